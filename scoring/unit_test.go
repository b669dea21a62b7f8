package scoring_test

import (
	"testing"

	"motcua/scoring"
)

func TestEndedUnitHasTheHeirThatExists(t *testing.T) {
	units := map[string]scoring.Unit{
		"old":    {Code: "old", ValidTo: "2025-06-30", Successor: "middle"},
		"middle": {Code: "middle", ValidFrom: "2025-07-01", ValidTo: "2026-06-30", Successor: "new"},
		"new":    {Code: "new", ValidFrom: "2026-07-01"},
		"last":   {Code: "last", ValidTo: "2025-06-30"},
		"lost":   {Code: "lost", ValidTo: "2025-06-30", Successor: "nowhere"},
		"self":   {Code: "self", ValidTo: "2025-06-30", Successor: "self"},
		"ring":   {Code: "ring", ValidTo: "2025-06-30", Successor: "round"},
		"round":  {Code: "round", ValidTo: "2025-06-30", Successor: "ring"},
		"early":  {Code: "early", ValidTo: "2025-06-30", Successor: "new"},
	}
	byCode := func(code string) (scoring.Unit, bool) { u, ok := units[code]; return u, ok }
	for _, c := range []struct{ says, unit, day, want string }{
		{"on its last day it has none", "old", "2025-06-30", ""},
		{"on the day after it is the successor", "old", "2025-07-01", "middle"},
		{"when that has ended too, the one after", "old", "2026-07-01", "new"},
		{"what has not ended has none", "new", "2030-01-01", ""},
		{"without a successor there is none", "last", "2025-07-01", ""},
		{"nor with one that is not in the register", "lost", "2025-07-01", ""},
		{"nor with itself", "self", "2025-07-01", ""},
		{"nor in a ring", "ring", "2025-07-01", ""},
		{"nor with one that does not exist yet", "early", "2025-07-01", ""},
	} {
		got, ok := units[c.unit].Heir(c.day, byCode)
		if ok != (c.want != "") || ok && got.Code != c.want {
			t.Errorf("%s: %q (%v)", c.says, got.Code, ok)
		}
	}
}

func TestACommuneIsNamedAsInASentence(t *testing.T) {
	for name, want := range map[string]string{
		"UBND xã Háng Lìa":                "xã Háng Lìa",
		" UBND  Xã Háng Lìa":              "xã Háng Lìa",
		"Xã Háng Lìa":                     "xã Háng Lìa",
		"ỦY BAN NHÂN DÂN phường 6":        "phường 6",
		"Uỷ ban nhân dân đặc khu Phú Quý": "đặc khu Phú Quý",
		"UBND Thị trấn":                   "Thị trấn", // the name of the one there is
		"UBND Thị trấn Điện Biên Đông":    "thị trấn Điện Biên Đông",
		"Na Son":                          "Na Son",
		"UBND ":                           "UBND",
	} {
		if got := scoring.Commune(name); got != want {
			t.Errorf("%q is named %q, not %q", name, got, want)
		}
	}
}

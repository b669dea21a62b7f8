package workdays_test

import (
	"os"
	"strings"
	"testing"

	"motcua/scoring/workdays"
)

// Each change of the valid file must be refused, naming what is wrong.
func TestWrongEntryIsNamed(t *testing.T) {
	raw, err := os.ReadFile("vietnam.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ says, old, new, want string }{
		{"a day that is none", `day = "2024-09-03"`, `day = "2024-09-31"`, "year 2024: holiday 11 (2024-09-31)"},
		{"a day written otherwise", `day = "2025-04-07"`, `day = "7/4/2025"`, "year 2025: holiday 7 (7/4/2025)"},
		{"a day of another year", `day = "2024-04-18"`, `day = "2025-04-18"`, "not in the year"},
		{"a holiday twice", `day = "2024-04-18"`, `day = "2024-05-01"`, "(2024-05-01): it stands twice"},
		{"a day without a name", `{ vi = "Giỗ Tổ Hùng Vương", en`, `{ en`, "holiday 7 (2024-04-18): it has no name"},
		{"a day in lieu of a weekday", `of = "2026-04-26"`, `of = "2026-04-30"`, "year 2026: day in lieu 1 (2026-04-27)"},
		{"a day in lieu on a Sunday", `day = "2024-02-13"`, `day = "2024-02-18"`, "day in lieu 1 (2024-02-18): it is a Saturday or Sunday"},
		{"two days in lieu of one", `of = "2024-02-11"`, `of = "2024-02-10"`, "has a day in lieu already"},
		{"a Sunday off in a swap", `off = "2024-04-29"`, `off = "2024-04-28"`, "swap 1 (2024-04-28): it is a Saturday or Sunday"},
		{"a weekday worked", `worked = "2024-05-04"`, `worked = "2024-05-06"`, "2024-05-06 is not a Saturday or Sunday"},
		{"a worked day that is off", `off = "2024-04-29", worked = "2024-05-04"`, `off = "2024-02-07", worked = "2024-02-10"`, "2024-02-10 is off"},
		{"a day off that is off already", `off = "2025-05-02"`, `off = "2025-05-01"`, "year 2025: swap 1 (2025-05-01): it stands twice"},
		{"a worked day far away", `worked = "2025-04-26"`, `worked = "2025-08-23"`, "more than 31 days"},
		{"one worked day for two off", `worked = "2026-08-22"`, `worked = "2026-01-10"`, "year 2026: swap 2"},
		{"a year twice", `year = 2025`, `year = 2024`, "year 2024: it stands twice"},
		{"a year out of range", `year = 2024`, `year = 24`, "year 24"},
		{"a decision that is neither", `decision = "announced"`, `decision = "perhaps"`, `decision is "perhaps"`},
		{"a key that is not known", `sources = [`, `source = [`, "line 17: unknown key years.source"},
		{"a key of a holiday that is not known", `name = { vi = "Tết Dương lịch"`, `title = { vi = "Tết Dương lịch"`, "line 19: unknown key years.title"},
		{"a year that is text", `year = 2024`, `year = "2024"`, "line 15: years.year: cannot decode"},
		{"a key twice", `decision = "announced"`, `year = 2024`, "line 16: year: "},
		{"no TOML", `[[years]]`, `[[years`, "line 14: expected"},
	} {
		changed := strings.Replace(string(raw), c.old, c.new, 1)
		if changed == string(raw) {
			t.Fatalf("%s: the file has no %s", c.says, c.old)
		}
		if _, err := workdays.Parse([]byte(changed)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.says, err, c.want)
		}
	}
	if _, err := workdays.Parse(nil); err == nil {
		t.Error("an empty file is a calendar")
	}
}

const own = `
[[years]]
year = 2028
decision = "expected"
holidays = [{ day = "2028-01-26", name = { vi = "Tết Nguyên đán" } }]
swaps = [{ off = "2028-12-29", worked = "2029-01-06", name = { vi = "Nghỉ hoán đổi" } }]
`

// An operator's calendar stands for itself; a swap may reach into the next year.
func TestOperatorsCalendarReplacesTheEmbeddedOne(t *testing.T) {
	c, err := workdays.Parse([]byte(own))
	if err != nil {
		t.Fatal(err)
	}
	if c.Working(at(t, "2028-01-26")) || !c.Working(at(t, "2028-01-27")) || !c.Known(2028) || c.Announced(2028) || c.Known(2027) {
		t.Error("the calendar is not the operator's")
	}
	if c.Working(at(t, "2028-12-29")) || !c.Working(at(t, "2029-01-06")) || c.Known(2029) {
		t.Error("a swap over the end of the year is not kept")
	}
	if !c.Working(at(t, "2028-05-01")) {
		t.Error("of a year with data only its own days are off")
	}
}

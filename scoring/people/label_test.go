package people_test

import (
	"errors"
	"strings"
	"testing"

	"motcua/scoring/people"
)

func TestLabelHoldsNothingOfAPerson(t *testing.T) {
	for written, want := range map[string]error{
		"Bàn 1":                             nil,
		"  quầy   hộ tịch ":                 nil,
		"Bàn 2 (đất đai), sáng 7.30":        nil,
		strings.Repeat("ư", 30):             nil,
		strings.Repeat("ư", 31):             people.ErrLabelLong,
		"":                                  people.ErrLabelEmpty,
		" - ":                               people.ErrLabelEmpty,
		"0912345678":                        people.ErrLabelPersonal,
		"bàn 1, 0912 345 678":               people.ErrLabelPersonal,
		"001 099 012 345":                   people.ErrLabelPersonal,
		"@nguyenvana":                       people.ErrLabelSigns,
		"a@b.vn":                            people.ErrLabelSigns,
		"<b>Bàn 1</b>":                      people.ErrLabelSigns,
		"https://t.me/x":                    people.ErrLabelSigns,
		"Bàn\u202e1":                        people.ErrLabelSigns,
		"Bàn 1 " + strings.Repeat("9", 300): people.ErrLabelPersonal,
	} {
		got, err := people.ReadLabel(written)
		if !errors.Is(err, want) || err == nil && got != strings.Join(strings.Fields(written), " ") || err != nil && got != "" {
			t.Errorf("%q is read as %q, %v, want %v", written, got, err, want)
		}
	}
}

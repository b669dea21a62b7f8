package header_test

import (
	"testing"

	"motcua/scoring/export/header"
)

// A cell is shown when it has the look of its column's field, and then whole; a name or a number of a person has none.
func TestCellIsShownOnlyWithTheLookOfItsField(t *testing.T) {
	for _, c := range []struct {
		look  header.Look
		text  string
		shown bool
	}{
		{header.CodeLook, "000.99.32.H18", true}, {header.CodeLook, "HS-001", true}, {header.CodeLook, "011050720163", false}, {header.CodeLook, "Páo1", false},
		{header.CodeLook, "NGUYEN", false}, {header.CodeLook, "A 1", false}, {header.CodeLook, "A0123456789", false}, {header.CodeLook, "0977.319.245", false},
		{header.DateLook, "36/11/2026", true}, {header.DateLook, "31/02/2024 08:00", true}, {header.DateLook, "0912.345.678", false}, {header.DateLook, "0912 34 56 78", false},
		{header.DateLook, "011050720163", false}, {header.DateLook, "Giàng A Páo", false}, {header.DateLook, "", false},
		{header.NumberLook, "1,5", true}, {header.NumberLook, "-3", true}, {header.NumberLook, "3/10", true}, {header.NumberLook, "912345678", false}, {header.NumberLook, "ba", false},
		{header.MonthLook, "13/2024", true}, {header.MonthLook, "Tháng 13 năm 2024", true}, {header.MonthLook, "Tháng Giàng 2024", false},
		{header.IndicatorLook, "TT9", true}, {header.IndicatorLook, "PAO", false}, {header.IndicatorLook, "Giàng A Páo 1", false},
	} {
		got := header.Shown(c.look, c.text)
		if (got != "") != c.shown || c.shown && got != c.text {
			t.Errorf("%q of the look %d is shown as %q", c.text, c.look, got)
		}
	}
}

package forms

import (
	"strings"

	"motcua/locales"
	"motcua/scoring"
)

// UnitsFile is the name of the form of the register.
const UnitsFile = "don-vi.xlsx"

// spareRows are empty rows under a register, for units that are not in it.
const spareRows = 20

// Units is the register of units as it stands, to be corrected and added to.
func Units(words locales.Printer, units []scoring.Unit) ([]byte, error) {
	f := newForm()
	rows := make([][]string, len(units), len(units)+spareRows)
	for i, u := range units {
		rows[i] = []string{u.Code, u.Name, u.Kind, strings.Join(u.OtherNames, "; "), u.ValidFrom, u.ValidTo, u.Successor}
	}
	rows = append(rows, make([][]string, spareRows)...)
	f.table([]column{{"Mã đơn vị", 20, false}, {"Tên đơn vị", 36, false}, {"Loại đơn vị", 14, false}, {"Tên gọi khác", 36, false}, {"Hiệu lực từ", 14, false},
		{"Hiệu lực đến", 14, false}, {"Đơn vị kế thừa", 20, false}}, rows)
	f.explain(words, "units", strings.Split(words.Text("template.units_how"), "\n"))
	return f.bytes()
}

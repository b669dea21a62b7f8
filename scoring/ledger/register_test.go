package ledger_test

import (
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// A dash stands for nothing: neither a day, nor a name, nor a successor.
func TestDashInRegisterMeansNothing(t *testing.T) {
	d := newDesk(t)
	results := d.take(t, ledger.ImportOptions{}, text("u.csv", "Mã đơn vị,Tên đơn vị,Tên gọi khác,Hiệu lực từ,Hiệu lực đến,Đơn vị kế thừa",
		"A,UBND xã Háng Lìa,-,-,-,-", "B,UBND xã Pú Hồng,–,,—,"))
	if r := results[0]; r.Problem != nil || r.File.Refused > 0 {
		t.Fatal(r.Problem, r.Refusals)
	}
	units, err := d.store.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		if u.ValidFrom != "" || u.ValidTo != "" || u.Successor != "" || len(u.OtherNames) > 0 || !u.ValidIn(scoring.Month("2026-11")) {
			t.Errorf("the register holds %+v", u)
		}
	}
}

// A unit that ends before it begins would be in no month.
func TestUnitThatEndsBeforeItBeginsIsRefused(t *testing.T) {
	d := newDesk(t)
	r := d.take(t, ledger.ImportOptions{}, text("u.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến", "A,UBND xã Háng Lìa,01/07/2025,30/06/2025",
		"B,UBND xã Pú Hồng,,", "C,UBND xã Phì Nhừ,01/07/2025,01/07/2025", "D,UBND xã Xa Dung,,", "E,UBND xã Na Son,,"))[0]
	if len(r.Refusals) != 1 || r.Refusals[0].Reason != sheet.BadDate || r.Refusals[0].Value != "30/06/2025" || r.File.Changes.New != 4 {
		t.Errorf("refused %+v, %+v", r.Refusals, r.File.Changes)
	}
}

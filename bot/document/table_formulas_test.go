package document_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
)

// Whatever a text begins with, a spreadsheet shows it and computes nothing.
func TestTableHoldsNoFormulas(t *testing.T) {
	var all [][]string
	for _, text := range []string{"=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "xã Háng Lìa"} {
		all = append(all, []string{"08:00 25/11/2026", text, text, text})
	}
	write := func() ([]byte, error) {
		return document.Table("Nhật ký", []string{"NHẬT KÝ", "Lập lúc 08:00"}, []string{"Thời gian", "Tài khoản thực hiện", "Việc", "Nội dung"}, []float64{18, 42, 36, 60}, all)
	}
	body, err := write()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := write(); err != nil || !bytes.Equal(body, again) {
		t.Errorf("the same list makes another file: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Nhật ký")
	if err != nil || len(rows) != 4+len(all) || rows[3][3] != "Nội dung" {
		t.Fatalf("the sheet has %q, %v", rows, err)
	}
	for i, want := range []string{"'=1+1", "'+1", "'-1+2", "'@SUM(A1)", "'=1+1", "xã Háng Lìa"} {
		if got := rows[4+i][1]; got != want {
			t.Errorf("%q is written %q", all[i][1], got)
		}
		if formula, err := f.GetCellFormula("Nhật ký", fmt.Sprintf("B%d", 5+i)); err != nil || formula != "" {
			t.Errorf("%q is the formula %q, %v", all[i][1], formula, err)
		}
	}
}

package document_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
)

// Whatever a text begins with, a spreadsheet shows it and computes nothing.
func TestAJournalHoldsNoFormulas(t *testing.T) {
	j := document.Journal{Name: "Nhật ký", Title: []string{"NHẬT KÝ", "Lập lúc 08:00"}, Columns: []string{"Thời gian", "Người thực hiện", "Việc", "Nội dung"}}
	for _, text := range []string{"=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "xã Háng Lìa"} {
		j.Rows = append(j.Rows, []string{"08:00 25/11/2026", text, text, text})
	}
	body, err := j.Book()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := j.Book(); err != nil || !bytes.Equal(body, again) {
		t.Errorf("the same list makes another file: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Nhật ký")
	if err != nil || len(rows) != 4+len(j.Rows) || rows[3][3] != "Nội dung" {
		t.Fatalf("the sheet has %q, %v", rows, err)
	}
	for i, want := range []string{"'=1+1", "'+1", "'-1+2", "'@SUM(A1)", "'=1+1", "xã Háng Lìa"} {
		if got := rows[4+i][1]; got != want {
			t.Errorf("%q is written %q", j.Rows[i][1], got)
		}
		if formula, err := f.GetCellFormula("Nhật ký", fmt.Sprintf("B%d", 5+i)); err != nil || formula != "" {
			t.Errorf("%q is the formula %q, %v", j.Rows[i][1], formula, err)
		}
	}
}

package document_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document"
)

// What a name begins with is no formula, and the rows stand under their titles.
func TestTableHoldsTextsOnly(t *testing.T) {
	body, err := document.Table("Thông báo", []string{"Báo cáo"}, []string{"Đơn vị", "Lý do"}, []float64{20, 20}, [][]string{{"Xã A", "=1+1"}, {"@b", "-c"}})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for cell, want := range map[string]string{"A1": "Báo cáo", "A3": "Đơn vị", "A4": "Xã A", "B4": "'=1+1", "A5": "'@b", "B5": "'-c"} {
		got, err := file.GetCellValue("Thông báo", cell)
		formula, _ := file.GetCellFormula("Thông báo", cell)
		if err != nil || got != want || formula != "" {
			t.Errorf("%s holds %q, formula %q, want %q: %v", cell, got, formula, want, err)
		}
	}
}

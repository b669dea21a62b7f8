package document_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"motcua/bot/document"
	"motcua/scoring"
)

// A correction stands behind its unit's grade, and its reason is no formula; where nobody is corrected there is no such column.
func TestTheTextSaysByHowMuchAUnitIsCorrected(t *testing.T) {
	p := draft(t)
	last := func() (cells [][]string) {
		r := csv.NewReader(bytes.NewReader(document.Text(p)))
		r.Comma, r.FieldsPerRecord = ';', -1
		all, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range all[1:] {
			cells = append(cells, row[max(0, len(row)-3):])
		}
		return cells
	}
	if got := last()[0]; !slices.Equal(got, []string{"Điểm đạt được", "Tổng điểm quy đổi", "Xếp loại"}) {
		t.Errorf("without a correction the columns end in %q", got)
	}
	p.Report.Records[1].Correction, p.Report.Records[1].Reason = scoring.Frac(-3, 2), "=lỗi hệ thống"
	for i, want := range map[int][]string{
		0: {"Xếp loại", "Điểm điều chỉnh", "Lý do điều chỉnh"},
		1: {"Xuất sắc", "", ""},
		2: {"Xuất sắc", "-1,5", "'=lỗi hệ thống"},
	} {
		if got := last()[i]; !slices.Equal(got, want) {
			t.Errorf("row %d ends in %q, want %q", i, got, want)
		}
	}
}

// The heading of a list of kinds of unit has no place, and takes no unit's correction.
func TestTheTextKeepsCorrectionsByTheirUnitsWhereKindsAreRankedApart(t *testing.T) {
	p := national(t, true)
	rules := *p.Report.Rules
	rules.Apart = [][]string{{"phường"}, {"xã"}}
	p.Report.Rules = &rules
	for i := range p.Report.Records {
		p.Report.Records[i].League = 1 + min(i, 1)
	}
	p.Report.Records[1].Correction, p.Report.Records[1].Reason = scoring.Int(-2), "lỗi hệ thống"
	r := csv.NewReader(bytes.NewReader(document.Text(p)))
	r.Comma, r.FieldsPerRecord = ';', -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "", "lỗi hệ thống"} { // the second list's heading is the fifth row
		if got := all[3+i]; got[len(got)-1] != want {
			t.Errorf("%q ends in %q, want %q", got[1], got[len(got)-1], want)
		}
	}
}

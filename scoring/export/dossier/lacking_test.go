package dossier_test

import (
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

func TestLackingColumnsAreNamed(t *testing.T) {
	const least = "Mã hồ sơ|Đơn vị|Ngày tiếp nhận"
	for _, c := range []struct {
		labels string
		want   []dossier.Lack
	}{
		{labels, nil},
		{least + "|Ngày trả", []dossier.Lack{dossier.NoDue, dossier.NoStatus, dossier.NoChannel, dossier.NoFee, dossier.NoDigitised, dossier.NoEResult}},
		{least + "|Ngày hẹn trả|Trạng thái|Hình thức nộp hồ sơ|Phí (VNĐ)|Số hóa TPHS|Kết quả điện tử|Ngày trả", []dossier.Lack{dossier.NoPayment}},
		{least + "|Ngày hẹn trả|Trạng thái|Hình thức nộp hồ sơ|Thanh toán trực tuyến|Số hóa TPHS|Kết quả điện tử", []dossier.Lack{dossier.NoFinish, dossier.NoFee}},
		{least + "|Hẹn trả|Tình trạng|Kênh thực hiện|Hình thức thanh toán|Có số hóa TPHS|Kết quả điện tử|Ngày trả", nil},
	} {
		row := sheet.Row{Number: 1}
		for label := range strings.SplitSeq(c.labels, "|") {
			row.Cells = append(row.Cells, sheet.Cell{Text: label})
		}
		h, err := header.Find([]sheet.Row{row}, []header.Kind{dossier.Export()})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.DeleteFunc(dossier.NewParser(h, settings).Lacks(), func(l dossier.Lack) bool { return !l.Matters(rulesOf(false, ofDecision459...)) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s lacks %v, want %v", c.labels, got, c.want)
		}
	}
}

func TestLackMattersToRulesThatAsk(t *testing.T) {
	national := []dossier.Lack{dossier.NoReused, dossier.NoStore, dossier.NoVerified, dossier.NoProcedure}
	for _, c := range []struct {
		says    string
		sources []scoring.Counts
		want    []dossier.Lack
	}{
		{"decision 459", ofDecision459, nil},
		{"the national set", ofNational, national},
		{"reuse alone", []scoring.Counts{scoring.HandledReused}, national[:1]},
		{"procedures of verified accounts", []scoring.Counts{scoring.VerifiedProcedures}, national[2:]},
	} {
		var got []dossier.Lack
		for _, l := range national {
			if l.Matters(rulesOf(false, c.sources...)) {
				got = append(got, l)
			}
		}
		if !slices.Equal(got, c.want) || !dossier.NoDue.Matters(rulesOf(false, c.sources...)) {
			t.Errorf("to %s matter %v, want %v", c.says, got, c.want)
		}
	}
}

package dossier_test

import (
	"slices"
	"strings"
	"testing"

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
		if got := dossier.NewParser(h, settings).Lacking(); !slices.Equal(got, c.want) {
			t.Errorf("%s lacks %v, want %v", c.labels, got, c.want)
		}
	}
}

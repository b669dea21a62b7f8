package ledger_test

import (
	"slices"
	"testing"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

const (
	strangeHead = "Số HS gốc;Nơi làm;Người nộp;Điện thoại;Ngày đến;Phải xong;Đã xong;Tình hình"
	strangeRow  = "000.10.32.H18-240605-0001;UBND xã Háng Lìa;Nguyễn Văn A;0912345678;05/06/2024;14/06/2024;12/06/2024;Đã trả kết quả"
)

// A header that nobody has seen is recognised once its columns were matched by hand, also with other spacing and case; another
// header is not, and columns of personal data are never offered.
func TestHeaderIsMatchedByHandOnce(t *testing.T) {
	d := newKeptDesk(t)
	strange := func() table.Source { return text("la.csv", "Danh sách theo dõi", strangeHead, strangeRow) }
	if r := d.take(t, ledger.ImportOptions{}, strange())[0]; r.Problem == nil || r.Problem.Problem != sheet.UnknownKind {
		t.Fatalf("before it was matched: %+v", r.Problem)
	}
	h, found, err := d.Heading(t.Context(), strange())
	if err != nil || !found {
		t.Fatal(found, err)
	}
	if want := []string{"Số HS gốc", "Nơi làm", "Ngày đến", "Phải xong", "Đã xong", "Tình hình"}; !slices.Equal(h.Labels, want) {
		t.Errorf("offered are %q, want %q", h.Labels, want)
	}
	fields := dossier.Matchable()
	for synonym, label := range map[string]string{"Mã hồ sơ": "Số HS gốc", "Ngày tiếp nhận": "Ngày đến", "Ngày hẹn trả": "Phải xong", "Ngày kết thúc xử lý": "Đã xong", "Trạng thái": "Tình hình"} {
		for _, f := range fields {
			if f.Synonyms[0] == synonym {
				if err := d.store.MatchColumn(t.Context(), h.Layout, f.Name, label, 2); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if r := d.take(t, ledger.ImportOptions{DryRun: true}, text("b.csv", "số hs GỐC ;nơi làm;Người nộp;Điện thoại;Ngày  đến;Phải xong;Đã xong;Tình hình", strangeRow))[0]; r.Problem != nil || r.File.Kind != table.Dossiers {
		t.Errorf("the same header in other letters: %+v", r.Problem)
	}
	if r := d.take(t, ledger.ImportOptions{DryRun: true}, text("c.csv", "Số HS gốc;Ngày đến;Phải xong", "000.10.32.H18-240605-0001;05/06/2024;14/06/2024"))[0]; r.Problem == nil {
		t.Error("another header is taken by what was said of this one")
	}
	if r := d.taken(t, strange()); r.File.Changes.New != 1 {
		t.Errorf("taken in are %+v", r.File.Changes)
	}
	if err := d.store.ForgetLayout(t.Context(), h.Layout, 2); err != nil {
		t.Fatal(err)
	}
	if r := d.take(t, ledger.ImportOptions{DryRun: true}, text("d.csv", strangeHead, strangeRow))[0]; r.Problem == nil {
		t.Error("a header that was forgotten is recognised")
	}
}

func TestPersonalColumnsAreNotOffered(t *testing.T) {
	for label, want := range map[string]bool{
		"Chủ hồ sơ": true, "Tên chủ hồ sơ": true, "Họ và tên người nộp": true, "Người nộp hồ sơ": true, "Số CMND/HC/Thẻ CC": true, "SĐT": true,
		"Số điện thoại": true, "Địa chỉ thường trú": true, "Ngày sinh": true, "Công dân": true, "Tổ chức, cá nhân": true, "Mã định danh cá nhân": true, "Trích yếu": true, "Ghi chú": true,
		"Mã định danh": false, "Tổ chức tiếp nhận": false, "Số hồ sơ": false, "Ngày nộp": false, "Địa điểm tiếp nhận": false,
	} {
		if got := dossier.Personal(label); got != want {
			t.Errorf("%s is personal: %v", label, got)
		}
	}
}

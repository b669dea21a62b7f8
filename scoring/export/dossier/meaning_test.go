package dossier_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"motcua/scoring/export/dossier"
)

func TestTaughtMeaningIsReadByItsFields(t *testing.T) {
	for _, c := range []struct{ says, written, want string }{
		{"a national code is that of a status only", "3", "status=3"},
		{"the last of them", "10", "status=10"},
		{"there is no eleventh", "11", ""},
		{"nor a nought", "0", ""},
		{"a word for a status", "từ chối", "status=3"},
		{"a code with its words", "4 - Đang xử lý", "status=4"},
		{"what denies something and is a status is not a no", "Chưa giải quyết", "status=4"},
		{"what was done to the whole dossier is not a yes", "ĐÃ TRẢ KẾT QUẢ", "status=10"},
		{"a channel that is a way of payment, too", "trực tuyến", "channel=2, payment=online"},
		{"a channel alone", "bưu chính", "channel=3"},
		{"a way of payment alone", "tiền mặt", "payment=offline"},
		{"nothing to pay, of both columns that tell it", "miễn phí", "fee kind=free, payment=free"},
		{"yes", "Có", "digitised=yes, e-result=yes, paid online=yes, personal-store=yes, reused=yes, verified=yes"},
		{"no", "không", "digitised=no, e-result=no, paid online=no, personal-store=no, reused=no, verified=no"},
		{"what nobody understands", "Lưu kho", ""},
		{"nothing", " - ", ""},
	} {
		got := dossier.ReadMeaning(c.written)
		var all []string
		for _, field := range slices.Sorted(maps.Keys(got)) {
			all = append(all, field+"="+got[field])
			if !slices.Contains(dossier.Meanings(field), got[field]) {
				t.Errorf("%s: %q is no meaning of %q", c.says, got[field], field)
			}
		}
		if strings.Join(all, ", ") != c.want {
			t.Errorf("%s: %q means %v, want %s", c.says, c.written, all, c.want)
		}
	}
}

func TestKnownWordCannotBeTaught(t *testing.T) {
	for _, c := range []struct {
		field, word string
		want        bool
	}{
		{"status", "Đã hủy", true},
		{"status", "Đã huỷ do trùng", false},
		{"channel", "Trực tiếp", true},
		{"channel", "Tại quầy", false},
		{"digitised", "Có", true},
		{"digitised", "Một phần", false},
	} {
		if got := dossier.Understands(c.field, c.word); got != c.want {
			t.Errorf("%q of %q is understood: %v", c.word, c.field, got)
		}
	}
}

func TestWordHasOneKeyHoweverSpelt(t *testing.T) {
	key := dossier.WordKey("status", "Đã huỷ  do trùng")
	if len(key) != 8 || key != dossier.WordKey("status", "ĐÃ HỦY DO TRÙNG") {
		t.Errorf("%q is not the key of both spellings", key)
	}
	if key == dossier.WordKey("channel", "Đã huỷ do trùng") || key == dossier.WordKey("status", "Đã huỷ") {
		t.Error("another field or word has the same key")
	}
}

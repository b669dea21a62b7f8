package advice

import "testing"

func TestCasesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		text, act string
		n         int
	}{
		{"5 hồ sơ nữa nộp trực tuyến", "file", 5},
		{"thêm 12 hồ sơ nộp qua mạng", "file", 12},
		{"3 ho so thanh toan truc tuyen", "pay", 3},
		{"số hóa thêm 7 hồ sơ", "digitise", 7},
		{"cấp kết quả điện tử cho 4 hồ sơ", "issue", 4},
		{"giải quyết đúng hạn 2 hồ sơ", "finish", 2},
		{"giải quyết hết 2 hồ sơ quá hạn", "clear", 2},
		{"5 more dossiers are filed online", "file", 5},
		{"1 dossier is paid online", "pay", 1},
		{"tháng 6", "", 0},
		{"5 hồ sơ", "", 0},
		{"0 hồ sơ nộp trực tuyến", "", 0},
		{"99999999999999999999 hồ sơ nộp trực tuyến", "", 0},
		{"phường 5 nộp trực tuyến", "", 0},
	} {
		act, n, ok := readCase(c.text)
		if act != c.act || n != c.n || ok != (c.act != "") {
			t.Errorf("%q is read as %q with %d", c.text, act, n)
		}
	}
}

func TestGradesAreReadAsPeopleSayThem(t *testing.T) {
	for text, want := range map[string]string{
		"xuất sắc": "xuat-sac", "lên loại tốt": "tot", "để lên khá": "kha", "excellent": "xuat-sac", "háng lìa": "", "tốt nghiệp": "tot", "khám": "",
	} {
		if got := gradeIn(text); got != want {
			t.Errorf("%q is about %q, not %q", text, got, want)
		}
	}
}

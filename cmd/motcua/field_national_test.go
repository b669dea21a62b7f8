package main

import (
	"slices"
	"strings"
	"testing"
)

// national is an export of July 2026 with all that the national set asks. Beside each dossier stands what it counts as.
const national = `Mã hồ sơ;Mã TTHC;Tên TTHC;Ngày tiếp nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái;Hình thức nộp hồ sơ;Lệ phí (VNĐ);Hình thức thanh toán;Số hóa TPHS;Kết quả điện tử;Có tái sử dụng thành phần;DuocLayTuKhoDMQG;TaiKhoanDuocXacThucVoiVNeID
000.10.32.H18-260620-0001;1.001193.000.00.00.H18;Đăng ký khai sinh;20/06/2026 08:00;03/07/2026 17:00;02/07/2026 09:00;10;Trực tuyến;8000;Trực tuyến;Có;Có;Có;0;1
000.10.32.H18-260610-0002;2.000815;Chứng thực bản sao;10/06/2026 08:00;20/06/2026 17:00;05/07/2026 09:00;9;Trực tiếp;0;;Có;Không;Không;0;0
000.10.32.H18-260625-0003;2.000815;Chứng thực bản sao;25/06/2026 08:00;10/07/2026 17:00;;4;Trực tiếp;0;;Không;Không;Không;0;0
000.10.32.H18-260701-0004;1.001193;Đăng ký khai sinh;01/07/2026 08:00;05/07/2026 17:00;03/07/2026 09:00;10;Trực tuyến;8000;Trực tuyến;Có;Có;Có;1;1
000.10.32.H18-260705-0005;;Chứng thực chữ ký;05/07/2026 08:00;08/07/2026 17:00;09/07/2026 09:00;10;Trực tuyến;5000;Tiền mặt;Có;Có;Không;0;1
000.10.32.H18-260710-0006;;Chứng thực chữ ký;10/07/2026 08:00;12/07/2026 17:00;;5;Trực tiếp;0;;Không;Không;Không;0;0
000.10.32.H18-260712-0007;1.000001;Xác nhận cư trú;12/07/2026 08:00;15/07/2026 17:00;13/07/2026 09:00;7;Trực tuyến;0;;Có;Không;Có;0;1
000.10.32.H18-260715-0008;1.000001;Xác nhận cư trú;15/07/2026 08:00;20/07/2026 17:00;25/07/2026 09:00;3;Trực tiếp;0;;Không;Không;Không;0;0
000.10.32.H18-260720-0009;1.001193;Đăng ký khai sinh;20/07/2026 08:00;22/07/2026 17:00;21/07/2026 09:00;8;Trực tiếp;0;;Có;Không;Không;0;0
000.10.32.H18-260718-0010;1.001193;Đăng ký khai sinh;;;;7;Trực tuyến;0;;Không;Không;Không;0;1
000.10.32.H18-260728-0011;1.000894;Đăng ký kết hôn;28/07/2026 08:00;05/08/2026 17:00;;4;Trực tuyến;8000;Chưa thanh toán;Có;Không;Không;0;1
000.10.32.H18-260601-0012;1.001193;Đăng ký khai sinh;01/06/2026 08:00;03/06/2026 17:00;30/06/2026 09:00;10;Trực tuyến;8000;Trực tuyến;Có;Có;Có;1;1
000.10.32.H18-260722-0013;1.001193;Đăng ký khai sinh;22/07/2026 08:00;30/07/2026 17:00;;7;Trực tiếp;0;;Không;Không;Không;0;0
000.10.32.H18-260722-0014;;Chứng thực chữ ký;22/07/2026 08:00;30/07/2026 17:00;22/07/2026 10:00;10;Trực tiếp;0;;Không;Không;Không;0;0
`

// denominators are the lists of procedures that no export has.
const denominators = `Tháng;Mã đơn vị;Chỉ số;Tử số;Mẫu số
7/2026;000.10.32.H18;3.2;;20
7/2026;000.10.32.H18;3.5A;;4
7/2026;000.10.32.H18;3.5B;;4
7/2026;000.10.32.H18;4.6;;385
`

// Of the fourteen dossiers twelve were handled in July: 0010 was never accepted, 0012 was over before. 0001, 0004, 0006 (waits), 0007, 0009,
// 0011 (not due yet) and 0014 are in time, 0002, 0003, 0005 and 0008 late; when 0013 was withdrawn nobody says. Nine were received and
// accepted; those that were not withdrawn or refused are 0004, 0005, 0006, 0009, 0011 and 0014.
func TestFieldNationalSetIsCountedFromAnExport(t *testing.T) {
	d := newDeskless(t).another(t, "2026-08-03T09:00:00+07:00")
	for _, p := range []paper{{"thang-7.csv", []byte(national)}, {"so-lieu.csv", []byte(denominators)}} {
		flags := []string{}
		if p.name == "thang-7.csv" {
			flags = []string{"--period", "2026-07"}
		}
		if got := d.takes(p, flags...); got.failed || strings.Contains(got.output, "does not tell") {
			t.Fatalf("%s: %s", p.name, got.output)
		}
	}
	want := []string{
		"1.4 9 9", "2.1 7 11", "3.2 3 20", "3.3 3 6", "3.5A 3 4", "3.5B 1 4", "3.6 1 3",
		"4.1 3 12", "4.2 3 12", "4.3 3 12", "4.4 1 12", "4.5 5 12", "4.6 4 385", "5.4 7 11",
	}
	var got []string
	for _, row := range d.ask(`SELECT indicator, numerator, denominator FROM v_scorecard_lines WHERE month = '2026-07' AND denominator > 0 ORDER BY place`) {
		got = append(got, strings.Join(strings.Fields(row), " "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("counted %q, want %q", got, want)
	}
	if unknown := d.count(`SELECT unknown FROM v_scorecard_lines WHERE month = '2026-07' AND indicator = '2.1'`); unknown != 1 {
		t.Errorf("of %d dossiers it is not known whether they were in time, want 1", unknown)
	}
}

// Without the columns of the national set its indicators are not known, and the answer says so; to decision 459 they do not matter.
func TestFieldLackOfNationalColumnsIsTold(t *testing.T) {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSpace(national), "\n") {
		lines = append(lines, strings.Join(strings.Split(line, ";")[:12], ";"))
	}
	few := strings.Join(lines, "\n")
	template := newDeskless(t)
	told := template.another(t, "2026-08-03T09:00:00+07:00").takes(paper{"it-cot.csv", []byte(few)}, "--period", "2026-07")
	for _, column := range []string{"data on reused components", "applicants' data stores", "whether accounts were verified"} {
		if !strings.Contains(told.output, column) {
			t.Errorf("nothing is said of %s: %s", column, told.output)
		}
	}
	earlier := strings.NewReplacer("/2026", "/2024", "H18-26", "H18-24").Replace(few)
	told = template.another(t, "2024-08-03T09:00:00+07:00").takes(paper{"it-cot.csv", []byte(earlier)}, "--period", "2024-07")
	if told.failed || strings.Contains(told.output, "reused") || strings.Contains(told.output, "verified") {
		t.Errorf("by decision 459 it is said: %s", told.output)
	}
}

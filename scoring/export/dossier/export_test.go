package dossier_test

import (
	"strings"
	"testing"

	"motcua/scoring/export/dossier"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// The labels seen in the wild, by the field they mean, as they are written, in capitals, and without diacritics.
func TestLabelsOfKnownSystemsAreFound(t *testing.T) {
	for field, labels := range map[string]string{
		"code":           "Mã hồ sơ|Mã HS|Số hồ sơ|Mã hồ sơ hành chính|Số biên nhận",
		"unit":           "Đơn vị|Đơn vị tiếp nhận|Đơn vị giải quyết|Cơ quan chủ trì giải quyết|Tên cơ quan",
		"unit code":      "Mã đơn vị|Mã định danh|Mã cơ quan",
		"procedure":      "Tên thủ tục hành chính|Tên TTHC|Tên thủ tục|Thủ tục hành chính",
		"field":          "Lĩnh vực",
		"received":       "Ngày tiếp nhận|Ngày tiếp nhận hồ sơ|Ngày nhận|Nhận hồ sơ",
		"submitted":      "Ngày nộp hồ sơ|Ngày nộp",
		"due":            "Ngày hẹn trả|Ngày hẹn trả kết quả|Ngày hẹn trả KQ|Hẹn trả kết quả|Hẹn trả|Hạn trả kết quả|Ngày trả dự kiến",
		"finished":       "Ngày kết thúc xử lý|Ngày có kết quả|Ngày hoàn tất",
		"returned":       "Ngày trả kết quả|Ngày trả KQ|Ngày trả công dân|Ngày thực trả",
		"status":         "Trạng thái|Trạng thái hồ sơ|Trạng thái xử lý|Tình trạng|Tình trạng hồ sơ",
		"channel":        "Hình thức nộp hồ sơ|Hình thức nộp|Hình thức tiếp nhận hồ sơ|Kênh tiếp nhận|Kênh nộp|Hình thức tiếp nhận|Loại tiếp nhận|Kênh thực hiện",
		"fee":            "Phí (VNĐ)",
		"charge":         "Lệ phí (VNĐ)",
		"fee kind":       "Hình thức thu",
		"payment":        "Hình thức thanh toán",
		"paid online":    "Thanh toán trực tuyến",
		"digitised":      "Số hóa TPHS",
		"e-result":       "Kết quả điện tử|Số hóa kết quả",
		"reused":         "Có tái sử dụng thành phần|Tái sử dụng TPHS|Khai thác, sử dụng lại dữ liệu số hóa",
		"verified":       "Tài khoản được xác thực với VNeID|Nộp bằng VNeID",
		"personal-store": "Được lấy từ kho DMQG|Lấy từ kho dữ liệu",
		"procedure code": "Mã TTHC|Mã thủ tục hành chính",
		"":               "Tài khoản VNeID|Tài khoản định danh điện tử|Nội dung hồ sơ|Trích yếu|Chủ hồ sơ|Tên chủ hồ sơ|Người nộp|Họ tên|Số CMND/HC/Thẻ CC|Địa chỉ|Số điện thoại|Cán bộ đang xử lý|Người thụ lý",
	} {
		for label := range strings.SplitSeq(labels, "|") {
			for _, written := range []string{label, strings.ToUpper(label), plain.Replace(strings.ToLower(label))} {
				row := sheet.Row{Number: 1}
				for other, of := range map[string]string{"code": "Mã hồ sơ", "received": "Ngày tiếp nhận", "status": "Trạng thái", "unit": "Đơn vị"} {
					if other != field {
						row.Cells = append(row.Cells, sheet.Cell{Text: of})
					}
				}
				at := len(row.Cells)
				row.Cells = append(row.Cells, sheet.Cell{Text: written})
				h, err := header.Find([]sheet.Row{row}, []header.Kind{dossier.Export()})
				if err != nil {
					t.Errorf("%s: %v", written, err)
					continue
				}
				means := ""
				for name, column := range h.Columns {
					if column == at {
						means = name
					}
				}
				if means != field {
					t.Errorf("%q means %q, want %q", written, means, field)
				}
			}
		}
	}
}

// plain leaves out the diacritics of the letters that the labels above have.
var plain = strings.NewReplacer("ã", "a", "ồ", "o", "ơ", "o", "ố", "o", "ị", "i", "đ", "d", "ế", "e", "ậ", "a", "ả", "a", "ủ", "u", "ì", "i", "ê", "e", "à", "a",
	"ụ", "u", "ộ", "o", "ự", "u", "ĩ", "i", "ạ", "a", "ó", "o", "ệ", "e", "ử", "u", "ý", "y", "á", "a", "ứ", "u", "ấ", "a", "ể", "e", "í", "i", "ẹ", "e")

// Statuses as words and as national codes, and how each is treated.
func TestStatusesOfKnownSystemsAreRead(t *testing.T) {
	const nowhere, open, paused, resolved = "nowhere", "open", "paused", "resolved"
	for code, c := range map[string]struct{ words, treated string }{
		"1": {"Mới đăng ký", nowhere}, "2": {"Được tiếp nhận", open}, "3": {"Không được tiếp nhận", nowhere}, "4": {"Đang xử lý", open},
		"5": {"Yêu cầu bổ sung giấy tờ", paused}, "6": {"Yêu cầu thực hiện nghĩa vụ tài chính", paused}, "7": {"Công dân yêu cầu rút hồ sơ", nowhere},
		"8": {"Dừng xử lý", paused}, "9": {"Đã xử lý xong", resolved}, "10": {"Đã trả kết quả", resolved},
	} {
		for _, written := range []string{code, c.words, strings.ToUpper(c.words)} {
			d, wrong, skip := parse(t, labels, "000.10.32.H18-240614-0001||14/06/2024 08:00|17/06/2024|16/06/2024||"+written)
			if wrong != nil || skip {
				t.Errorf("%s: refused %+v", written, wrong)
				continue
			}
			s := d.Status
			treated := map[[4]bool]string{{false, false, false, false}: nowhere, {true, true, false, false}: open, {true, false, true, false}: paused,
				{true, false, false, true}: resolved}[[4]bool{s.Counted(), s.Open(), s.Paused(), s.Resolved()}]
			if treated != c.treated || s.Ended() != (d.Finished != 0) {
				t.Errorf("%s is treated as %q (%+v), want %s", written, treated, d, c.treated)
			}
		}
	}
}

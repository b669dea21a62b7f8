package dossier_test

import (
	"testing"

	"motcua/scoring/dossier"
	"motcua/scoring/sheet"
)

// The statuses as systems write them: with the national code in front, and with how it stands with the due date behind or in
// front, which says nothing about the status.
func TestStatusesAsExportsWriteThem(t *testing.T) {
	for text, want := range map[string]dossier.Status{
		"Mới đăng ký": dossier.Registered, "Chờ tiếp nhận": dossier.Registered, "Hồ sơ mới": dossier.Registered,
		"Đã tiếp nhận": dossier.Accepted, "ĐƯỢC TIẾP NHẬN": dossier.Accepted, "2": dossier.Accepted,
		"Từ chối tiếp nhận": dossier.NotAccepted,
		"Đang xử lý":        dossier.Processing, "Đang thụ lý": dossier.Processing, "Chưa giải quyết": dossier.Processing, "Chờ duyệt": dossier.Processing,
		"Đang xử lý (quá hạn)": dossier.Processing, "Đang giải quyết - Trong hạn": dossier.Processing, "Quá hạn chưa giải quyết": dossier.Processing,
		"Đang xử lý/Sắp đến hạn": dossier.Processing, "4 - Đang xử lý": dossier.Processing, "4. Đang xử lý": dossier.Processing,
		"Chờ bổ sung": dossier.WantsPapers, "Đang chờ bổ sung hồ sơ": dossier.WantsPapers, "Chờ công dân bổ sung": dossier.WantsPapers,
		"Chờ thanh toán": dossier.WantsPayment,
		"Rút hồ sơ":      dossier.Withdrawn, "Công dân xin rút hồ sơ": dossier.Withdrawn,
		"Tạm dừng": dossier.Suspended, "Dừng xử lý": dossier.Suspended, "8 Dừng xử lý": dossier.Suspended,
		"Đã xử lý xong": dossier.Processed, "Đã xử lý xong, chờ trả": dossier.Processed, "Có kết quả": dossier.Processed, "Đã có kết quả - chờ trả": dossier.Processed,
		"Đã giải quyết trước hạn": dossier.Processed, "Đã giải quyết (đúng hạn)": dossier.Processed,
		"Đã trả kết quả": dossier.ResultReturned, "Trả đúng hạn": dossier.ResultReturned, "Trả quá hạn": dossier.ResultReturned, "Đã trả kết quả trễ hạn": dossier.ResultReturned,
		"Trả kết quả": dossier.ResultReturned, "10 - Đã trả kết quả": dossier.ResultReturned,

		"Đúng hạn": 0, "Quá hạn": 0, "": 0, "11": 0, "4.0.1": 0, "4 - Đã trả kết quả": 0, "Trả lại hồ sơ": 0, "Đã bổ sung": 0, "4": dossier.Processing, "Không đang xử lý": 0, "Hạn": 0,
	} {
		d, wrong, _ := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Ngày kết thúc xử lý|Trạng thái|Lĩnh vực", "G22.1/2024|Xã Háng Lìa|14/06/2024|15/06/2024|"+text+"|Hộ tịch")
		if want == 0 && (wrong == nil || wrong.Reason != sheet.UnknownStatus || wrong.Value != text) || want != 0 && (wrong != nil || d.Status != want) {
			t.Errorf("%q is the status %d, refused %+v; want %d", text, d.Status, wrong, want)
		}
	}
}

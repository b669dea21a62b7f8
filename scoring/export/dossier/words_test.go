package dossier_test

import (
	"testing"

	"motcua/scoring/export/dossier"
)

// The statuses as systems write them: with the national code in front, and with how it stands with the due date behind or in
// front, which says nothing about the status.
func TestStatusSpellingsAreRead(t *testing.T) {
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

		"Đã hủy": dossier.NotAccepted, "Đã xoá": dossier.NotAccepted, "Không giải quyết": dossier.NotAccepted, "Từ chối giải quyết": dossier.NotAccepted, "Trả lại hồ sơ": dossier.NotAccepted,
		"Đã bổ sung": dossier.Processing, "": dossier.ResultReturned, // it has a finish
		"Đúng hạn": 0, "Quá hạn": 0, "11": 0, "4.0.1": 0, "4 - Đã trả kết quả": 0, "4": dossier.Processing, "Không đang xử lý": 0, "Hạn": 0,
	} {
		d, wrong, _ := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Ngày kết thúc xử lý|Trạng thái|Lĩnh vực", "G22.1/2024|Xã Háng Lìa|14/06/2024|15/06/2024|"+text+"|Hộ tịch")
		if wrong != nil || d.Status != want {
			t.Errorf("%q is the status %d, refused %+v; want %d", text, d.Status, wrong, want)
		}
	}
}

// How a dossier was filed, as systems write it. What is not understood is not known: as a no it would count against the unit.
func TestChannelSpellingsAreRead(t *testing.T) {
	for text, want := range map[string]dossier.Channel{
		"Trực tiếp": dossier.Direct, "1": dossier.Direct, "Nộp trực tiếp tại bộ phận một cửa": dossier.Direct, "Tiếp nhận trực tiếp": dossier.Direct,
		"Tại bộ phận Một cửa": dossier.Direct, "Trực tiếp tại Trung tâm dịch vụ công": dossier.Direct,
		"Trực tuyến": dossier.Online, "2": dossier.Online, "NỘP TRỰC TUYẾN": dossier.Online, "Nộp trực tuyến toàn trình": dossier.Online,
		"Trực tuyến một phần": dossier.Online, "Qua mạng": dossier.Online, "Dịch vụ công quốc gia": dossier.Online, "Cổng DVCQG": dossier.Online,
		"Nộp qua Cổng Dịch vụ công": dossier.Online, "VNeID": dossier.Online,
		"BCCI": dossier.Postal, "3": dossier.Postal, "Bưu chính công ích": dossier.Postal, "Nộp qua dịch vụ BCCI": dossier.Postal, "Bưu điện": dossier.Postal,
		"": 0, "-": 0, "Toàn trình": 0, "Một phần": 0, "Không trực tuyến": 0, "Trực tiếp, trực tuyến": 0, "4": 0, "Khác": 0,
	} {
		d, wrong, _ := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái|Hình thức nộp hồ sơ", "G22.1/2024|Xã Háng Lìa|14/06/2024|4|"+text)
		if wrong != nil || d.Channel != want {
			t.Errorf("%q is the channel %d, refused %+v; want %d", text, d.Channel, wrong, want)
		}
	}
}

// Whether components are digitised, and so of every column that says yes or no.
func TestYesAndNoSpellingsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"Có": "yes", "Có số hóa TPHS": "yes", "x": "yes", "X": "yes", "1": "yes", "TRUE": "yes", "Đã số hóa": "yes", "✓": "yes", "100%": "yes",
		"Không": "no", "Chưa số hóa TPHS": "no", "Không số hóa": "no", "Chưa": "no", "0": "no", "FALSE": "no", "": "no", "-": "no", "–": "no", "0%": "no",
		"3": "", "50%": "", "0.5": "", "2/3": "", "Số hóa một phần": "", "Khác": "", "?": "",
	} {
		d, wrong, _ := parse(t, "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái|Số hóa TPHS", "G22.1/2024|Xã Háng Lìa|14/06/2024|4|"+text)
		if wrong != nil || d.Digitised != map[string]dossier.Answer{"yes": dossier.Yes, "no": dossier.No}[want] {
			t.Errorf("%q is digitised: %v, refused %+v; want %q", text, d.Digitised, wrong, want)
		}
	}
}

// How a fee was paid. It matters only where there is one.
func TestPaymentSpellingsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"Trực tuyến": "online", "Thanh toán trực tuyến": "online", "Trực tuyến qua Cổng DVCQG": "online", "Online": "online",
		"Tiền mặt": "not", "Chuyển khoản": "not", "Trực tiếp": "not", "Nộp tiền mặt tại một cửa": "not", "Chưa thanh toán": "not", "": "not",
		"Không thu phí": "free", "Miễn phí": "free", "Ví điện tử": "online", "Không thanh toán trực tuyến": "", "Séc": "",
	} {
		const labels = "Mã hồ sơ|Đơn vị|Ngày tiếp nhận|Trạng thái|Phí (VNĐ)|Hình thức thanh toán"
		d, wrong, _ := parse(t, labels, "G22.1/2024|Xã Háng Lìa|14/06/2024|4|8000|"+text)
		paid := map[string]dossier.Answer{"online": dossier.Yes, "not": dossier.No, "free": dossier.No}[want]
		if wrong != nil || (d.Fee == dossier.Yes) != (want != "free") || d.PaidOnline != paid {
			t.Errorf("%q with a fee: %+v, refused %+v; want %q", text, d, wrong, want)
		}
		if d, wrong, _ := parse(t, labels, "G22.1/2024|Xã Háng Lìa|14/06/2024|4|0|"+text); wrong != nil || d.Fee != dossier.No {
			t.Errorf("%q without a fee: %+v, refused %+v", text, d, wrong)
		}
	}
}

package dossier

import "motcua/scoring/export/header"

// column is a column of an export of dossiers that is read. Columns that are not among them, those with personal data first of
// all, are never looked at.
type column int

// The columns. Their names stand in the store, where columns were matched by hand.
const (
	codeColumn column = iota
	unitCodeColumn
	unitColumn
	procedureColumn
	procedureCodeColumn
	fieldColumn
	receivedColumn
	submittedColumn
	dueColumn
	finishedColumn
	returnedColumn
	statusColumn
	channelColumn
	feeColumn    // phí
	chargeColumn // lệ phí
	feeKindColumn
	paymentColumn
	paidColumn
	digitisedColumn
	eResultColumn
	reusedColumn
	storeColumn
	verifiedColumn
	columnCount
)

var columnNames = [columnCount]string{
	"code", "unit code", "unit", "procedure", "procedure code", "field", "received", "submitted", "due", "finished", "returned", "status", "channel", "fee", "charge",
	"fee kind", "payment", "paid online", "digitised", "e-result", "reused", "personal-store", "verified",
}

func (c column) String() string { return columnNames[c] }

// Labels of the national portal's own list of fields, whose columns say yes in two numbers: 1 and 2 tell in which way.
const (
	onlinePaymentLabel = "DuocThanhToanTrucTuyen"
	reusedLabel        = "DuocTaiSuDung"
)

// The fields that every export has.
const (
	CodeField     = "code"
	ReceivedField = "received"
)

// StatusField is the field of statuses.
const StatusField = "status"

// Export is an export of dossiers as header.Find recognises it. A dossier's summary ("Trích yếu", "Nội dung hồ sơ") is not
// taken for its procedure: it often names the applicant.
func Export() header.Kind {
	synonyms := [columnCount][]string{
		codeColumn:     {"Mã hồ sơ", "Mã HS", "Số hồ sơ", "Mã hồ sơ hành chính", "Mã số hồ sơ", "Số biên nhận", "MaHoSo"},
		unitCodeColumn: {"Mã đơn vị", "Mã định danh", "Mã cơ quan", "Mã định danh đơn vị"},
		unitColumn: {
			"Đơn vị tiếp nhận", "Đơn vị giải quyết", "Đơn vị", "Cơ quan chủ trì giải quyết", "Tên cơ quan", "Tên đơn vị", "Cơ quan tiếp nhận", "Cơ quan giải quyết",
			"Đơn vị xử lý", "Cơ quan thực hiện", "Cơ quan xử lý", "DonViXuLy",
		},
		procedureColumn:     {"Tên thủ tục hành chính", "Tên TTHC", "Tên thủ tục", "Thủ tục hành chính", "Thủ tục", "TenTTHC"},
		procedureCodeColumn: {"Mã TTHC", "Mã thủ tục", "Mã thủ tục hành chính", "MaTTHC"},
		fieldColumn:         {"Lĩnh vực", "Tên lĩnh vực", "TenLinhVuc"},
		receivedColumn:      {"Ngày tiếp nhận", "Ngày tiếp nhận hồ sơ", "Ngày nhận", "Ngày nhận hồ sơ", "Nhận hồ sơ", "Thời gian tiếp nhận", "Thời điểm tiếp nhận", "Tiếp nhận hồ sơ", "NgayTiepNhan"},
		submittedColumn:     {"Ngày nộp hồ sơ", "Ngày nộp", "NgayNopHoSo"},
		dueColumn: {
			"Ngày hẹn trả", "Ngày hẹn trả kết quả", "Ngày hẹn trả KQ", "Hẹn trả kết quả", "Hẹn trả", "Hạn trả kết quả", "Ngày trả dự kiến", "Hạn xử lý", "Hạn giải quyết",
			"Ngày hẹn", "Thời gian hẹn trả", "Thời hạn trả kết quả", "Hạn trả", "NgayHenTra",
		},
		finishedColumn: {
			"Ngày kết thúc xử lý", "Ngày có kết quả", "Ngày hoàn tất", "Ngày hoàn thành", "Ngày xử lý xong", "Ngày kết thúc", "Ngày giải quyết xong", "Thời gian hoàn thành",
			"NgayKetThucXuLy",
		},
		returnedColumn: {
			"Ngày trả kết quả", "Ngày trả KQ", "Ngày trả công dân", "Ngày thực trả", "Ngày trả", "Ngày trả thực tế", "Trả kết quả", "Ngày trả kết quả thực tế",
			"Thời gian trả kết quả", "Ngày trả kết quả cho công dân", "Ngày đã trả", "Ngày trả hồ sơ", "NgayTra",
		},
		statusColumn: {
			"Trạng thái", "Trạng thái hồ sơ", "Trạng thái xử lý", "Tình trạng", "Tình trạng hồ sơ", "Tình trạng xử lý", "Tình trạng giải quyết", "TrangThaiHoSo",
		},
		channelColumn: {
			"Hình thức nộp hồ sơ", "Hình thức tiếp nhận", "Loại tiếp nhận", "Kênh thực hiện", "Hình thức nộp", "Hình thức tiếp nhận hồ sơ", "Kênh tiếp nhận", "Kênh nộp", "KenhThucHien",
		},
		feeColumn:       {"Phí (VNĐ)", "Phí, lệ phí", "Phí"},
		chargeColumn:    {"Lệ phí (VNĐ)", "Lệ phí"},
		feeKindColumn:   {"Hình thức thu"},
		paymentColumn:   {"Hình thức thanh toán", "Phương thức thanh toán"},
		paidColumn:      {"Thanh toán trực tuyến", "Được thanh toán trực tuyến", onlinePaymentLabel},
		digitisedColumn: {"Số hóa TPHS", "Số hóa thành phần hồ sơ", "Có số hóa TPHS"},
		eResultColumn:   {"Kết quả điện tử", "Số hóa kết quả", "Cấp kết quả điện tử"},
		// Of an account or a store only what says yes or no is read: a column of accounts may hold the numbers of persons.
		reusedColumn: {
			"Có tái sử dụng thành phần", "Có tái sử dụng thành phần hồ sơ", "Có tái sử dụng TPHS", "Tái sử dụng thành phần", "Tái sử dụng thành phần hồ sơ", "Tái sử dụng TPHS",
			"Có tái sử dụng dữ liệu", "Tái sử dụng dữ liệu số hóa", "Khai thác, sử dụng lại dữ liệu số hóa", reusedLabel, "HoSoCoThanhPhanSoHoa",
		},
		storeColumn: {
			"Được lấy từ kho DMQG", "Lấy từ kho DMQG", "Được lấy từ kho dữ liệu", "Lấy từ kho dữ liệu", "Lấy từ kho dữ liệu cá nhân", "Có thành phần lấy từ kho dữ liệu",
			"Thành phần lấy từ kho dữ liệu", "Thành phần lấy từ kho dữ liệu điện tử", "DuocLayTuKhoDMQG",
		},
		verifiedColumn: {
			"Tài khoản được xác thực với VNeID", "Tài khoản được xác thực VNeID", "Tài khoản đã xác thực VNeID", "Xác thực VNeID", "Đã xác thực VNeID", "Được xác thực VNeID",
			"Nộp bằng VNeID", "Nộp bằng tài khoản VNeID", "Nộp bằng tài khoản định danh điện tử", "TaiKhoanDuocXacThucVoiVNeID",
		},
	}
	k := header.Kind{Name: "dossiers"}
	for c, known := range synonyms {
		k.Fields = append(k.Fields, header.Field{Name: column(c).String(), Required: column(c) == codeColumn || column(c) == receivedColumn, Synonyms: known})
	}
	// Without a status and without a finish nothing can be scored.
	k.AnyOf = [][]string{{statusColumn.String(), finishedColumn.String(), returnedColumn.String()}}
	return k
}

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
	columnCount
)

var columnNames = [columnCount]string{
	"code", "unit code", "unit", "procedure", "procedure code", "field", "received", "submitted", "due", "finished", "returned", "status", "channel", "fee", "charge",
	"fee kind", "payment", "paid online", "digitised", "e-result",
}

func (c column) String() string { return columnNames[c] }

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
		codeColumn:     {"Mã hồ sơ", "Mã HS", "Số hồ sơ", "Mã hồ sơ hành chính", "Mã số hồ sơ", "Số biên nhận"},
		unitCodeColumn: {"Mã đơn vị", "Mã định danh", "Mã cơ quan", "Mã định danh đơn vị"},
		unitColumn: {
			"Đơn vị tiếp nhận", "Đơn vị giải quyết", "Đơn vị", "Cơ quan chủ trì giải quyết", "Tên cơ quan", "Tên đơn vị", "Cơ quan tiếp nhận", "Cơ quan giải quyết",
			"Đơn vị xử lý", "Cơ quan thực hiện", "Cơ quan xử lý",
		},
		procedureColumn:     {"Tên thủ tục hành chính", "Tên TTHC", "Tên thủ tục", "Thủ tục hành chính", "Thủ tục"},
		procedureCodeColumn: {"Mã TTHC", "Mã thủ tục", "Mã thủ tục hành chính"},
		fieldColumn:         {"Lĩnh vực", "Tên lĩnh vực"},
		receivedColumn:      {"Ngày tiếp nhận", "Ngày tiếp nhận hồ sơ", "Ngày nhận", "Ngày nhận hồ sơ", "Nhận hồ sơ", "Thời gian tiếp nhận", "Thời điểm tiếp nhận", "Tiếp nhận hồ sơ"},
		submittedColumn:     {"Ngày nộp hồ sơ", "Ngày nộp"},
		dueColumn: {
			"Ngày hẹn trả", "Ngày hẹn trả kết quả", "Ngày hẹn trả KQ", "Hẹn trả kết quả", "Hẹn trả", "Hạn trả kết quả", "Ngày trả dự kiến", "Hạn xử lý", "Hạn giải quyết",
			"Ngày hẹn", "Thời gian hẹn trả", "Thời hạn trả kết quả", "Hạn trả",
		},
		finishedColumn: {"Ngày kết thúc xử lý", "Ngày có kết quả", "Ngày hoàn tất", "Ngày hoàn thành", "Ngày xử lý xong", "Ngày kết thúc", "Ngày giải quyết xong", "Thời gian hoàn thành"},
		returnedColumn: {
			"Ngày trả kết quả", "Ngày trả KQ", "Ngày trả công dân", "Ngày thực trả", "Ngày trả", "Ngày trả thực tế", "Trả kết quả", "Ngày trả kết quả thực tế",
			"Thời gian trả kết quả", "Ngày trả kết quả cho công dân", "Ngày đã trả", "Ngày trả hồ sơ",
		},
		statusColumn: {"Trạng thái", "Trạng thái hồ sơ", "Trạng thái xử lý", "Tình trạng", "Tình trạng hồ sơ", "Tình trạng xử lý", "Tình trạng giải quyết"},
		channelColumn: {
			"Hình thức nộp hồ sơ", "Hình thức tiếp nhận", "Loại tiếp nhận", "Kênh thực hiện", "Hình thức nộp", "Hình thức tiếp nhận hồ sơ", "Kênh tiếp nhận", "Kênh nộp",
		},
		feeColumn:       {"Phí (VNĐ)", "Phí, lệ phí", "Phí"},
		chargeColumn:    {"Lệ phí (VNĐ)", "Lệ phí"},
		feeKindColumn:   {"Hình thức thu"},
		paymentColumn:   {"Hình thức thanh toán", "Phương thức thanh toán"},
		paidColumn:      {"Thanh toán trực tuyến"},
		digitisedColumn: {"Số hóa TPHS", "Số hóa thành phần hồ sơ", "Có số hóa TPHS"},
		eResultColumn:   {"Kết quả điện tử", "Số hóa kết quả", "Cấp kết quả điện tử"},
	}
	k := header.Kind{Name: "dossiers"}
	for c, known := range synonyms {
		k.Fields = append(k.Fields, header.Field{Name: column(c).String(), Required: column(c) == codeColumn || column(c) == receivedColumn, Synonyms: known})
	}
	// Without a status and without a finish nothing can be scored.
	k.AnyOf = [][]string{{statusColumn.String(), finishedColumn.String(), returnedColumn.String()}}
	return k
}

package dossier

import "motcua/scoring/header"

// The columns of an export of dossiers that are read. Columns that are not among them, those with personal data first of
// all, are never looked at.
const (
	codeColumn      = "code"
	unitCodeColumn  = "unit code"
	unitColumn      = "unit"
	procedureColumn = "procedure"
	fieldColumn     = "field"
	receivedColumn  = "received"
	submittedColumn = "submitted"
	dueColumn       = "due"
	finishedColumn  = "finished"
	returnedColumn  = "returned"
	statusColumn    = "status"
	channelColumn   = "channel"
	feeColumn       = "fee"    // phí
	chargeColumn    = "charge" // lệ phí
	feeKindColumn   = "fee kind"
	paymentColumn   = "payment"
	paidColumn      = "paid online"
	digitisedColumn = "digitised"
	eResultColumn   = "e-result"
)

// Export is an export of dossiers as header.Find recognises it. A dossier's summary ("Trích yếu", "Nội dung hồ sơ") is not
// taken for its procedure: it often names the applicant.
func Export() header.Kind {
	return header.Kind{
		Name: "dossiers",
		Fields: []header.Field{
			{Name: codeColumn, Required: true, Synonyms: []string{"Mã hồ sơ", "Mã HS", "Số hồ sơ", "Mã hồ sơ hành chính", "Mã số hồ sơ", "Số biên nhận"}},
			{Name: unitCodeColumn, Synonyms: []string{"Mã đơn vị", "Mã định danh", "Mã cơ quan", "Mã định danh đơn vị"}},
			{Name: unitColumn, Synonyms: []string{
				"Đơn vị tiếp nhận", "Đơn vị giải quyết", "Đơn vị", "Cơ quan chủ trì giải quyết", "Tên cơ quan", "Tên đơn vị", "Cơ quan tiếp nhận", "Cơ quan giải quyết",
			}},
			{Name: procedureColumn, Synonyms: []string{"Tên thủ tục hành chính", "Tên TTHC", "Tên thủ tục", "Thủ tục hành chính", "Thủ tục"}},
			{Name: fieldColumn, Synonyms: []string{"Lĩnh vực", "Tên lĩnh vực"}},
			{Name: receivedColumn, Required: true, Synonyms: []string{"Ngày tiếp nhận", "Ngày tiếp nhận hồ sơ", "Ngày nhận", "Ngày nhận hồ sơ", "Nhận hồ sơ", "Thời gian tiếp nhận"}},
			{Name: submittedColumn, Synonyms: []string{"Ngày nộp hồ sơ", "Ngày nộp"}},
			{Name: dueColumn, Synonyms: []string{
				"Ngày hẹn trả", "Ngày hẹn trả kết quả", "Ngày hẹn trả KQ", "Hẹn trả kết quả", "Hẹn trả", "Hạn trả kết quả", "Ngày trả dự kiến", "Hạn xử lý", "Hạn giải quyết",
			}},
			{Name: finishedColumn, Synonyms: []string{"Ngày kết thúc xử lý", "Ngày có kết quả", "Ngày hoàn tất", "Ngày hoàn thành"}},
			{Name: returnedColumn, Synonyms: []string{"Ngày trả kết quả", "Ngày trả KQ", "Ngày trả công dân", "Ngày thực trả"}},
			{Name: statusColumn, Synonyms: []string{"Trạng thái", "Trạng thái hồ sơ", "Trạng thái xử lý", "Tình trạng", "Tình trạng hồ sơ"}},
			{Name: channelColumn, Synonyms: []string{"Hình thức nộp hồ sơ", "Hình thức tiếp nhận", "Loại tiếp nhận", "Kênh thực hiện", "Hình thức nộp", "Hình thức tiếp nhận hồ sơ", "Kênh tiếp nhận", "Kênh nộp"}},
			{Name: feeColumn, Synonyms: []string{"Phí (VNĐ)", "Phí, lệ phí", "Phí"}},
			{Name: chargeColumn, Synonyms: []string{"Lệ phí (VNĐ)", "Lệ phí"}},
			{Name: feeKindColumn, Synonyms: []string{"Hình thức thu"}},
			{Name: paymentColumn, Synonyms: []string{"Hình thức thanh toán"}},
			{Name: paidColumn, Synonyms: []string{"Thanh toán trực tuyến"}},
			{Name: digitisedColumn, Synonyms: []string{"Số hóa TPHS", "Số hóa thành phần hồ sơ", "Có số hóa TPHS"}},
			{Name: eResultColumn, Synonyms: []string{"Kết quả điện tử", "Số hóa kết quả", "Cấp kết quả điện tử"}},
		},
	}
}

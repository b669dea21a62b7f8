package document

import (
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/report"
)

// shortcomings is what did not go well: late dossiers, and every unit under the bound of an indicator.
func (p Paper) shortcomings() []string {
	r := p.Report
	var lines []string
	var late []figured
	for _, l := range r.Late {
		late = append(late, figured{scoring.Commune(l.Unit.Name), count(l.Count) + " hồ sơ"})
	}
	switch {
	case len(late) > 0:
		lines = append(lines, fmt.Sprintf("- Còn hồ sơ giải quyết quá hạn hoặc đã quá hạn mà chưa giải quyết tại %s đơn vị: %s.", count(len(late)), withFigures(late)))
	case !r.Printed && len(r.Incomplete) > 0:
		lines = append(lines, "- Theo số liệu đã có, trong tháng không có hồ sơ giải quyết quá hạn hoặc đã quá hạn mà chưa giải quyết.")
	case !r.Printed:
		lines = append(lines, "- Trong tháng không có hồ sơ giải quyết quá hạn hoặc đã quá hạn mà chưa giải quyết.")
	}
	if r.Printed {
		lines = append(lines, "- [Bổ sung số hồ sơ quá hạn của các đơn vị có điểm lấy theo phụ lục đã ban hành: phụ lục không có số lượng hồ sơ]")
	}
	switch {
	case len(r.Weak) > 0:
		lines = append(lines, "- Một số chỉ số đạt điểm còn thấp (dưới chỉ tiêu; chỉ số không có chỉ tiêu thì dưới mức Khá), cụ thể:")
	case len(r.Incomplete) > 0:
		lines = append(lines, "- Không có chỉ số nào của các đơn vị được xếp loại dưới chỉ tiêu.")
	default:
		lines = append(lines, "- Không có chỉ số nào của đơn vị nào dưới chỉ tiêu.")
	}
	for _, w := range r.Weak {
		lines = append(lines, fmt.Sprintf("+ %s: %s.", w.Indicator.Name.In("vi"), unitsUnderBound(w)))
	}
	return append(lines, "- Nguyên nhân: [đơn vị soạn thảo bổ sung nguyên nhân của các tồn tại, hạn chế]")
}

// unitsUnderBound names every unit under the bound with what it earned.
func unitsUnderBound(w report.Weak) string {
	if w.All() {
		return fmt.Sprintf("toàn bộ %s đơn vị được đánh giá đều đạt %s/%s điểm", count(w.Of), decimal(w.Units[0].Line.Shown(w.Units[0].Bound)), bound(w.Indicator.Max))
	}
	var units []figured
	for _, l := range w.Units {
		units = append(units, figured{scoring.Commune(l.Unit.Name), decimal(l.Line.Shown(l.Bound)) + "/" + bound(l.Line.Max) + " điểm"})
	}
	return withFigures(units)
}

// requestsToChairs are the requests to the chairs.
func (p Paper) requestsToChairs() []string {
	var lines []string
	for _, q := range p.Report.Requests {
		var names, what []string
		for _, ind := range q.Indicators {
			names = append(names, "“"+ind.Name.In("vi")+"”")
		}
		if q.Late {
			what = append(what, "chỉ đạo khắc phục việc giải quyết hồ sơ quá hạn")
		}
		switch {
		case len(names) == 1:
			what = append(what, "có giải pháp cụ thể để cải thiện chỉ số "+names[0])
		case len(names) > 1:
			what = append(what, "có giải pháp cụ thể để cải thiện các chỉ số "+joinList(names))
		}
		whom := "cấp xã"
		if len(q.Units) > 0 {
			whom = nameUnits(q.Units)
		}
		lines = append(lines, fmt.Sprintf("- Đề nghị Chủ tịch UBND %s %s.", whom, strings.Join(what, "; ")))
	}
	if len(lines) == 0 {
		lines = append(lines, "- Đề nghị Chủ tịch UBND cấp xã tiếp tục duy trì kết quả đạt được.")
	}
	return append(lines, "- [Đơn vị soạn thảo bổ sung kiến nghị, đề xuất khác, nếu có]")
}

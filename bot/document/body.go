package document

import (
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/report"
)

// subject is what the report is about, as letters of the authority call it.
const subject = "chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử"

// body are the paragraphs between the title and the signature. What stands in square brackets is for a person to write.
func (p Paper) body() []string {
	issuer := p.Letterhead.or(Issuer, "tên cơ quan ban hành")
	about := subject + " của UBND cấp xã " + p.month()
	lines := []string{
		fmt.Sprintf("Thực hiện %s về việc ban hành Bộ chỉ số đánh giá %s;", p.Report.Rules.Decision, subject),
		fmt.Sprintf("Trên cơ sở số liệu hồ sơ thủ tục hành chính (TTHC) xuất từ Hệ thống thông tin giải quyết TTHC và số liệu các đơn vị báo cáo, %s báo cáo kết quả đánh giá %s như sau:", issuer, about),
	}
	lines = append(lines, "1. Kết quả đánh giá, xếp loại")
	lines = append(lines, p.graded()...)
	lines = append(lines, "2. Đánh giá chung", "2.1. Kết quả đạt được")
	lines = append(lines, p.went()...)
	lines = append(lines, "2.2. Tồn tại, hạn chế")
	lines = append(lines, p.wanting()...)
	lines = append(lines, "3. Kiến nghị, đề xuất")
	lines = append(lines, p.asking()...)
	return append(lines, fmt.Sprintf("Trên đây là báo cáo kết quả đánh giá %s./.", about))
}

// graded are the counts of units per grade, and who they are.
func (p Paper) graded() []string {
	r := p.Report
	var counts, lines []string
	for _, g := range r.Grades {
		if len(g.Units) > 0 {
			counts = append(counts, fmt.Sprintf("%s đơn vị xếp loại %s", count(len(g.Units)), g.Grade.Name.In("vi")))
		}
	}
	lines = append(lines, fmt.Sprintf("UBND cấp xã: chấm điểm, đánh giá %s/%s đơn vị, trong đó: %s. Cụ thể:", count(r.Scored), count(len(r.Records)), listed(counts)))
	if r.Scored == 0 {
		lines[0] = fmt.Sprintf("UBND cấp xã: chưa có đơn vị nào trong %s đơn vị được chấm điểm.", count(len(r.Records)))
	}
	for _, g := range r.Grades {
		var units []string
		for _, u := range g.Units {
			units = append(units, fmt.Sprintf("%s (%s điểm)", unitName(u.Name), points(u.Converted)))
		}
		if len(units) > 0 {
			lines = append(lines, fmt.Sprintf("- Xếp loại %s: %s.", g.Grade.Name.In("vi"), strings.Join(units, ", ")))
		}
	}
	if len(r.Incomplete) > 0 {
		lines = append(lines, fmt.Sprintf("- Chưa có số liệu nhập tay của tháng: %s.", named(r.Incomplete)))
	}
	return append(lines, "(Chi tiết tại Phụ lục kèm theo)")
}

// went is what went well.
func (p Paper) went() []string {
	r := p.Report
	var lines, full []string
	for _, f := range r.Full {
		full = append(full, fmt.Sprintf("%s (%s/%s đơn vị)", inSentence(f.Indicator.Name.In("vi")), count(f.Units), count(f.Of)))
	}
	if len(full) > 0 {
		lines = append(lines, fmt.Sprintf("- Các chỉ số có quá nửa số đơn vị được đánh giá đạt điểm tối đa: %s.", strings.Join(full, "; ")))
	} else {
		lines = append(lines, "- Trong tháng không có chỉ số nào được quá nửa số đơn vị đạt điểm tối đa.")
	}
	lines = append(lines, p.moved()...)
	return append(lines, "- [Đơn vị soạn thảo bổ sung kết quả chỉ đạo, điều hành nổi bật trong tháng, nếu có]")
}

// moved compares with the month before.
func (p Paper) moved() []string {
	m := p.Report.Movement
	if m == nil {
		return []string{fmt.Sprintf("- Chưa có số liệu đầy đủ của %s để so sánh.", monthInWords(p.Report.Month.Prev()))}
	}
	lines := []string{fmt.Sprintf("- So với %s, tính trên %s đơn vị có số liệu đầy đủ ở cả hai tháng: tổng điểm quy đổi bình quân đạt %s điểm, %s; %s đơn vị tăng điểm, %s đơn vị giảm điểm.",
		monthInWords(m.Before), count(m.Units), points(m.Average), change(m.Average, m.Then, " điểm"), count(m.Up), count(m.Down))}
	var groups []string
	hundred := scoring.Int(100)
	for _, g := range m.Groups {
		now := g.Now.Mul(hundred)
		groups = append(groups, fmt.Sprintf("%s %s%% (%s)", inSentence(g.Group.Name.In("vi")), points(now), change(now, g.Then.Mul(hundred), "%")))
	}
	if len(groups) > 0 {
		lines = append(lines, fmt.Sprintf("- Tỷ lệ điểm đạt được so với điểm tối đa theo nhóm chỉ số: %s.", strings.Join(groups, "; ")))
	}
	return lines
}

// change is what became of a figure, by its exact values.
func change(now, then scoring.Fraction, unit string) string {
	d := now.Sub(then)
	switch {
	case d.Sign() == 0:
		return "không đổi"
	case d.Tenths() == 0:
		return "gần như không đổi"
	case d.Sign() > 0:
		return "tăng " + points(d) + unit
	default:
		return "giảm " + points(scoring.Fraction{}.Sub(d)) + unit
	}
}

// wanting is what did not go well: late dossiers, and every unit under the bound of an indicator.
func (p Paper) wanting() []string {
	r := p.Report
	var lines, late []string
	for _, l := range r.Late {
		late = append(late, fmt.Sprintf("%s %s hồ sơ", unitName(l.Unit.Name), count(l.Count)))
	}
	switch {
	case len(late) > 0:
		lines = append(lines, fmt.Sprintf("- Còn hồ sơ giải quyết quá hạn hoặc đã quá hạn mà chưa giải quyết tại %s đơn vị: %s.", count(len(late)), strings.Join(late, ", ")))
	case !r.Printed:
		lines = append(lines, "- Trong tháng không có hồ sơ giải quyết quá hạn hoặc đã quá hạn mà chưa giải quyết.")
	}
	if r.Printed {
		lines = append(lines, "- [Bổ sung số hồ sơ quá hạn của các đơn vị có điểm lấy theo phụ lục đã ban hành: phụ lục không có số lượng hồ sơ]")
	}
	if len(r.Weak) > 0 {
		lines = append(lines, "- Một số chỉ số đạt điểm còn thấp (dưới chỉ tiêu; chỉ số không có chỉ tiêu thì dưới mức Khá), cụ thể:")
	} else {
		lines = append(lines, "- Không có chỉ số nào của đơn vị nào dưới chỉ tiêu.")
	}
	for _, w := range r.Weak {
		lines = append(lines, fmt.Sprintf("+ %s: %s.", w.Indicator.Name.In("vi"), lowest(w)))
	}
	return append(lines, "- Nguyên nhân: [đơn vị soạn thảo bổ sung nguyên nhân của các tồn tại, hạn chế]")
}

// lowest names every unit under the bound with what it earned.
func lowest(w report.Weak) string {
	if w.All() {
		return fmt.Sprintf("toàn bộ %s đơn vị được đánh giá đạt %s/%s điểm", count(w.Of), points(w.Units[0].Line.Points), points(w.Indicator.Max))
	}
	var units []string
	for _, l := range w.Units {
		units = append(units, fmt.Sprintf("%s %s/%s điểm", unitName(l.Unit.Name), points(l.Line.Points), points(l.Line.Max)))
	}
	return strings.Join(units, ", ")
}

// asking are the requests to the chairs.
func (p Paper) asking() []string {
	var lines []string
	for _, q := range p.Report.Requests {
		var names, what []string
		for _, ind := range q.Indicators {
			names = append(names, inSentence(ind.Name.In("vi")))
		}
		if q.Late {
			what = append(what, "chỉ đạo khắc phục việc giải quyết hồ sơ quá hạn")
		}
		if len(names) > 0 {
			what = append(what, "có giải pháp cụ thể để cải thiện: "+strings.Join(names, "; "))
		}
		whom := "các xã, phường, thị trấn"
		if len(q.Units) > 0 {
			whom = named(q.Units)
		}
		lines = append(lines, fmt.Sprintf("- Đề nghị Chủ tịch UBND %s %s.", whom, strings.Join(what, "; ")))
	}
	if len(lines) == 0 {
		lines = append(lines, "- Đề nghị Chủ tịch UBND các xã, phường, thị trấn tiếp tục duy trì kết quả đạt được.")
	}
	return append(lines, "- [Đơn vị soạn thảo bổ sung kiến nghị, đề xuất khác, nếu có]")
}

func named(units []scoring.Record) string {
	var names []string
	for _, u := range units {
		names = append(names, unitName(u.Name))
	}
	return listed(names)
}

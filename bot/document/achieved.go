package document

import (
	"fmt"
	"strings"

	"motcua/scoring"
)

// achievements is what went well.
func (p Paper) achievements() []string {
	r := p.Report
	var lines, full []string
	for _, f := range r.Full {
		full = append(full, fmt.Sprintf("%s (%s/%s đơn vị)", inSentence(f.Indicator.Name.In("vi")), count(f.Units), count(f.Of)))
	}
	if len(full) > 0 {
		lines = append(lines, fmt.Sprintf("- Các chỉ số có quá nửa số đơn vị được đánh giá đạt điểm tối đa: %s.", strings.Join(full, "; ")))
	} else {
		lines = append(lines, "- Trong tháng không có chỉ số nào có quá nửa số đơn vị được đánh giá đạt điểm tối đa.")
	}
	lines = append(lines, p.comparison()...)
	return append(lines, "- [Đơn vị soạn thảo bổ sung kết quả chỉ đạo, điều hành nổi bật trong tháng, nếu có]")
}

// comparison compares with the month before, of which nothing is said when it was not reported.
func (p Paper) comparison() []string {
	m := p.Report.Movement
	if p.Report.First {
		return nil
	}
	if m == nil {
		return []string{fmt.Sprintf("- Chưa có số liệu đầy đủ của %s để so sánh.", monthInWords(p.Report.Month.Prev()))}
	}
	lines := []string{fmt.Sprintf("- So với %s, tính trên %s đơn vị có số liệu đầy đủ ở cả hai tháng: tổng điểm quy đổi bình quân đạt %s điểm, %s; %s tăng điểm, %s giảm điểm.",
		monthInWords(m.Before), count(m.Units), points(m.Average), changeOf(m.Average, m.Then, " điểm"), howMany(m.Up), howMany(m.Down))}
	var groups []string
	hundred := scoring.Int(100)
	for _, g := range m.Groups {
		now := g.Now.Mul(hundred)
		groups = append(groups, fmt.Sprintf("%s %s%% (%s)", inSentence(g.Group.Name.In("vi")), points(now, hundred), changeOf(now, g.Then.Mul(hundred), " điểm phần trăm")))
	}
	if len(groups) > 0 {
		lines = append(lines, fmt.Sprintf("- Tỷ lệ điểm đạt được so với điểm tối đa theo nhóm chỉ số: %s.", strings.Join(groups, "; ")))
	}
	return lines
}

// howMany units are told of.
func howMany(units int) string {
	if units == 0 {
		return "không có đơn vị nào"
	}
	return count(units) + " đơn vị"
}

// changeOf is what became of a figure, by its exact values.
func changeOf(now, then scoring.Fraction, unit string) string {
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

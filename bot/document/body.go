package document

import (
	"fmt"
	"slices"
	"strings"

	"motcua/scoring"
)

// subject is what the report is about, as letters of the authority call it.
const subject = "chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử"

// passage is a paragraph of the letter, or the heading of a section.
type passage struct {
	text  string
	heads bool
}

// bodyParagraphs are the paragraphs between the title and the signature. What stands in square brackets is for a person to write.
func (p Paper) bodyParagraphs() []passage {
	issuer := p.Letterhead.settingOr(Issuer, "tên cơ quan ban hành")
	about := subject + " của UBND cấp xã " + p.month()
	var all []passage
	say := func(lines ...string) {
		for _, line := range lines {
			all = append(all, passage{text: line})
		}
	}
	title := func(line string) { all = append(all, passage{line, true}) }
	say(fmt.Sprintf("Thực hiện %s về việc ban hành Bộ chỉ số đánh giá %s;", p.Report.Rules.Decision, subject),
		fmt.Sprintf("Trên cơ sở số liệu hồ sơ thủ tục hành chính (TTHC) xuất từ Hệ thống thông tin giải quyết TTHC và số liệu do các đơn vị báo cáo, %s báo cáo kết quả đánh giá %s như sau:", issuer, about))
	title("1. Kết quả đánh giá, xếp loại")
	say(p.gradeCounts()...)
	title("2. Đánh giá chung")
	title("2.1. Kết quả đạt được")
	say(p.achievements()...)
	title("2.2. Tồn tại, hạn chế")
	say(p.shortcomings()...)
	title("3. Kiến nghị, đề xuất")
	say(p.requestsToChairs()...)
	say(fmt.Sprintf("Trên đây là báo cáo kết quả đánh giá %s./.", about))
	return all
}

// gradeCounts are the counts of units per grade, and who they are.
func (p Paper) gradeCounts() []string {
	r := p.Report
	var counts, lines []string
	for _, g := range r.Grades {
		if len(g.Units) > 0 {
			counts = append(counts, fmt.Sprintf("%s đơn vị xếp loại %s", count(len(g.Units)), g.Grade.Name.In("vi")))
		}
	}
	lines = append(lines, fmt.Sprintf("UBND cấp xã: chấm điểm, đánh giá %s/%s đơn vị, trong đó: %s. Cụ thể:", count(r.Scored), count(len(r.Records)), joinList(counts)))
	unscored := slices.DeleteFunc(slices.Clone(r.Records), func(u scoring.Record) bool { return u.Scored || u.State != scoring.MonthFull })
	if r.Scored == 0 {
		lines[0] = fmt.Sprintf("UBND cấp xã: chưa có đơn vị nào trong %s đơn vị được chấm điểm.", count(len(r.Records)))
		unscored = nil
	}
	for _, g := range r.Grades {
		var units []string
		for _, u := range g.Units {
			units = append(units, fmt.Sprintf("%s (%s điểm)", scoring.Commune(u.Name), decimal(u.Shown())))
		}
		if len(units) > 0 {
			lines = append(lines, fmt.Sprintf("- Xếp loại %s: %s.", g.Grade.Name.In("vi"), strings.Join(units, ", ")))
		}
	}
	if len(unscored) > 0 {
		lines = append(lines, fmt.Sprintf("- Không xếp loại vì chưa có chỉ số nào được đánh giá: %s.", nameUnits(unscored)))
	}
	if n := len(r.Waits); n > 0 {
		lines = append(lines, fmt.Sprintf("- Tạm xếp loại theo %s chỉ số đã có số liệu.", count(len(r.Rules.Indicators)-n)))
	}
	if len(r.Incomplete) > 0 {
		lines = append(lines, fmt.Sprintf("- Chưa xếp loại vì chưa đủ số liệu của tháng: %s.", nameUnits(r.Incomplete)))
	}
	return append(lines, "(Chi tiết tại Phụ lục kèm theo)")
}

// nameUnits names the units in one sentence.
func nameUnits(units []scoring.Record) string {
	var names []string
	for _, u := range units {
		names = append(names, scoring.Commune(u.Name))
	}
	return joinList(names)
}

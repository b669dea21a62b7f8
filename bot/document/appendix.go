package document

import (
	"fmt"
	"strconv"

	"motcua/scoring"
)

// column is a column of the appendix between the unit's name and the total: an indicator.
type column struct {
	indicator scoring.Indicator
	group     string // heading above it; "" when an earlier column of the group has it
	span      int    // columns of the group, on its first
	label     string
}

// columns are the indicators as the published appendices head them: "Chỉ số 1 (5đ)" below the name of the group; an
// indicator alone in its group has the group's name for its own.
func (p Paper) columns() []column {
	var all []column
	for _, g := range p.Report.Rules.Groups {
		members := p.Report.Rules.Members(g.Code)
		for i, ind := range members {
			c := column{indicator: ind, label: fmt.Sprintf("Chỉ số %d (%sđ)", i+1, points(ind.Max))}
			if i == 0 {
				c.group, c.span = "Nhóm "+inSentence(g.Name.In("vi")), len(members)
			}
			if len(members) == 1 {
				c.group = fmt.Sprintf("%s (%sđ)", g.Name.In("vi"), points(ind.Max))
			}
			all = append(all, c)
		}
	}
	return all
}

// printed is an indicator's figure on a card: "-" when it is not assessed, which is not 0.
func printed(u scoring.Record, indicator string) string {
	line, ok := u.Line(indicator)
	if !ok || !line.Assessed {
		return "-"
	}
	return points(line.Points)
}

// explanation says what the marks of the appendix mean.
const explanation = "Ghi chú: “-” là chỉ số không được đánh giá, không tính vào điểm tối đa; tổng điểm quy đổi = điểm đạt được × 100 / tổng điểm tối đa của các chỉ số được đánh giá."

// appendix is the table of all units, with a header of two levels and the columns' numbers, repeated on every page.
func (p Paper) appendix(w *word) {
	w.paragraph(heading, "PHỤ LỤC")
	w.paragraph(style{align: "center", size: 26, bold: true}, p.appendixTitle())
	w.paragraph(style{align: "center", size: 26, italic: true, after: 120}, p.belongs())
	columns := p.columns()
	widths := []int{560, 2500}
	for range columns {
		widths = append(widths, (13900-560-2500-900-950-1150)/len(columns))
	}
	widths = append(widths, 900, 950, 1150)
	bold := cell
	bold.bold = true
	put := func(s style, i, span int, merge, text string) {
		width := 0
		for _, n := range widths[i : i+max(span, 1)] {
			width += n
		}
		w.cell(width, span, merge, func() { w.paragraph(s, text) })
	}
	last := len(widths) - 3
	w.table(widths, true, func() {
		w.row(true, func() {
			put(bold, 0, 1, "restart", "STT")
			put(bold, 1, 1, "restart", "TÊN CƠ QUAN, ĐƠN VỊ")
			for i, c := range columns {
				switch {
				case c.span == 1:
					put(bold, i+2, 1, "restart", c.group)
				case c.span > 1:
					put(bold, i+2, c.span, "", c.group)
				}
			}
			put(bold, last, 1, "restart", "ĐIỂM ĐẠT ĐƯỢC")
			put(bold, last+1, 1, "restart", "TỔNG ĐIỂM QUY ĐỔI")
			put(bold, last+2, 1, "restart", "XẾP LOẠI")
		})
		w.row(true, func() {
			put(bold, 0, 1, "continue", "")
			put(bold, 1, 1, "continue", "")
			for i, c := range columns {
				if c.span == 1 {
					put(bold, i+2, 1, "continue", "")
				} else {
					put(bold, i+2, 1, "", c.label)
				}
			}
			for i := range 3 {
				put(bold, last+i, 1, "continue", "")
			}
		})
		w.row(true, func() {
			for i := range widths {
				put(style{align: "center", size: 18, italic: true}, i, 1, "", "("+strconv.Itoa(i+1)+")")
			}
		})
		for _, u := range p.Report.Records {
			w.row(false, func() {
				for i, text := range p.figures(u, columns) {
					s := cell
					switch {
					case i == 1:
						s.align = "left"
					case i == last+1:
						s.bold = true
					}
					put(s, i, 1, "", text)
				}
			})
		}
	})
	w.paragraph(style{align: "both", size: 22, italic: true, before: 120}, explanation)
}

// figures are the cells of a unit's row. A unit without a score has neither rank nor total.
func (p Paper) figures(u scoring.Record, columns []column) []string {
	row := []string{"", u.Name}
	for _, c := range columns {
		row = append(row, printed(u, c.indicator.Code))
	}
	if !u.Scored {
		return append(row, "", "", "Không xếp loại")
	}
	row[0] = strconv.Itoa(u.Rank)
	return append(row, points(u.Total), points(u.Converted), u.Grade.Name.In("vi"))
}

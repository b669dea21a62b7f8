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
			c := column{indicator: ind, label: fmt.Sprintf("Chỉ số %d (%sđ)", i+1, bound(ind.Max))}
			if i == 0 {
				c.group, c.span = "Nhóm "+inSentence(g.Name.In("vi")), len(members)
			}
			if len(members) == 1 {
				c.group = fmt.Sprintf("%s (%sđ)", g.Name.In("vi"), bound(ind.Max))
			}
			all = append(all, c)
		}
	}
	return all
}

// printedFigure is an indicator's figure on a card: "-" when it is not assessed, which is not 0.
func printedFigure(u scoring.Record, indicator string) string {
	line, ok := u.Assessed(indicator)
	if !ok {
		return "-"
	}
	return decimal(line.Shown())
}

// explanation says what the marks of the appendix mean.
const explanation = "Ghi chú: “-” là chỉ số không được đánh giá, không tính vào điểm tối đa; tổng điểm quy đổi = điểm đạt được × 100 / tổng điểm tối đa của các chỉ số được đánh giá."

// appendix is the table of all units, with a header of two levels and the columns' numbers, repeated on every page.
func (p Paper) appendix(w *word) {
	w.paragraph(headingStyle, "PHỤ LỤC")
	w.paragraph(style{align: "center", size: 26, bold: true}, p.appendixTitle())
	if !p.Report.Official {
		w.paragraph(style{align: "center", size: 26, italic: true}, provisional)
	}
	w.paragraph(style{align: "center", size: 26, italic: true, after: 120}, p.reportReference())
	t := newAppendixTable(w, p.columns())
	w.table(t.widths, true, func() {
		t.writeHeads()
		for _, row := range p.rows(t.columns) {
			t.writeUnit(row)
		}
	})
	w.paragraph(style{align: "both", size: 22, italic: true, before: 120}, explanation)
	w.paragraph(style{align: "both", size: 22, italic: true}, p.dataTime())
}

// rows are the cells of the table, a row for each unit in the order of rank. A unit without a score has no total.
func (p Paper) rows(columns []column) [][]string {
	var rows [][]string
	for i, u := range p.Report.Records {
		row := []string{strconv.Itoa(i + 1), u.Name}
		for _, c := range columns {
			row = append(row, printedFigure(u, c.indicator.Code))
		}
		if u.Ranked() {
			row = append(row, points(u.Total, u.Max), decimal(u.Shown()), u.Grade.Name.In("vi"))
		} else {
			row = append(row, "", "", "Không xếp loại")
		}
		rows = append(rows, row)
	}
	return rows
}

package document

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"motcua/scoring"
)

// Workbook is the appendix with the counts behind it and the late dossiers, a sheet each.
func Workbook(p Paper) ([]byte, error) {
	b := newBook()
	defer b.file.Close()
	b.sheet(p.Words.Text("paper.appendix"), true)
	name, marks := p.Words.Text("paper.appendix"), strings.Join(appendixMarks(p), " ")
	if !p.Report.Rules.ByGroup() {
		p.appendixSheet(b, printedColumns(p), marks, name, p.appendixTitle())
	} else {
		p.appendixSheet(b, printedColumns(p), marks, p.Words.Text("paper.appendix_of_groups"), p.appendixTitle())
		b.sheet(p.Words.Text("paper.indicators_sheet"), false)
		p.appendixSheet(b, p.columns(), indicatorMarks(p), p.Words.Text("paper.appendix_of_indicators"), indicatorsTitle(p))
	}
	b.sheet(p.Words.Text("paper.counts_sheet"), false)
	p.countsSheet(b)
	b.sheet(p.Words.Text("paper.late_sheet"), false)
	p.lateSheet(b)
	b.file.SetActiveSheet(0)
	return b.bytes()
}

// title is the lines above a sheet's table: what it is, and what its figures are worth.
func (p Paper) title(b *book, width int, lines ...string) {
	b.writeTitle(width, lines...)
	b.mergeCells(1, 3, width, 3, p.figuresStanding(), look{italic: true, align: "center"})
	b.height(3, 22)
}

// appendixSheet is a table as it is printed, its figures those of the letter, digit for digit.
func (p Paper) appendixSheet(b *book, columns []column, marks, name, title string) {
	before, behind := p.heads()
	width := len(before) + len(columns) + len(behind)
	p.title(b, width, name, title)
	appendixHeads(p, b, columns, before, behind)
	row := 6
	for _, e := range entries(p, columns) {
		row++
		appendixEntry(p, b, row, width, e)
	}
	b.mergeCells(1, row+2, width, row+2, marks, look{italic: true, wrap: true, align: "left"})
	b.height(row+2, 18*float64(2+len([]rune(marks))/(60+7*len(columns))))
	widths := []float64{5, 30}
	for _, c := range columns {
		switch {
		case c.tall || c.span == 1: // headed by the name of its group, which a narrower one cuts off
			widths = append(widths, 13)
		case len(columns) > manyColumns:
			widths = append(widths, 6.5)
		default:
			widths = append(widths, 9)
		}
	}
	b.widths(append(append(widths, slices.Repeat([]float64{10}, len(behind)-1)...), 14))
	b.height(2, 36)
	b.height(4, 48)
	b.height(5, 36)
	b.setUpPage(6, 2, 1)
}

// appendixHeads writes the header's two levels and the columns' numbers.
func appendixHeads(p Paper, b *book, columns []column, before, behind []string) {
	width := len(before) + len(columns) + len(behind)
	head := look{bold: true, wrap: true, border: true, align: "center"}
	for i, text := range before {
		b.mergeCells(1+i, 4, 1+i, 5, strings.ToUpper(text), head)
	}
	for i, text := range behind {
		column := width - len(behind) + 1 + i
		b.mergeCells(column, 4, column, 5, strings.ToUpper(text), head)
	}
	for i, c := range columns {
		switch {
		case c.tall:
			b.mergeCells(i+3, 4, i+3, 5, c.group, head)
		case c.span > 0:
			b.mergeCells(i+3, 4, i+2+c.span, 4, c.group, head)
		}
		if !c.tall {
			b.text(i+3, 5, c.label, head)
		}
	}
	for i := range width {
		b.text(i+1, 6, "("+strconv.Itoa(i+1)+")", look{italic: true, border: true, align: "center"})
	}
}

// appendixEntry writes a row: figures as numbers, written out as their rules have them.
func appendixEntry(p Paper, b *book, row, width int, e entry) {
	b.height(row, 18)
	if e.isHead {
		b.mergeCells(1, row, width, row, e.cells[1], look{border: true, bold: true, align: "left"})
		return
	}
	for i, text := range e.cells {
		l := look{border: true, align: "center", bold: i < len(e.weak) && e.weak[i] || i == width-2 && p.Report.Rules.ByGroup()}
		if i == 1 {
			l.align = "left"
		}
		digits := strings.NewReplacer(",", ".", "−", "-", "+", "").Replace(text)
		if i == 0 || i == 1 || i == width-1 || text == none || text == "" {
			b.text(i+1, row, text, l)
			continue
		}
		if _, decimals, _ := strings.Cut(digits, "."); p.Report.Rules.Decimals > 1 {
			l.decimals, l.align, l.indent = len(decimals), "right", 1
		}
		b.number(i+1, row, digits, l)
	}
}

// countedOnPage is of how many indicators the counts are still read on one printed page.
const countedOnPage = 12

// countsSheet is the numerators and denominators behind the figures, a unit a row; published figures have none.
func (p Paper) countsSheet(b *book) {
	words, indicators := p.Words, p.Report.Rules.Indicators
	name := func(ind scoring.Indicator) scoring.Words { return ind.Name }
	if p.Report.Rules.ByGroup() { // their names stand under the appendix
		name = func(ind scoring.Indicator) scoring.Words { return ind.Short }
	}
	p.title(b, 2+2*min(len(indicators), countedOnPage), words.Text("paper.counts_title"), strings.ToUpper(p.period()))
	head := look{bold: true, border: true, wrap: true, align: "center"}
	b.mergeCells(1, 4, 1, 5, words.Text("paper.unit_code"), head)
	b.mergeCells(2, 4, 2, 5, words.Text("paper.unit_name"), head)
	for i, ind := range indicators {
		b.mergeCells(3+2*i, 4, 4+2*i, 4, ind.Code+": "+p.name(name(ind)), head)
		b.text(3+2*i, 5, words.Text("paper.numerator"), head)
		b.text(4+2*i, 5, words.Text("paper.denominator"), head)
	}
	row := 5
	for _, u := range p.Report.Records {
		if u.Published || p.Own != nil && !slices.Contains(p.Own, u.Unit) {
			continue
		}
		row++
		b.row(row, look{border: true, align: "left"}, u.Unit, u.Name)
		b.height(row, 18)
		for i, ind := range indicators {
			line, assessed := u.Assessed(ind.Code)
			for j, n := range []int64{line.Tally.Numerator, line.Tally.Denominator} {
				if assessed && !line.Uncounted {
					b.number(3+2*i+j, row, strconv.FormatInt(n, 10), look{border: true, align: "center"})
				} else {
					b.text(3+2*i+j, row, none, look{border: true, align: "center"})
				}
			}
		}
	}
	b.widths(append([]float64{17, 30}, slices.Repeat([]float64{7.5}, 2*len(indicators))...))
	b.height(4, 64)
	b.setUpPage(5, 2, 1+len(indicators)/countedOnPage)
}

// lateSheet lists the dossiers late in the term, and notes those whose data were reported to be wrong and are.
func (p Paper) lateSheet(b *book) {
	p.title(b, 8, p.Words.Text("paper.late_title"), strings.ToUpper(p.period()))
	b.row(4, look{bold: true, border: true, wrap: true, align: "center"}, p.lateHeads()...)
	for i, d := range p.Late {
		l := look{border: true, wrap: true, align: "left"}
		b.number(1, 5+i, strconv.Itoa(i+1), l)
		for c, text := range []string{d.UnitName, scoring.CodeShown(d.Code), d.Procedure, p.instant(d.Received), p.instant(d.Due), p.instant(d.Finished), p.disputeNote(d)} {
			b.text(c+2, 5+i, text, l)
		}
		b.height(5+i, 32)
	}
	if units := unlisted(p); len(units) > 0 {
		row := 6 + len(p.Late)
		b.mergeCells(1, row, 8, row, p.Words.Text("paper.unlisted", "units", strings.Join(units, "; ")), look{italic: true, wrap: true, align: "left"})
		b.height(row, 36)
	}
	b.widths([]float64{5, 24, 30, 44, 17, 17, 17, 22})
	b.setUpPage(4, 0, 1)
}

// unlisted are the units whose late dossiers by their cards are not so many as the list has, with that number: other figures were entered, or
// the month is closed.
func unlisted(p Paper) (units []string) {
	for _, late := range p.Report.Late {
		listed := int64(0)
		for _, d := range p.Late {
			if d.Unit == late.Unit.Unit {
				listed++
			}
		}
		if own := p.Own == nil || slices.Contains(p.Own, late.Unit.Unit); own && listed != late.Count {
			units = append(units, p.Words.Text("paper.unlisted_unit", "unit", late.Unit.Name, "n", late.Count))
		}
	}
	return units
}

func (p Paper) lateHeads() []string {
	words := p.Words
	return []string{
		words.Text("paper.place"), words.Text("paper.unit_name"), words.Text("paper.dossier"), words.Text("paper.procedure"),
		words.Text("paper.received"), words.Text("paper.due"), words.Text("paper.finished"), words.Text("paper.note"),
	}
}

// disputeNote is what stands beside a late dossier; "" for nothing.
func (p Paper) disputeNote(d scoring.Listed) string {
	if d.Corrected {
		return p.Words.Text("paper.corrected")
	}
	return ""
}

// instant is a time in the authority's zone; "" for none.
func (p Paper) instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.Zone).Format("02/01/2006 15:04")
}

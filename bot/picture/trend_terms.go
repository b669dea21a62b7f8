package picture

import (
	"slices"
	"strconv"

	"motcua/locales"
)

// paintTerms writes under the plot which terms they are, with the year at the first and where one begins, and the ranks.
func (c *canvas) paintTerms(p plot, words locales.Printer, terms []TrendTerm) {
	base := p.area.Max.Y + textLine
	ranked := slices.ContainsFunc(terms, func(m TrendTerm) bool { return m.Rank > 0 })
	if ranked {
		c.textEndingAt(p.area.Min.X-10, base+2*textLine, regular, muted, words.Text("picture.rank"))
	}
	column := p.area.Dx()/p.count - 4
	for i, m := range terms {
		c.textCentredAt(p.x(i), base, regular, ink, words.TermMark(string(m.Term)))
		first := m.Term.Months()[0]
		if m.Term.Length() < 12 && (i == 0 || first.Number() == 1) {
			x := p.x(i)
			if i == 0 && first.Number() == 12 {
				x -= 18 // The year of the January beside it stands close.
			}
			c.textCentredAt(x, base+textLine-4, regular, muted, strconv.Itoa(first.Year()))
		}
		switch place := strconv.Itoa(m.Rank); {
		case m.Rank > 0 && m.Scored:
			c.textCentredAt(p.x(i), base+2*textLine, regular, ink, c.cutToWidth(regular, place, column))
		default:
			c.textCentredAt(p.x(i), base+2*textLine, regular, muted, "–")
		}
	}
}

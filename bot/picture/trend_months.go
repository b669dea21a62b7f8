package picture

import (
	"slices"
	"strconv"

	"motcua/locales"
)

// paintMonths writes under the plot which months they are, with the year at the first and at each January, and the ranks.
func (c *canvas) paintMonths(p plot, words locales.Printer, months []TrendMonth) {
	base := p.area.Max.Y + textLine
	ranked := slices.ContainsFunc(months, func(m TrendMonth) bool { return m.Rank > 0 })
	if ranked {
		c.textEndingAt(p.area.Min.X-10, base+2*textLine, regular, muted, words.Text("picture.rank"))
	}
	column := p.area.Dx()/p.count - 4
	for i, m := range months {
		c.textCentredAt(p.x(i), base, regular, ink, words.MonthMark(string(m.Month)))
		if i == 0 || m.Month.Number() == 1 {
			x := p.x(i)
			if i == 0 && m.Month.Number() == 12 {
				x -= 18 // The year of the January beside it stands close.
			}
			c.textCentredAt(x, base+textLine-4, regular, muted, strconv.Itoa(m.Month.Year()))
		}
		switch place := strconv.Itoa(m.Rank); {
		case m.Rank > 0 && m.Scored:
			c.textCentredAt(p.x(i), base+2*textLine, regular, ink, c.cutToWidth(regular, place, column))
		default:
			c.textCentredAt(p.x(i), base+2*textLine, regular, muted, "–")
		}
	}
}

package picture

import (
	"image"
	"slices"

	"motcua/locales"
	"motcua/scoring"
)

// leastGap is the distance between the middles of figures or names that stand under each other.
const leastGap = 32

// paintBands paints the grades from the best down at the end of the plot, with names, and the axis with the points at which they
// begin. The plot itself is blank: the line is to be seen, and no great field of the worst colour.
func (c *canvas) paintBands(p plot, words locales.Printer, grades []scoring.Grade) {
	whole := image.Rect(p.area.Min.X, p.area.Min.Y, p.right, p.area.Max.Y)
	c.paintRectangle(whole, blank)
	if len(grades) == 0 {
		c.paintAxis(p, words, everyTwenty(p.floor))
		return
	}
	ticks := []scoring.Fraction{scoring.Int(100)}
	var names []string
	var middles []int
	top := whole.Min.Y
	for i, g := range grades {
		bottom := whole.Max.Y
		if above := g.Min.Cmp(scoring.Int(int64(p.floor))) > 0; above && i < len(grades)-1 {
			bottom = p.y(g.Min)
			ticks = append(ticks, g.Min)
		}
		c.paintRectangle(image.Rect(p.area.Max.X, top, whole.Max.X, bottom), ofGrade(i, len(grades)))
		names = append(names, c.cutToWidth(regular, g.Name.In(words.Language()), p.right-p.area.Max.X-2*namePad))
		middles = append(middles, (top+bottom)/2)
		if top = bottom; bottom == whole.Max.Y {
			break
		}
	}
	c.paintAxis(p, words, append(ticks, scoring.Int(int64(p.floor))))
	for i, y := range spreadApart(middles, whole.Min.Y+leastGap/2, whole.Max.Y-leastGap/2) {
		c.text(p.area.Max.X+namePad, y+10, regular, ink, names[i])
	}
}

// everyTwenty are the figures of an axis without grades, from the top.
func everyTwenty(floor int) []scoring.Fraction {
	var ticks []scoring.Fraction
	for points := 100; points >= floor; points -= 20 {
		ticks = append(ticks, scoring.Int(int64(points)))
	}
	return ticks
}

// paintAxis writes the figures that have room, from the top, and a thin line at each.
func (c *canvas) paintAxis(p plot, words locales.Printer, ticks []scoring.Fraction) {
	last := p.area.Min.Y
	for i, points := range ticks {
		y := p.y(points)
		c.paintRectangle(image.Rect(p.area.Min.X, y, p.right, y+1), rule)
		if i == 0 || y-last >= leastGap {
			c.textEndingAt(p.area.Min.X-10, y+10, regular, ink, words.Decimal(points.Bound()))
			last = y
		}
	}
}

// spreadApart moves heights apart that are too close, within limits, keeping their order.
func spreadApart(heights []int, least, most int) []int {
	out := slices.Clone(heights)
	for i := range out {
		if out[i] = max(out[i], least); i > 0 {
			out[i] = max(out[i], out[i-1]+leastGap)
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = min(out[i], most-(len(out)-1-i)*leastGap)
		if i < len(out)-1 {
			out[i] = min(out[i], out[i+1]-leastGap)
		}
	}
	return out
}

package picture

import (
	"image"

	"motcua/locales"
	"motcua/scoring"
)

// plot is where a trend's scores are drawn. The bands go on to the right of it, with their names.
type plot struct {
	area  image.Rectangle
	right int // where the bands end
	count int // of terms
	floor int // points at which the axis begins
}

// The scale stops so far from the plot's edges, so that a score of 100 or 0 has room for its figure on either side.
const (
	headroom   = 46
	plotHeight = 600
)

// plotOf makes room on the left for the axis' figures and on the right for the bands' names.
func (l *lettering) plotOf(words locales.Printer, t TrendData, top int) plot {
	p := plot{right: width - margin, count: len(t.Terms), floor: t.axisStart()}
	names := 0
	for _, g := range t.Grades {
		names = max(names, l.measure(regular, g.Name.In(words.Language())))
	}
	left := margin + max(l.measure(regular, "100"), l.measure(regular, words.Text("picture.rank"))) + 10
	p.area = image.Rect(left, top, p.right-min(names, nameRoom)-2*namePad, top+plotHeight)
	return p
}

// Names of bands are cut to nameRoom.
const (
	nameRoom = 200
	namePad  = 10
)

// x is the middle of a term's column.
func (p plot) x(i int) int { return p.area.Min.X + p.area.Dx()*(2*i+1)/(2*p.count) }

// y is the height of a score; one under the axis' beginning is at its beginning.
func (p plot) y(points scoring.Fraction) int {
	scale := scoring.Frac(int64(p.area.Dy()-2*headroom), int64(100-p.floor))
	down := scoring.Int(100).Sub(points).Mul(scale).Tenths()
	return p.area.Min.Y + headroom + min(int(down+5)/10, p.area.Dy()-2*headroom)
}

// axisStart is where the axis begins: at the lowest ten that leaves room under the worst score and shows some of the lowest
// band, or at 0.
func (t TrendData) axisStart() int {
	lowest := scoring.Int(60)
	for i := len(t.Grades) - 1; i >= 0; i-- {
		if t.Grades[i].Min.Sign() > 0 {
			lowest = t.Grades[i].Min.Sub(scoring.Int(10))
			break
		}
	}
	for _, m := range t.Terms {
		if under := m.Converted.Sub(scoring.Int(5)); m.Scored && under.Cmp(lowest) < 0 {
			lowest = under
		}
	}
	from := int(max(lowest.Tenths(), 0)) / 100 * 10
	if from < 20 {
		return 0
	}
	return min(from, 60)
}

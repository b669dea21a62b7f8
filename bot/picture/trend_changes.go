package picture

import "image"

// Sizes of the line where rules change, and of their name beside it.
const (
	changeWidth = 3
	changeGap   = 8 // from the line to the name
	changeFoot  = 10
)

// changes are where other rules begin to hold: between two terms.
func (p plot) changes(terms []TrendTerm) (at []int) {
	for i, m := range terms {
		if m.NewRules != "" && i > 0 {
			at = append(at, (p.x(i-1)+p.x(i))/2)
		}
	}
	return at
}

// paintChanges draws a dashed line in front of each term from which on other rules hold, with their name at its foot: at the right of the line,
// or at its left where there is no room, and above a name that stands there.
func (c *canvas) paintChanges(p plot, terms []TrendTerm) {
	const dash, gap = 14, 10
	lines := p.changes(terms)
	for _, x := range lines {
		for y := p.area.Min.Y; y < p.area.Max.Y; y += dash + gap {
			c.paintStroke(image.Pt(x, y), image.Pt(x, min(y+dash, p.area.Max.Y)), changeWidth, muted)
		}
	}
	var taken []image.Rectangle
	for i, m := range terms {
		if m.NewRules == "" || i == 0 {
			continue
		}
		name := c.cutToWidth(regular, m.NewRules, p.area.Dx()/2-2*changeGap)
		box := c.boxOfName(p, lines[len(taken)], name)
		for _, other := range taken {
			if box.Overlaps(other) {
				box = box.Sub(image.Pt(0, box.Max.Y-other.Min.Y))
			}
		}
		taken = append(taken, box)
		c.paintRectangle(box, blank)
		c.text(box.Min.X, box.Max.Y-changeFoot, regular, muted, name)
	}
}

// boxOfName is where the name of rules stands beside the line from which they hold.
func (c *canvas) boxOfName(p plot, line int, name string) image.Rectangle {
	wide := c.measure(regular, name)
	left := line + changeGap
	if left+wide > p.area.Max.X {
		left = line - changeGap - wide
	}
	return image.Rect(left, p.area.Max.Y-labelHeight-changeFoot/2, left+wide, p.area.Max.Y)
}

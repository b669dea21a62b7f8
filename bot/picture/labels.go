package picture

import "image"

// mark is a point of a line with its figure.
type mark struct {
	at     image.Point
	text   string
	wide   int
	joined bool // with the mark before it
	hollow bool
}

// Sizes of a line, its points and the boxes of their figures.
const (
	thick       = 6
	dot         = 11
	labelHeight = 30
	labelPad    = 3
	labelFoot   = 6 // from the box's lower edge to the baseline
)

// What it costs to have a figure where it is hard to read; a figure further away costs a point a pixel.
const (
	costOutside  = 100_000
	costOnLabel  = 30_000
	costOnPoint  = 10_000
	costOnLine   = 3_000
	costBelow    = 6 // above is where one looks
	costSideways = 1 // for each pixel, on top of the distance
)

// arrange finds a box for each mark's figure, off the line, the points and the other figures, as near to its mark as can
// be: of all the arrangements the cheapest, found from left to right.
func arrange(marks []mark, within image.Rectangle) []image.Rectangle {
	type choice struct{ cost, before int }
	boxes := make([][]image.Rectangle, len(marks))
	choices := make([][]choice, len(marks))
	for i, m := range marks {
		for _, b := range boxesAround(m) {
			own := distanceCost(b, m) + obstacleCost(b, marks, within)
			best := choice{cost: own, before: -1}
			if i > 0 {
				best.cost = -1
				for j, before := range boxes[i-1] {
					cost := choices[i-1][j].cost + own
					if b.Overlaps(before) {
						cost += costOnLabel
					}
					if best.cost < 0 || cost < best.cost {
						best = choice{cost, j}
					}
				}
			}
			boxes[i], choices[i] = append(boxes[i], b), append(choices[i], best)
		}
	}
	placed := make([]image.Rectangle, len(marks))
	chosen := -1
	for i := len(marks) - 1; i >= 0; i-- {
		if chosen < 0 {
			for j, c := range choices[i] {
				if chosen < 0 || c.cost < choices[i][chosen].cost {
					chosen = j
				}
			}
		}
		placed[i] = boxes[i][chosen]
		chosen = choices[i][chosen].before
	}
	return placed
}

// boxesAround are the boxes that a mark's figure may stand in.
func boxesAround(m mark) []image.Rectangle {
	var boxes []image.Rectangle
	for _, gap := range [...]int{0, 6, 14, 24, 36, 50, 70, 95, 125, 160, 200, 245, 295} {
		for _, aside := range [...]int{0, -8, 8, -16, 16, -24, 24, -32, 32} {
			left := m.at.X - m.wide/2 - labelPad + aside
			box := image.Rect(left, 0, left+m.wide+2*labelPad, labelHeight)
			over := image.Pt(0, m.at.Y-dot-4-gap-labelHeight)
			under := image.Pt(0, m.at.Y+dot+4+gap)
			boxes = append(boxes, box.Add(over), box.Add(under))
		}
	}
	return boxes
}

// distanceCost is what the distance of a box from its mark costs.
func distanceCost(b image.Rectangle, m mark) int {
	middle := b.Min.Add(b.Size().Div(2)).Sub(m.at)
	cost := max(middle.Y, -middle.Y) + (1+costSideways)*max(middle.X, -middle.X)
	if middle.Y > 0 {
		cost += costBelow
	}
	return cost
}

// obstacleCost is what it costs a box to be on the line, on a point or out of bounds.
func obstacleCost(b image.Rectangle, marks []mark, within image.Rectangle) int {
	cost := 0
	if !b.In(within) {
		cost += costOutside
	}
	for i, m := range marks {
		if b.Overlaps(image.Rectangle{Min: m.at, Max: m.at}.Inset(-dot - 1)) {
			cost += costOnPoint
		}
		if m.joined && crosses(b.Inset(-thick/2-1), marks[i-1].at, m.at) {
			cost += costOnLine
		}
	}
	return cost
}

// crosses says whether a straight line from a to b meets a box.
func crosses(box image.Rectangle, a, b image.Point) bool {
	if a.In(box) || b.In(box) {
		return true
	}
	if !box.Overlaps(image.Rectangle{Min: a, Max: b}.Canon().Inset(-1)) {
		return false
	}
	// The line meets the box unless all four corners lie on one side of it.
	var left, right bool
	for _, corner := range [...]image.Point{box.Min, {X: box.Max.X, Y: box.Min.Y}, {X: box.Min.X, Y: box.Max.Y}, box.Max} {
		side := (b.X-a.X)*(corner.Y-a.Y) - (b.Y-a.Y)*(corner.X-a.X)
		left, right = left || side >= 0, right || side <= 0
	}
	return left && right
}

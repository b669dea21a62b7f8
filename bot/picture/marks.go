package picture

import "image"

// Smooth edges: so many points of a pixel are looked at in each direction. Coordinates count in halves of the distance
// between them, so that all are whole.
const (
	samples = 4
	unit    = 2 * samples
)

// paintDisc paints a filled circle.
func (c *canvas) paintDisc(centre image.Point, radius int, paint colour) {
	c.paintStroke(centre, centre, 2*radius, paint)
}

// paintStroke paints a straight line with round ends: all that is at most half its thickness away from it.
func (c *canvas) paintStroke(from, to image.Point, thickness int, paint colour) {
	middle := image.Pt(samples, samples) // of a pixel
	s := segment{from.Mul(unit).Add(middle), to.Mul(unit).Add(middle)}
	radius := thickness * unit / 2
	reach := image.Rectangle{Min: from, Max: to}.Canon().Inset(-thickness/2 - 1)
	for y := reach.Min.Y; y <= reach.Max.Y; y++ {
		for x := reach.Min.X; x <= reach.Max.X; x++ {
			corner := image.Pt(x*unit, y*unit)
			if !s.isNear(corner.Add(middle), radius+unit) {
				continue
			}
			in := 0
			for i := range samples * samples {
				if s.isNear(corner.Add(image.Pt(2*(i%samples)+1, 2*(i/samples)+1)), radius) {
					in++
				}
			}
			c.shadePixel(x, y, paint, in*steps/(samples*samples))
		}
	}
}

// segment is a straight line between two points.
type segment struct{ from, to image.Point }

// isNear says whether a point is at most this far from the segment.
func (s segment) isNear(p image.Point, most int) bool {
	along, d := s.to.Sub(s.from), p.Sub(s.from)
	length2 := along.X*along.X + along.Y*along.Y
	t := d.X*along.X + d.Y*along.Y
	switch {
	case t <= 0:
	case t >= length2:
		d = p.Sub(s.to)
	default:
		across := d.X*along.Y - d.Y*along.X
		return across*across <= most*most*length2
	}
	return d.X*d.X+d.Y*d.Y <= most*most
}

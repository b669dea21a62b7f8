package picture

import (
	"image"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// places is how many places within a pixel a letter may stand at, so that letters keep their distances.
const places = 4

// shape names a drawn letter.
type shape struct {
	face  face
	index sfnt.GlyphIndex
	place int // in parts of a pixel to the right
}

// glyph is a letter as shades of a rectangle's pixels, row by row.
type glyph struct {
	left, top int // of the rectangle, from the pixel where the letter stands and the baseline
	wide      int
	shades    []uint8 // of steps
}

// glyph draws a letter, once for a picture.
func (l *lettering) glyph(s shape) *glyph {
	if g := l.glyphs[s]; g != nil {
		return g
	}
	typeface, size := l.font(s.face)
	outline, err := typeface.LoadGlyph(&l.buffer, s.index, size, nil)
	l.note(err)
	g := draw(outline, fixed.Int26_6(s.place*64/places))
	l.glyphs[s] = g
	return g
}

// draw fills an outline that is moved to the right.
func draw(outline sfnt.Segments, right fixed.Int26_6) *glyph {
	bounds := outline.Bounds()
	box := image.Rect((bounds.Min.X + right).Floor(), bounds.Min.Y.Floor(), (bounds.Max.X + right).Ceil(), bounds.Max.Y.Ceil())
	g := &glyph{left: box.Min.X, top: box.Min.Y, wide: box.Dx()}
	if box.Empty() {
		return g
	}
	raster := vector.NewRasterizer(box.Dx(), box.Dy())
	origin := fixed.P(box.Min.X, box.Min.Y).Sub(fixed.Point26_6{X: right})
	var pen fixed.Point26_6
	for _, segment := range outline {
		switch segment.Op {
		case sfnt.SegmentOpMoveTo:
			pen = segment.Args[0]
			raster.MoveTo(rasterPoint(pen, origin))
		case sfnt.SegmentOpLineTo:
			pen = segment.Args[0]
			raster.LineTo(rasterPoint(pen, origin))
		case sfnt.SegmentOpQuadTo:
			for i := range bends {
				raster.LineTo(rasterPoint(curvePoint(pen, segment.Args[0], segment.Args[1], fixed.Int26_6(i+1)), origin))
			}
			pen = segment.Args[1]
		case sfnt.SegmentOpCubeTo: // in fonts of another kind than the two used
		}
	}
	raster.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	g.shades = mask.Pix
	for i, alpha := range g.shades {
		g.shades[i] = uint8((int(alpha)*steps + 127) / 255)
	}
	return g
}

// bends is the number of straight pieces that stand for a curve: at 40 pixels they leave it by less than 1/16 pixel.
const bends = 8

// curvePoint is the point of a quadratic curve after so many pieces. The rasterizer would flatten curves itself, but in
// floating point that processors round differently.
func curvePoint(a, b, c fixed.Point26_6, i fixed.Int26_6) fixed.Point26_6 {
	at := func(a, b, c fixed.Int26_6) fixed.Int26_6 {
		j := bends - i
		return (j*j*a + 2*i*j*b + i*i*c + bends*bends/2) / (bends * bends)
	}
	return fixed.Point26_6{X: at(a.X, b.X, c.X), Y: at(a.Y, b.Y, c.Y)}
}

// rasterPoint is a point within the raster. 64ths of a pixel are exact as float32.
func rasterPoint(p, origin fixed.Point26_6) (x, y float32) {
	p = p.Sub(origin)
	return float32(p.X) / 64, float32(p.Y) / 64
}

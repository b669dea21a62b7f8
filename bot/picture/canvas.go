package picture

import "image"

// canvas is a picture being drawn.
type canvas struct {
	pixels *image.RGBA
	*lettering
}

// newCanvas is a white canvas of the usual width.
func newCanvas(l *lettering, height int) *canvas {
	c := &canvas{pixels: image.NewRGBA(image.Rect(0, 0, width, height)), lettering: l}
	c.paintRectangle(c.pixels.Rect, white)
	return c
}

// paintRectangle paints a rectangle.
func (c *canvas) paintRectangle(r image.Rectangle, paint colour) {
	r = r.Intersect(c.pixels.Rect)
	if r.Empty() {
		return
	}
	first := c.pixels.Pix[c.pixels.PixOffset(r.Min.X, r.Min.Y):][:4*r.Dx()]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2] = paint.parts()
		first[i+3] = 0xff
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(c.pixels.Pix[c.pixels.PixOffset(r.Min.X, y):], first)
	}
}

// steps is how many shades there are between paint and what lies under it, so that a picture's colours fit into a
// palette.
const steps = 12

// shadePixel mixes paint into a pixel: 0 of steps leaves it, all of them cover it.
func (c *canvas) shadePixel(x, y int, paint colour, n int) {
	if n <= 0 || !(image.Point{X: x, Y: y}).In(c.pixels.Rect) {
		return
	}
	at := c.pixels.Pix[c.pixels.PixOffset(x, y):][:3]
	red, green, blue := paint.parts()
	at[0], at[1], at[2] = mixColours(at[0], red, n), mixColours(at[1], green, n), mixColours(at[2], blue, n)
}

func mixColours(under, over uint8, n int) uint8 {
	return uint8((int(under)*(steps-n) + int(over)*n + steps/2) / steps)
}

// text writes a line with its left end at x.
func (c *canvas) text(x, baseline int, f face, paint colour, text string) {
	c.eachShape(f, text, func(g *glyph, at int) {
		left := x + at + g.left
		for i, n := range g.shades {
			c.shadePixel(left+i%g.wide, baseline+g.top+i/g.wide, paint, int(n))
		}
	})
}

// textEndingAt writes a line with its right end at x, textCentredAt with its middle there.
func (c *canvas) textEndingAt(x, baseline int, f face, paint colour, text string) {
	c.text(x-c.measure(f, text), baseline, f, paint, text)
}

func (c *canvas) textCentredAt(x, baseline int, f face, paint colour, text string) {
	c.text(x-c.measure(f, text)/2, baseline, f, paint, text)
}

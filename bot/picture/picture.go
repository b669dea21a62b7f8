// Package picture draws figures as PNG pictures for a phone: a unit's twelve months, a month's ranking. It is pure: the
// same data gives the same bytes, whoever asks and on whatever machine, so that a picture can be known by its sum.
//
// Coordinates are whole pixels and curves are flattened in whole numbers: floating point may differ between processors.
// Every picture has a canvas of its own, so any number may be drawn at once.
package picture

// All pictures are this wide. Scaled down to a phone's 400 pixels, the smallest text is still 10 pixels high.
const (
	width  = 1080
	margin = 30
	inner  = width - 2*margin
)

// Heights of lines of text.
const (
	titleLine = 50
	textLine  = 38
)

// face is a size and weight of type. Text of other than these three is not drawn; none is under 28 pixels.
type face int

const (
	heading face = iota
	regular
	strong
)

func (f face) bold() bool { return f != regular }

// size is in pixels.
func (f face) size() int {
	if f == heading {
		return 40
	}
	return 28
}

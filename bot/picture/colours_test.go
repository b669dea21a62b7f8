package picture

import (
	"math"
	"testing"
)

// luminance is how bright a colour is, from 0 to 1, as WCAG 2 has it.
func luminance(c colour) float64 {
	linear := func(b uint8) float64 {
		v := float64(b) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	red, green, blue := c.parts()
	return 0.2126*linear(red) + 0.7152*linear(green) + 0.0722*linear(blue)
}

func contrast(a, b colour) float64 {
	bright, dark := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
	return (bright + 0.05) / (dark + 0.05)
}

// However many grades a rule set has, text stands out from the colour of every grade, and in grey a worse grade is darker.
func TestColoursOfGradesAreReadInGrey(t *testing.T) {
	for n := 1; n <= 5; n++ {
		before := white
		for i := range n {
			paint := ofGrade(i, n)
			if got := contrast(paint, ink); got < 4.5 {
				t.Errorf("grade %d of %d: the contrast of its figure is %.2f", i, n, got)
			}
			if got := contrast(paint, track); got < 1.2 {
				t.Errorf("grade %d of %d: the contrast of a bar with what it could reach is %.2f", i, n, got)
			}
			if got := contrast(paint, before); got < 1.15 || luminance(paint) >= luminance(before) {
				t.Errorf("grade %d of %d is not told apart from the one before it in grey: their contrast is %.2f", i, n, got)
			}
			before = paint
		}
	}
	if got := contrast(muted, white); got < 4.5 {
		t.Errorf("the dash of what is not assessed has a contrast of %.2f", got)
	}
}

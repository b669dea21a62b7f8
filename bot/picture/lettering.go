package picture

import (
	"fmt"
	"strings"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"motcua/scoring/names"
)

// lettering measures text and finds the shapes of its letters: Liberation Sans (SIL Open Font Licence), which
// has every Vietnamese letter as one shape of its own. It belongs to one picture and must not be shared.
type lettering struct {
	plain, bold *sfnt.Font
	buffer      sfnt.Buffer
	glyphs      map[shape]*glyph
	err         error // the first that came up; it is told when the picture is done
}

func newLettering() (*lettering, error) {
	l := &lettering{glyphs: map[shape]*glyph{}}
	var err error
	if l.plain, err = sfnt.Parse(liberationsansregular.TTF); err != nil {
		return nil, fmt.Errorf("reading the plain font: %w", err)
	}
	if l.bold, err = sfnt.Parse(liberationsansbold.TTF); err != nil {
		return nil, fmt.Errorf("reading the bold font: %w", err)
	}
	return l, nil
}

// font is the font of a face and its size as the font wants it.
func (l *lettering) font(f face) (*sfnt.Font, fixed.Int26_6) {
	if f.bold() {
		return l.bold, fixed.I(f.size())
	}
	return l.plain, fixed.I(f.size())
}

// eachLetter goes through a text letter by letter, with the place of each in 64ths of a pixel, and returns where it ends.
// Letters with marks are single shapes only in composed form, so the text is composed first.
func (l *lettering) eachLetter(f face, text string, visit func(index sfnt.GlyphIndex, at fixed.Int26_6)) fixed.Int26_6 {
	typeface, size := l.font(f)
	var at fixed.Int26_6
	var before sfnt.GlyphIndex
	for i, r := range norm.NFC.String(text) {
		index, err := typeface.GlyphIndex(&l.buffer, r)
		l.note(err)
		if i > 0 {
			// A font without the pair moves nothing.
			if closer, err := typeface.Kern(&l.buffer, before, index, size, font.HintingNone); err == nil {
				at += closer
			}
		}
		visit(index, at)
		advance, err := typeface.GlyphAdvance(&l.buffer, index, size, font.HintingNone)
		l.note(err)
		at, before = at+advance, index
	}
	return at
}

// measure is the width of a line in pixels.
func (l *lettering) measure(f face, text string) int {
	return l.eachLetter(f, text, func(sfnt.GlyphIndex, fixed.Int26_6) {}).Ceil()
}

// eachShape gives the shapes of a line, each with the whole pixel it stands at.
func (l *lettering) eachShape(f face, text string, visit func(g *glyph, at int)) {
	l.eachLetter(f, text, func(index sfnt.GlyphIndex, at fixed.Int26_6) {
		visit(l.glyph(shape{f, index, int(at&63) / (64 / places)}), at.Floor())
	})
}

// cutToWidth shortens a line to so many pixels, with an ellipsis when something is missing.
func (l *lettering) cutToWidth(f face, text string, most int) string {
	text = norm.NFC.String(strings.Join(strings.Fields(text), " "))
	if l.measure(f, text) <= most {
		return text
	}
	letters := []rune(text)
	for n := len(letters) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(letters[:n]), " ") + "…"; l.measure(f, short) <= most {
			return short
		}
	}
	return "…"
}

// shortenUnits cuts the names of units of a list to so many pixels, so that no two of them read the same.
func (l *lettering) shortenUnits(f face, list []names.Named, most int) []string {
	for i := range list {
		list[i].Name = strings.Join(strings.Fields(list[i].Name), " ")
	}
	return names.ShortNames(list, func(text string) bool { return l.measure(f, text) <= most })
}

// wrapParts sets parts beside each other, divided by a dot, on as many lines as they need.
func (l *lettering) wrapParts(f face, parts []string, most int) []string {
	var lines []string
	for _, part := range parts {
		if n := len(lines); n > 0 {
			if joined := lines[n-1] + " · " + part; l.measure(f, joined) <= most {
				lines[n-1] = joined
				continue
			}
		}
		lines = append(lines, l.wrapWords(f, part, most)...)
	}
	return lines
}

// wrapWords breaks a text between its words.
func (l *lettering) wrapWords(f face, text string, most int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		if n := len(lines); n > 0 && l.measure(f, lines[n-1]+" "+word) <= most {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, l.cutToWidth(f, word, most))
	}
	return lines
}

func (l *lettering) note(err error) {
	if l.err == nil && err != nil {
		l.err = fmt.Errorf("reading a letter: %w", err)
	}
}

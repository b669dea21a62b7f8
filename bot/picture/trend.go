package picture

import (
	"fmt"
	"image"

	"motcua/locales"
	"motcua/scoring"
)

// TrendTerms is the most months, quarters or years that a trend shows.
const TrendTerms = 12

// TrendTerm is a unit's month, quarter or year in a trend.
type TrendTerm struct {
	Term        scoring.Term
	Scored      bool             // when not, the line has a gap
	Converted   scoring.Fraction // 0 to 100
	Grade       scoring.Grade    // the card's own: rules change, and a published card keeps the grade that was printed
	Bounds      scoring.Bounds   // what the score is held against where it is shown: those of the card
	Rank, Of    int              // 0 when there is none
	Provisional bool             // the figures may still move
	NewRules    string           // short name of the rules that hold from here on, where they changed since the term before; else ""
}

// TrendData is what a trend shows.
type TrendData struct {
	Unit   string          // as it is to be shown: "Xã Háng Lìa"
	Terms  []TrendTerm     // of one length, ascending, without a gap, 1 to TrendTerms
	Grades []scoring.Grade // of the rule set, from the best down; may be empty
	Notes  []string        // further lines in words, such as up to when the data reaches
}

// Trend draws a unit's converted scores term by term, over the grades' bands, as a PNG. It fails when the terms are
// not as TrendData wants them or a score is not within 0 to 100.
func Trend(words locales.Printer, t TrendData) ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	l, err := newLettering()
	if err != nil {
		return nil, err
	}
	title := l.trendTitle(words, t)
	notes := l.wrapParts(regular, t.notes(words), inner)
	top := 10 + len(title)*titleLine + textLine + 30
	p := l.plotOf(words, t, top)
	c := newCanvas(l, p.area.Max.Y+3*textLine+24+len(notes)*textLine+18)
	for i, text := range title {
		c.text(margin, 10+(i+1)*titleLine, heading, ink, text)
	}
	c.text(margin, top-22, regular, muted, c.cutToWidth(regular, t.latest(words), inner))
	c.paintBands(p, words, t.Grades)
	c.paintTerms(p, words, t.Terms)
	c.paintChanges(p, t.Terms)
	c.paintScores(p, words, t)
	for i, text := range notes {
		c.text(margin, p.area.Max.Y+3*textLine+24+(i+1)*textLine-8, regular, muted, text)
	}
	return c.png()
}

func (t TrendData) check() error {
	if n := len(t.Terms); n < 1 || n > TrendTerms {
		return fmt.Errorf("drawing a trend: %d terms are not 1 to %d", n, TrendTerms)
	}
	for i, m := range t.Terms {
		if i > 0 && m.Term != t.Terms[i-1].Term.Next() {
			return fmt.Errorf("drawing a trend: %s does not follow %s", m.Term, t.Terms[i-1].Term)
		}
		if m.Scored && (m.Converted.Sign() < 0 || m.Converted.Cmp(scoring.Int(100)) > 0) {
			return fmt.Errorf("drawing a trend: the score of %s is not within 0 to 100", m.Term)
		}
	}
	return nil
}

// paintScores draws the line, its points and their figures.
func (c *canvas) paintScores(p plot, words locales.Printer, t TrendData) {
	var marked []mark
	for i, m := range t.Terms {
		if !m.Scored {
			continue
		}
		text := t.score(words, m)
		marked = append(marked, mark{at: image.Pt(p.x(i), p.y(m.Converted)), text: text, wide: c.measure(strong, text),
			joined: i > 0 && t.Terms[i-1].Scored && m.NewRules == "", hollow: m.Provisional})
	}
	for i, m := range marked {
		if m.joined {
			c.paintStroke(marked[i-1].at, m.at, thick, line)
		}
	}
	for _, m := range marked {
		c.paintDisc(m.at, dot, line)
		if m.hollow {
			c.paintDisc(m.at, dot-4, white)
		}
	}
	changes := p.changes(t.Terms)
	for i, box := range arrange(marked, p.area) {
		for _, x := range changes {
			c.paintRectangle(box.Intersect(image.Rect(x-changeWidth, box.Min.Y, x+changeWidth+1, box.Max.Y)), blank)
		}
		c.text(box.Min.X+labelPad, box.Max.Y-labelFoot, strong, ink, marked[i].text)
	}
}

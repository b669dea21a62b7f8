package picture

import (
	"image"
	"strconv"
	"strings"

	"motcua/locales"
)

// Sizes of a ranking's rows.
const (
	rowHeight = 54
	rowFoot   = 37 // from the row's upper edge to the baseline
	columnGap = 16
	barLeast  = 140
	barMost   = 320
	barInset  = 13 // from the row's edges
	markRoom  = 30 // for the sign of the reader's own unit
	gradeRoom = 190
)

// rankingColumns is where the columns of a ranking end, the name's where it begins; each is as wide as what is in it, and
// the bars take what the names leave.
type rankingColumns struct{ rank, name, track, bar, score, grade, move int }

func (l *lettering) rankingColumns(words locales.Printer, k RankingData) rankingColumns {
	rank, grade, move, name := l.measure(regular, words.Text("picture.rank")), 0, 0, 0
	score := max(l.measure(strong, "100"), l.measure(strong, words.Tenths(999)))
	for _, row := range k.Rows {
		name = max(name, l.measure(strong, row.Place.Name))
		rank = max(rank, l.measure(strong, strconv.Itoa(row.Place.Rank)))
		move = max(move, l.measure(strong, k.move(row)))
		score = max(score, l.measure(strong, row.Score))
		if g := k.grade(row.Place); g >= 0 {
			grade = max(grade, l.measure(strong, k.Grades[g].Name.In(words.Language())))
		}
	}
	if grade > 0 {
		grade = min(gradeRoom, max(grade, l.measure(regular, words.Text("picture.grade"))))
	}
	var c rankingColumns
	c.rank = margin + markRoom + rank
	c.name = c.rank + columnGap
	c.move = width - margin - 6
	c.grade = c.move
	if move > 0 {
		c.grade -= move + columnGap
	}
	c.score = c.grade
	if grade > 0 {
		c.score -= grade + columnGap
	}
	c.bar = c.score - score - 10
	c.track = min(max(c.name+name+columnGap, c.bar-barMost), c.bar-barLeast)
	return c
}

// rankingHead names the columns.
func (c *canvas) rankingHead(words locales.Printer, at rankingColumns, baseline int) {
	c.textEndingAt(at.rank, baseline, regular, muted, words.Text("picture.rank"))
	c.text(at.name, baseline, regular, muted, words.Text("picture.unit"))
	c.text(at.track, baseline, regular, muted, words.Text("picture.points"))
	if at.grade > at.score {
		c.text(at.score+columnGap, baseline, regular, muted, words.Text("picture.grade"))
	}
}

func (c *canvas) rankingRow(words locales.Printer, k RankingData, row RankingRow, at rankingColumns, r image.Rectangle) {
	f, baseline := regular, r.Min.Y+rowFoot
	if row.Own {
		f = strong
		c.paintRectangle(r, own)
		c.text(margin+2, baseline, strong, ink, "►")
	}
	c.paintRectangle(image.Rect(r.Min.X, r.Max.Y-1, r.Max.X, r.Max.Y), track)
	c.text(at.name, baseline, f, ink, row.Place.Name)
	if row.Place.Rank == 0 {
		c.textEndingAt(at.rank, baseline, f, muted, "–")
		c.textEndingAt(at.score, baseline, f, muted, "–")
		return
	}
	c.textEndingAt(at.rank, baseline, f, ink, strconv.Itoa(row.Place.Rank))
	bar := image.Rect(at.track, r.Min.Y+barInset, at.bar, r.Max.Y-barInset)
	c.paintRectangle(bar, track)
	grade := k.grade(row.Place)
	paint := line
	if grade >= 0 {
		paint = ofGrade(grade, len(k.Grades))
		c.text(at.score+columnGap, baseline, f, ink, c.cutToWidth(f, k.Grades[grade].Name.In(words.Language()), at.grade-at.score-columnGap))
	}
	bar.Max.X = bar.Min.X + ((at.bar-at.track)*int(row.Converted.Tenths())+500)/1000
	c.paintRectangle(bar, paint)
	c.textEndingAt(at.score, baseline, strong, ink, row.Score)
	c.paintMove(at.move, baseline, f, k.move(row))
}

// paintMove writes a movement; its sign says it without the colour, too.
func (c *canvas) paintMove(right, baseline int, f face, text string) {
	paint := ink
	switch {
	case text == "":
		return
	case strings.HasPrefix(text, "▲"):
		paint = up
	case strings.HasPrefix(text, "▼"):
		paint = down
	}
	c.textEndingAt(right, baseline, f, paint, text)
}

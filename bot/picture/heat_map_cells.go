package picture

import (
	"image"
	"slices"
	"strconv"

	"motcua/locales"
	"motcua/scoring"
)

// Sizes of a heat map's cells and of its legend.
const (
	cellHeight = 48
	cellFoot   = 34 // from the cell's upper edge to the baseline
	cellGap    = 3  // between cells
	cellPad    = 3  // from the figure to the cell's edges
	headLine   = 34
	swatch     = 26
	swatchGap  = 10 // from the colour to its words
	entryGap   = 30 // between entries
)

// heatColumns is where the columns of a heat map are: the rank ends, the name begins, and the cells begin, the total's
// first; the last one is where all end.
type heatColumns struct {
	rank, name int
	cells      []int
}

// heatMapColumns gives each column what its widest figure and its head need; the names take the rest, and what they leave
// goes to the cells.
func (l *lettering) heatMapColumns(words locales.Printer, h HeatMapData, columns []heatColumn) heatColumns {
	rank, name := l.measure(regular, "–"), 0
	wide := []int{max(l.measure(strong, h.firstHead(words)), l.measure(strong, words.Tenths(999)))}
	for _, c := range columns {
		wide = append(wide, max(l.measure(strong, c.code), l.measure(regular, "/"+words.Decimal(c.most.Bound()))))
	}
	for _, row := range h.Rows {
		rank = max(rank, l.measure(regular, strconv.Itoa(row.Record.Rank)))
		name = max(name, l.measure(regular, row.Name))
		first, _ := h.first(words, row)
		wide[0] = max(wide[0], l.measure(strong, first))
		for i, c := range columns {
			wide[i+1] = max(wide[i+1], l.measure(regular, h.figure(words, c.of(row.Record))))
		}
	}
	all := 0
	for i := range wide {
		wide[i] += 2*cellPad + cellGap
		all += wide[i]
	}
	const edge = 12
	c := heatColumns{rank: edge + rank}
	c.name = c.rank + 10
	left := width - edge - c.name - 8
	spare := max(0, left-all-name) / len(wide)
	at := width - edge - all - spare*len(wide)
	for _, w := range wide {
		c.cells = append(c.cells, at)
		at += w + spare
	}
	c.cells = append(c.cells, at)
	return c
}

// figure is what stands in a cell: points, held against the bounds of the colours, or a dash where nothing is assessed.
func (h HeatMapData) figure(words locales.Printer, sum scoring.GroupSum) string {
	if sum.Max.Sign() == 0 {
		return "–"
	}
	bounds := h.Rules.Bounds(sum.Max)
	for _, g := range h.Rules.Grades {
		bounds = bounds.With(sum.Max.Mul(g.Min).Quo(scoring.Int(100)))
	}
	return words.Decimal(sum.Points.Shown(bounds))
}

// heatMapHead names the columns, with their maxima under them.
func (c *canvas) heatMapHead(words locales.Printer, h HeatMapData, columns []heatColumn, at heatColumns, top int) {
	over := func(i int, name string, most scoring.Fraction) {
		middle := (at.cells[i] + at.cells[i+1] - cellGap) / 2
		c.textCentredAt(middle, top+headLine-8, strong, ink, name)
		c.textCentredAt(middle, top+2*headLine-8, regular, muted, "/"+words.Decimal(most.Bound()))
	}
	c.text(at.name, top+2*headLine-8, regular, muted, words.Text("picture.unit"))
	most := h.Rules.MaxScore()
	if h.group() >= 0 {
		most = h.Rules.MostOf(h.Group)
	}
	over(0, h.firstHead(words), most)
	for i, column := range columns {
		over(i+1, column.code, column.most)
	}
}

func (c *canvas) heatMapRow(words locales.Printer, h HeatMapData, row HeatMapRow, columns []heatColumn, at heatColumns, top int) {
	r, rank := row.Record, "–"
	if r.Rank > 0 {
		rank = strconv.Itoa(r.Rank)
	}
	baseline := top + cellFoot
	c.textEndingAt(at.rank, baseline, regular, muted, rank)
	c.text(at.name, baseline, regular, ink, row.Name)
	text, grade := h.first(words, row)
	c.paintCell(at, 0, top, strong, text, grade, len(h.Rules.Grades))
	for i, column := range columns {
		sum := column.of(r)
		c.paintCell(at, i+1, top, regular, h.figure(words, sum), h.grade(sum.Points, sum.Max), len(h.Rules.Grades))
	}
}

// paintCell paints a figure on the colour of its grade; one without a grade is an empty box.
func (c *canvas) paintCell(at heatColumns, i, top int, f face, text string, grade, grades int) {
	box := image.Rect(at.cells[i], top, at.cells[i+1]-cellGap, top+cellHeight-cellGap)
	c.paintSwatch(box, grade >= 0, ofGrade(max(grade, 0), grades))
	paint := muted
	if grade >= 0 {
		paint = ink
	}
	c.textCentredAt((box.Min.X+box.Max.X)/2, top+cellFoot-1, f, paint, text)
}

// paintSwatch paints a coloured box, or one with a thin edge alone.
func (c *canvas) paintSwatch(box image.Rectangle, filled bool, paint colour) {
	if filled {
		c.paintRectangle(box, paint)
		return
	}
	c.paintRectangle(box, rule)
	c.paintRectangle(box.Inset(1), white)
}

// firstHead names the column before the others.
func (h HeatMapData) firstHead(words locales.Printer) string {
	if h.group() >= 0 {
		return words.Text("picture.heat_group")
	}
	return words.Text("picture.heat_total")
}

// first is what stands before the other figures, with the place of its grade: what a unit has in the group of the columns, else its score.
func (h HeatMapData) first(words locales.Printer, row HeatMapRow) (text string, grade int) {
	if i := h.group(); i >= 0 {
		sum := row.Record.Groups(h.Rules)[i]
		return h.figure(words, sum), h.grade(sum.Points, sum.Max)
	}
	return total(row), h.gradeOf(row.Record)
}

// total is the converted score.
func total(row HeatMapRow) string {
	if !row.Record.IsRanked() {
		return "–"
	}
	return row.Score
}

// gradeOf is the place of a unit's grade, which a published card keeps as it was printed; -1 when it has no score.
func (h HeatMapData) gradeOf(r scoring.Record) int {
	if !r.IsRanked() {
		return -1
	}
	return slices.IndexFunc(h.Rules.Grades, func(g scoring.Grade) bool { return g.Code == r.Grade.Code })
}

// legendEntry is a colour with its meaning.
type legendEntry struct {
	text  string
	paint colour
	empty bool // a box with an edge alone
}

// wrapEntries sets entries beside each other, on as many lines as they need.
func (l *lettering) wrapEntries(entries []legendEntry) [][]legendEntry {
	var lines [][]legendEntry
	left := inner + 1
	for _, e := range entries {
		wide := swatch + swatchGap + l.measure(regular, e.text)
		if left+wide > inner {
			lines, left = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], e)
		left += wide + entryGap
	}
	return lines
}

func (c *canvas) legendLine(entries []legendEntry, baseline int) {
	x := margin
	for _, e := range entries {
		c.paintSwatch(image.Rect(x, baseline-swatch+3, x+swatch, baseline+3), !e.empty, e.paint)
		c.text(x+swatch+swatchGap, baseline, regular, ink, e.text)
		x += swatch + swatchGap + c.measure(regular, e.text) + entryGap
	}
}

package picture

import (
	"fmt"
	"image"
	"slices"
	"strconv"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/names"
)

// RankingRows is the most units on a picture.
const RankingRows = 20

// RankingRow is a unit in a ranking.
type RankingRow struct {
	Heading   string           // of the list that begins with it; "" for none
	Place     scoring.Place    // its Name as it is to be shown: "Xã Háng Lìa"
	Converted scoring.Fraction // 0 to 100; meaningless without a rank
	Score     string           // the same as it is to be shown: "87,7"
	Before    int              // rank in the month before; 0 when it had none
	Own       bool             // the reader serves the unit
}

// RankingData is a month's ranking, or a page of it.
type RankingData struct {
	Month       scoring.Month
	Closed      bool            // the figures are official
	Published   bool            // not closed here, but printed in a published appendix
	Rows        []RankingRow    // in the order of rank, units without a score last; 1 to RankingRows
	Grades      []scoring.Grade // of the rule set, from the best down; may be empty
	Moves       bool            // the month before has a ranking
	Page, Pages int             // page from 1; 0 and 0 for a single one
	Notes       []string        // further lines in words, such as up to when the data reaches
}

// Ranking draws a page of a month's ranking with a bar for each score, as a PNG. It fails without rows, with more than
// RankingRows, and when a score is not within 0 to 100.
func Ranking(words locales.Printer, k RankingData) ([]byte, error) {
	if err := k.check(); err != nil {
		return nil, err
	}
	l, err := newLettering()
	if err != nil {
		return nil, err
	}
	notes := l.wrapParts(regular, k.notes(words), inner)
	const top = 10 + titleLine + textLine + 22
	list := top + rowHeight
	bottom := list + (len(k.Rows)+k.headings())*rowHeight
	c := newCanvas(l, bottom+14+len(notes)*textLine+18)
	c.text(margin, 10+titleLine, heading, ink, words.Text("picture.ranking_title", "month", words.Month(string(k.Month))))
	c.text(margin, top-18, regular, muted, stateLine(words, k.Closed, k.Published, k.Page, k.Pages))
	columns := l.rankingColumns(words, k)
	c.rankingHead(words, columns, top+rowFoot)
	c.paintRectangle(image.Rect(margin, list-1, width-margin, list), rule)
	named := make([]names.Named, len(k.Rows))
	for i, row := range k.Rows {
		named[i] = names.Named{Code: row.Place.Unit, Name: row.Place.Name}
	}
	short := l.shortenUnits(strong, named, columns.track-columnGap-columns.name)
	for i, row := range k.Rows {
		row.Place.Name = short[i]
		if row.Heading != "" {
			c.text(margin, list+rowFoot, strong, ink, row.Heading)
			list += rowHeight
		}
		c.rankingRow(words, k, row, columns, image.Rect(margin, list, width-margin, list+rowHeight))
		list += rowHeight
	}
	for i, text := range notes {
		c.text(margin, bottom+14+(i+1)*textLine-8, regular, muted, text)
	}
	return c.png()
}

// headings is how many lists there are that have one.
func (k RankingData) headings() (n int) {
	for _, row := range k.Rows {
		if row.Heading != "" {
			n++
		}
	}
	return n
}

func (k RankingData) check() error {
	if n := len(k.Rows); n < 1 || n > RankingRows {
		return fmt.Errorf("drawing a ranking: %d units are not 1 to %d", n, RankingRows)
	}
	for _, row := range k.Rows {
		if row.Place.Rank > 0 && (row.Converted.Sign() < 0 || row.Converted.Cmp(scoring.Int(100)) > 0) {
			return fmt.Errorf("drawing a ranking: the score of unit %s is not within 0 to 100", row.Place.Unit)
		}
	}
	return nil
}

// stateLine says how final the figures are, and which page it is.
func stateLine(words locales.Printer, closed, published bool, page, pages int) string {
	text := words.Text("picture.provisional")
	switch {
	case closed:
		text = words.Text("picture.closed")
	case published:
		text = words.Text("picture.published")
	}
	if pages > 1 {
		text += " · " + words.Text("picture.page", "page", page, "pages", pages)
	}
	return text
}

// notes explain the signs that are there.
func (k RankingData) notes(words locales.Printer) []string {
	var notes []string
	if slices.ContainsFunc(k.Rows, func(r RankingRow) bool { return r.Own }) {
		notes = append(notes, words.Text("ranking.legend_own"))
	}
	if slices.ContainsFunc(k.Rows, func(r RankingRow) bool { return k.move(r) != "" }) {
		notes = append(notes, words.Text("ranking.legend_moves", "month", words.Month(string(k.Month.Prev()))))
	}
	if slices.ContainsFunc(k.Rows, func(r RankingRow) bool { return r.Place.Rank == 0 }) {
		notes = append(notes, words.Text("ranking.legend_unranked"))
	}
	if slices.ContainsFunc(k.Rows, func(r RankingRow) bool { return r.Place.Rank > 0 && k.grade(r.Place) >= 0 }) {
		notes = append(notes, words.Text("picture.colour_grades"))
	}
	return append(notes, k.Notes...)
}

// move is how a unit's rank changed: "▲2", "▼1", "=", or "" when there is nothing to compare.
func (k RankingData) move(row RankingRow) string {
	if !k.Moves || row.Before == 0 || row.Place.Rank == 0 {
		return ""
	}
	switch by := row.Before - row.Place.Rank; {
	case by > 0:
		return "▲" + strconv.Itoa(by)
	case by < 0:
		return "▼" + strconv.Itoa(-by)
	default:
		return "="
	}
}

// grade is the place of a unit's grade among the grades; -1 when it is not there.
func (k RankingData) grade(p scoring.Place) int {
	return slices.IndexFunc(k.Grades, func(g scoring.Grade) bool { return g.Code == p.Grade })
}

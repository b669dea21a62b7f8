// Package header finds the header of a table among its first rows, and which column is which field, by the labels that
// systems are known to use.
package header

import (
	"slices"
	"strings"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// Field is something a column may hold.
type Field struct {
	Name     string
	Required bool
	Synonyms []string // labels, in order of preference: when two columns are there, the earlier synonym's is the field's
	Chosen   string   // the label, or the letters, of the column that somebody chose for it; "" when nobody did
}

// Kind is a kind of table.
type Kind struct {
	Name   string
	Fields []Field
	AnyOf  [][]string // of each group of fields, one must be there
}

// Header is a header that was found.
type Header struct {
	Kind    string
	Last    int            // its last row in the file: the data stand below
	Columns map[string]int // by field
	Levels  [][]string     // per column, its labels from the top down; a label that stands over several columns is in each
	Labels  []string       // per column, the levels joined by " / "
	Title   []string       // the texts above it
	Layout  string         // what its row is known by again; see Layout
	Settled []string       // the fields of which a chosen column was taken, while others claim them, too
}

// Depth is how many rows from the top a header is looked for; MaxLevels how many rows it may have itself.
const (
	Depth     = 30
	MaxLevels = 3
)

// Ambiguity is the error for a header in which several columns claim a field alike: "Ngày hẹn trả (cũ)" and "(mới)".
type Ambiguity struct {
	Kind    string
	Field   Field
	Labels  []string // of the columns, from the left
	Columns []int    // their places
	Layout  string   // what the header's row is known by again; see Layout
}

func (a *Ambiguity) Error() string {
	return a.Field.Synonyms[0] + " may be any of the columns " + strings.Join(a.Labels, ", ")
}

// Find finds the header of one of the kinds in the first rows of a table. When none fits, the *sheet.FileError names
// what was found in the row that looks most like a header, and what was expected; of two columns for one field the
// error is an *Ambiguity.
func Find(rows []sheet.Row, kinds []Kind) (*Header, error) {
	matchers := make([]matcher, len(kinds))
	for i, k := range kinds {
		matchers[i] = newMatcher(k)
	}
	var best, nearest candidate
	for i := range rows[:min(Depth, len(rows))] {
		for levels := 1; levels <= MaxLevels && i+levels <= len(rows); levels++ {
			block := stackLevels(rows[i : i+levels])
			for _, m := range matchers {
				c := m.match(block, levels)
				c.first, c.levels, c.labels = i, levels, block
				if c.isComplete() && c.isBetter(best) && !c.ofAnotherTable(best, rows) {
					best = c
				}
				if c.isBetter(nearest) {
					nearest = c
				}
			}
		}
	}
	if best.kind == nil {
		return nil, nearest.refusal(kinds, rows)
	}
	if a := best.ambiguity(); a != nil {
		a.Layout = best.layout(rows)
		return nil, a
	}
	best.extend(rows)
	return best.header(rows), nil
}

// extend takes in the further rows of a header: rows that label other columns than those of the fields found.
func (c *candidate) extend(rows []sheet.Row) {
	for c.levels < MaxLevels && c.first+c.levels < len(rows) {
		row := rows[c.first+c.levels]
		labels := 0
		for _, cell := range row.Cells {
			if cell.Text != "" && !cell.Number {
				labels++
			}
		}
		for _, column := range c.columns {
			if row.Text(column) != "" {
				return
			}
		}
		if labels < 2 || ColumnNumbers(row) {
			return
		}
		c.levels++
		c.labels = stackLevels(rows[c.first : c.first+c.levels])
	}
}

// stackLevels joins the rows of a header block into the levels of each column. A label of an upper row stands over the
// columns to its right as long as they have none of their own there, and no column in between has one above.
func stackLevels(rows []sheet.Row) [][]string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	columns := make([][]string, width)
	for level, row := range rows {
		over := ""
		for c := range width {
			text := strings.Join(strings.Fields(row.Text(c)), " ")
			switch {
			case text != "":
				over = text
			case level == len(rows)-1:
				over = "" // the lowest row stands for itself
			case level > 0 && rows[level-1].Text(c) != "":
				over = "" // below a new label a new group begins
			}
			if over != "" {
				columns[c] = append(columns[c], over)
			}
		}
	}
	return columns
}

func (c candidate) header(rows []sheet.Row) *Header {
	h := &Header{
		Kind: c.kind.Name, Last: rows[c.first+c.levels-1].Number, Columns: c.columns, Levels: c.labels,
		Labels: make([]string, len(c.labels)), Layout: c.layout(rows), Settled: c.settled,
	}
	for i, levels := range c.labels {
		h.Labels[i] = strings.Join(levels, " / ")
	}
	for _, row := range rows[:c.first] {
		for _, cell := range row.Cells {
			if cell.Text != "" {
				h.Title = append(h.Title, cell.Text)
			}
		}
	}
	return h
}

// SameLabel says whether two labels are the same to Find: but for case, diacritics, spacing and what stands in brackets.
func SameLabel(a, b string) bool {
	return slices.ContainsFunc(labelKeys(a), func(key string) bool { return key == names.Fold(b) })
}

// labelKeys are the folded forms under which a label is known: as it is, and without what stands in brackets.
func labelKeys(label string) []string {
	keys := []string{names.Fold(label)}
	if open := strings.IndexAny(label, "(["); open > 0 {
		if short := names.Fold(label[:open]); short != "" {
			keys = append(keys, short)
		}
	}
	return keys
}

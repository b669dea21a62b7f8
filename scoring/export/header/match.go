package header

import (
	"slices"
	"strings"
	"unicode/utf8"

	"motcua/scoring/export/sheet"
	"motcua/scoring/names"
)

// matcher holds a kind with its synonyms folded.
type matcher struct {
	kind     Kind
	synonyms map[string][]claim
}

// claim is a field that a label may mean, and how much it is preferred: 0 most.
type claim struct{ field, preference int }

func newMatcher(k Kind) matcher {
	m := matcher{kind: k, synonyms: map[string][]claim{}}
	for f, field := range k.Fields {
		for p, synonym := range field.Synonyms {
			key := names.Fold(synonym)
			m.synonyms[key] = append(m.synonyms[key], claim{f, p})
		}
	}
	return m
}

// candidate is a header block as one kind reads it.
type candidate struct {
	kind      *Kind
	first     int
	levels    int
	labels    [][]string
	columns   map[string]int
	missing   []string      // required fields that no column claims
	ambiguous map[int][]int // the columns that claim a field alike, by field
	settled   []string      // the fields that other columns claim, too, than the one that somebody chose
}

// noteAmbiguity notes that two columns claim a field alike: of two due dates none may be taken unasked.
func (c *candidate) noteAmbiguity(field, first, second int) {
	if c.ambiguous == nil {
		c.ambiguous = map[int][]int{}
	}
	if c.ambiguous[field] == nil {
		c.ambiguous[field] = []int{first}
	}
	c.ambiguous[field] = append(c.ambiguous[field], second)
}

// ambiguity is the first field that several columns claim; nil when none is.
func (c *candidate) ambiguity() *Ambiguity {
	for i, f := range c.kind.Fields {
		if columns := c.ambiguous[i]; columns != nil {
			a := &Ambiguity{Kind: c.kind.Name, Field: f, Columns: columns}
			for _, column := range columns {
				a.Labels = append(a.Labels, strings.Join(c.labels[column], " / "))
			}
			return a
		}
	}
	return nil
}

// ofClocks says whether a label is that of clock times beside the column of their dates: "Ngày nhận (giờ)".
func ofClocks(levels []string) bool {
	_, inside, bracketed := strings.Cut(levels[len(levels)-1], "(")
	return bracketed && names.Fold(inside) == "gio"
}

func (m *matcher) match(columns [][]string, depth int) candidate {
	c := candidate{kind: &m.kind, columns: map[string]int{}}
	taken := make(map[int]claim) // by field: the claim that holds its column
	for column, levels := range columns {
		if len(levels) == 0 {
			continue
		}
		for _, cl := range m.claims(levels) {
			field := m.kind.Fields[cl.field].Name
			earlier, there := taken[cl.field]
			switch {
			case !there || cl.preference < earlier.preference:
				taken[cl.field] = cl
				c.columns[field] = column
				delete(c.ambiguous, cl.field)
			case cl.preference == earlier.preference && depth > 1 && column == c.columns[field]+1 && slices.Equal(columns[c.columns[field]], levels):
				continue // one label over two columns
			case cl.preference == earlier.preference && !ofClocks(levels):
				c.noteAmbiguity(cl.field, c.columns[field], column)
			}
		}
	}
	m.choose(&c, columns, depth)
	for _, f := range m.kind.Fields {
		if _, ok := c.columns[f.Name]; f.Required && !ok {
			c.missing = append(c.missing, f.Synonyms[0])
		}
	}
	for _, group := range m.kind.AnyOf {
		if !slices.ContainsFunc(group, func(name string) bool { _, ok := c.columns[name]; return ok }) {
			c.missing = append(c.missing, m.groupLabel(group))
		}
	}
	return c
}

// groupLabel is how a field, of which the table needs one of a group, is asked for.
func (m *matcher) groupLabel(group []string) string {
	var labels []string
	for _, name := range group {
		i := slices.IndexFunc(m.kind.Fields, func(f Field) bool { return f.Name == name })
		labels = append(labels, m.kind.Fields[i].Synonyms[0])
	}
	return strings.Join(labels, " / ")
}

// claims are the fields that a column's labels mean: by the lowest label, else by all levels together.
func (m *matcher) claims(levels []string) []claim {
	for _, label := range []string{levels[len(levels)-1], strings.Join(levels, " ")} {
		for _, key := range labelKeys(label) {
			if found := m.synonyms[key]; found != nil {
				return found
			}
		}
	}
	return nil
}

func (c candidate) isComplete() bool { return c.kind != nil && len(c.missing) == 0 }

// ofAnotherTable says whether data stand between an earlier header of the kind and this one. Then this one is no better, however many
// columns it knows: the rows in between would be lost.
func (c candidate) ofAnotherTable(earlier candidate, rows []sheet.Row) bool {
	if earlier.kind == nil || earlier.kind.Name != c.kind.Name {
		return false
	}
	end, last := earlier.first+earlier.levels, c.first+c.levels-1
	return end < last && slices.ContainsFunc(rows[end:last], holdsData)
}

// isBetter says whether a candidate knows more columns, or as many in fewer rows; of equals the one found first stands.
func (c candidate) isBetter(than candidate) bool {
	if len(c.columns) != len(than.columns) {
		return len(c.columns) > len(than.columns)
	}
	return c.levels < than.levels
}

// refusal says what was found and what was expected. Labels are shown of a row that looks like a header only: cells of
// data may be anything.
func (c candidate) refusal(kinds []Kind, rows []sheet.Row) error {
	if len(c.columns) < 2 {
		expected := make([]string, len(kinds))
		for i, k := range kinds {
			var labels []string
			for _, f := range k.Fields {
				if f.Required {
					labels = append(labels, f.Synonyms[0])
				}
			}
			expected[i] = strings.Join(labels, ", ")
		}
		return &sheet.FileError{Problem: sheet.UnknownKind, Facts: map[string]string{"found": labelsIn(rows, kinds), "expected": strings.Join(expected, "; ")}}
	}
	var found []string
	for i, levels := range c.labels {
		if len(levels) > 0 {
			found = append(found, shownLabel(i, levels[len(levels)-1], kinds))
		}
	}
	return &sheet.FileError{Problem: sheet.NoColumns, Facts: map[string]string{
		"kind": c.kind.Name, "missing": strings.Join(c.missing, ", "), "found": strings.Join(found, ", "),
	}}
}

const labelShown = 40

func shortenLabel(label string) string {
	if utf8.RuneCountInString(label) <= labelShown {
		return label
	}
	return string([]rune(label)[:labelShown-1]) + "…"
}

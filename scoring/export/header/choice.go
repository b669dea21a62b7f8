package header

import (
	"maps"
	"slices"
	"strings"

	"motcua/scoring/names"
)

// choose gives the fields the columns that somebody chose for them, whatever else claims them.
func (m *matcher) choose(c *candidate, columns [][]string, depth int) {
	for i, field := range m.kind.Fields {
		column, ok := chosenColumn(field.Chosen, columns, depth)
		if !ok {
			continue
		}
		other, claimed := c.columns[field.Name]
		c.columns[field.Name] = column
		if claimed && other != column || slices.Contains(c.ambiguous[i], column) {
			c.settled = append(c.settled, field.Name)
		}
		delete(c.ambiguous, i)
	}
}

// chosenColumn is the column that a label means: the column with the label as it is written; else the one with the label without its
// brackets; else the one of these letters. A label that several columns have means none.
func chosenColumn(label string, columns [][]string, depth int) (column int, ok bool) {
	if label == "" {
		return 0, false
	}
	folded := names.Fold(label)
	for _, known := range []func(levels []string) bool{
		func(levels []string) bool { return names.Fold(strings.Join(levels, " ")) == folded },
		func(levels []string) bool { return names.Fold(levels[len(levels)-1]) == folded },
		func(levels []string) bool { return SameLabel(levels[len(levels)-1], label) },
	} {
		found := -1
		for i, levels := range columns {
			again := depth > 1 && i == found+1 && found >= 0 && slices.Equal(columns[found], levels) // one label over two columns
			switch {
			case len(levels) == 0 || again || !known(levels):
			case found >= 0:
				return 0, false
			default:
				found = i
			}
		}
		if found >= 0 {
			return found, true
		}
	}
	for i, levels := range columns {
		if len(levels) > 0 && Letters(i) == label {
			return i, true
		}
	}
	return 0, false
}

// Choices are how the columns are named, so that Field.Chosen tells them apart: by their labels, or, where a label may not be shown or
// stands over several of them, by their letters.
func (a *Ambiguity) Choices() []string {
	choices := make([]string, len(a.Labels))
	for i, label := range a.Labels {
		same := func(other string) bool { return names.Fold(other) == names.Fold(label) }
		if choices[i] = label; !Offerable(label) || slices.ContainsFunc(a.Labels[:i], same) || slices.ContainsFunc(a.Labels[i+1:], same) {
			choices[i] = Letters(a.Columns[i])
		}
	}
	return choices
}

// ChosenMissing is the first label that was chosen for a field and that no column of the header has; "" when all are there.
func (h *Header) ChosenMissing(labels map[string]string) string {
	for _, field := range slices.Sorted(maps.Keys(labels)) {
		if _, ok := chosenColumn(labels[field], h.Levels, 2); !ok {
			return labels[field]
		}
	}
	return ""
}

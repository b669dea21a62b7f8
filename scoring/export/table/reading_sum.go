package table

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// readingRules is the number of the rules by which the program itself reads exports of dossiers: a new one has files read anew that were taken in
// by an earlier program, when they come again.
const readingRules = 2

// Sum is the sum of all by which a table of dossiers is read: the program's rules, columns, words, and what the caller states that it is
// a list of. It is "" for other kinds, which are read in one way.
func (r *Reader) Sum(t *Table) string {
	if t.Kind != Dossiers {
		return ""
	}
	lines := []string{fmt.Sprintf("rules %d", readingRules)}
	for _, field := range t.as.Fields {
		if field.Chosen != "" {
			lines = append(lines, fmt.Sprintf("%s=%s", field.Name, field.Chosen))
		}
	}
	for _, l := range r.Layouts { // a further table of the file may have any of these headers
		if l.Sum != t.header.Layout {
			lines = append(lines, fmt.Sprintf("%s %v", l.Sum, l.Columns))
		}
	}
	for field, words := range r.Words {
		for word, meaning := range words {
			lines = append(lines, fmt.Sprintf("%s %s=%s", field, word, meaning))
		}
	}
	if stated := r.Period.Text(r.Zone) + r.Lists.String(); stated != "" {
		lines = append(lines, stated)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:6])
}

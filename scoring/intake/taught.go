package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"motcua/scoring/export/dossier"
)

// words are the words that were taught, and those that a caller states.
func (im *Importer) words(ctx context.Context, stated dossier.Words) (dossier.Words, error) {
	taught, err := im.Store.Words(ctx)
	if err != nil {
		return nil, err
	}
	all := dossier.Words{}
	for _, w := range taught {
		all.Learn(w.Field, w.Word, w.Meaning)
	}
	for field, words := range stated {
		for word, meaning := range words {
			all.Learn(field, word, meaning)
		}
	}
	return all, nil
}

// readingRules is the number of the rules by which the program itself reads exports of dossiers: a new one has files read anew that were taken in
// by an earlier program, when they come again.
const readingRules = 1

// taught is the sum of all by which a table of dossiers is read: the program's rules, columns, words, and what the caller states that it is
// a list of. It is "" for other kinds, which are read in one way.
func (c *call) taught(t *table) string {
	if t.kind != Dossiers {
		return ""
	}
	lines := []string{fmt.Sprintf("rules %d", readingRules)}
	for _, field := range t.as.Fields {
		if field.Chosen != "" {
			lines = append(lines, fmt.Sprintf("%s=%s", field.Name, field.Chosen))
		}
	}
	for _, l := range c.layouts { // a further table of the file may have any of these headers
		if l.Sum != t.header.Layout {
			lines = append(lines, fmt.Sprintf("%s %v", l.Sum, l.Columns))
		}
	}
	for field, words := range c.words {
		for word, meaning := range words {
			lines = append(lines, fmt.Sprintf("%s %s=%s", field, word, meaning))
		}
	}
	if stated := c.opt.Period.Text(c.Zone) + c.opt.Lists.String(); stated != "" {
		lines = append(lines, stated)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:6])
}

// merged adds up words that several tables of a file have, the most frequent first.
func merged(words []dossier.UnknownWord) (all []dossier.UnknownWord) {
	places := map[string]int{}
	for _, w := range words {
		key := dossier.WordKey(w.Field, w.Word)
		if i, known := places[key]; known {
			all[i].N += w.N
			continue
		}
		places[key] = len(all)
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b dossier.UnknownWord) int { return b.N - a.N })
	return all
}

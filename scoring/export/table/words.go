package table

import (
	"slices"
	"time"

	"motcua/scoring/export/dossier"
)

// TaughtWord is a word of exports whose meaning somebody taught; see dossier.Meanings.
type TaughtWord struct {
	Field, Word, Meaning string
	Since                time.Time
}

// AllWords are the words that were taught, and those that a caller states.
func AllWords(taught []TaughtWord, stated dossier.Words) dossier.Words {
	all := dossier.Words{}
	for _, w := range taught {
		all.Learn(w.Field, w.Word, w.Meaning)
	}
	for field, words := range stated {
		for word, meaning := range words {
			all.Learn(field, word, meaning)
		}
	}
	return all
}

// mergeWords adds up words that several tables of a file have, the most frequent first.
func mergeWords(words []dossier.UnknownWord) (all []dossier.UnknownWord) {
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

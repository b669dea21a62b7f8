package dossier

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"motcua/scoring/names"
)

// Words are the meanings of words that somebody taught, by the column's field and the word, folded. See Meanings.
type Words map[string]map[string]string

// Learn adds a meaning.
func (w Words) Learn(field, word, meaning string) {
	if w[field] == nil {
		w[field] = map[string]string{}
	}
	w[field][names.Fold(word)] = meaning
}

// Meaning is what a word was taught to mean; "" when it was not.
func (w Words) Meaning(field, word string) string { return w[field][names.Fold(word)] }

// The meanings beside the national status codes and the channels, which are numbers.
const (
	MeansYes     = "yes"
	MeansNo      = "no"
	MeansOnline  = "online"  // paid online
	MeansOffline = "offline" // paid otherwise, or not yet
	MeansFree    = "free"    // nothing is paid
	MeansFee     = "fee"     // something is paid
)

// Meanings are what a word of a field may mean, in the order in which they are offered; nil for a field that has no words.
func Meanings(field string) []string {
	switch field {
	case statusColumn.String():
		var codes []string
		for s := Registered; s <= ResultReturned; s++ {
			codes = append(codes, strconv.Itoa(int(s)))
		}
		return codes
	case channelColumn.String():
		return []string{"1", "2", "3"}
	case paymentColumn.String():
		return []string{MeansOnline, MeansOffline, MeansFree}
	case feeKindColumn.String():
		return []string{MeansFee, MeansFree}
	case paidColumn.String(), digitisedColumn.String(), eResultColumn.String(), reusedColumn.String(), storeColumn.String(), verifiedColumn.String():
		return []string{MeansYes, MeansNo}
	}
	return nil
}

// WordFields are the fields whose columns hold words.
func WordFields() (fields []string) {
	for c := range columnCount {
		if Meanings(c.String()) != nil {
			fields = append(fields, c.String())
		}
	}
	return fields
}

// UnknownWord is a word that is not understood. Word is as it is written.
type UnknownWord struct {
	Field string // of the column
	Label string // of the column
	Word  string
	N     int // rows
}

type wordKey struct {
	column column
	folded string
}

// meaningOrAsk gives what a word was taught to mean; a word without a meaning is noted, to be asked about, and gives "".
func (p *Parser) meaningOrAsk(c column, folded, text string) string {
	if m := p.Words[c.String()][folded]; slices.Contains(Meanings(c.String()), m) {
		return m
	}
	key := wordKey{c, folded}
	if w := p.seen.unknown[key]; w != nil {
		w.N++
	} else if len(p.seen.unknown) < remembered {
		p.seen.unknown[key] = &UnknownWord{Field: c.String(), Label: p.labels[c], Word: strings.Clone(text), N: 1}
	}
	return ""
}

// UnknownWords are the words that were not understood, the most frequent first; and in how many rows stand others, which are
// shown to nobody: a word is asked about when it is made of the words of offices, or stands in three rows, for a cell may hold
// somebody's name.
func (p *Parser) UnknownWords() (words []UnknownWord, hidden int) {
	for _, w := range p.seen.unknown {
		if names.OfficeWords(w.Word) || w.N >= vetted && wordLike(w.Word) {
			words = append(words, *w)
		} else {
			hidden += w.N
		}
	}
	slices.SortFunc(words, func(a, b UnknownWord) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return strings.Compare(a.Field+a.Word, b.Field+b.Word)
	})
	return words, hidden
}

// wordLike says whether a text may be a word for a state: short, and without a long number.
func wordLike(text string) bool {
	digits := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		}
	}
	return digits <= 4 && utf8.RuneCountInString(text) <= 60
}

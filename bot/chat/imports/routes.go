package imports

import (
	"fmt"
	"strconv"
	"strings"

	"motcua/bot/chat"
)

// What the room's buttons lead to.
const (
	toTake    chat.Route[ofFile]   = "take"     // takes a file in
	toDrop    chat.Route[ofFile]   = "dropfile" // drops it
	toRefused chat.Route[ofFile]   = "badrows"  // its rows that cannot be used
	toCompare chat.Route[ofFile]   = "compare"  // holds it against the file sent before
	toUndo    chat.Route[ofImport] = "undo"     // asks whether an import is to be taken back; on page 1 does it
	toMatch   chat.Route[ofMatch]  = "match"    // the fields of a file that is not recognised, the columns for one of them, or the choice
	toColumn  chat.Route[ofColumn] = "column"   // takes one of several columns for a field
	toPeriod  chat.Route[ofPeriod] = "period"   // takes a file as a list of a period
	toWords   chat.Route[ofWords]  = "words"    // the words of a file that are not understood
	toWord    chat.Route[ofWord]   = "word"     // what such a word may mean; with a meaning, teaches it
)

// aboutFile is what a button about a file carries. The file's number stands first in it.
type aboutFile interface{ file() int64 }

// fileIn is the number with which the item of a link of this room begins; behind it stands, after a dot or a comma, what is chosen.
func fileIn(l chat.Link) (int64, bool) {
	first := l.Item
	if end := strings.IndexAny(first, ".,"); end >= 0 {
		first = first[:end]
	}
	id, err := strconv.ParseInt(first, 10, 64)
	return id, err == nil
}

// ofFile carries a file that was sent.
type ofFile struct{ File int64 }

// ofImport carries an import.
type ofImport struct {
	Import int64
	Page   int
}

// ofMatch carries a file with the places of a field and of a column in its header: "12", "12.3", "12.3.7", and "12.done" when all
// are matched. The page is that of the columns.
type ofMatch struct {
	File   int64
	Field  place `before:"." optional:"yes"`
	Column place `before:"." optional:"yes"`
	Page   int
}

// ofColumn carries a file with the sum of a field and a column's label.
type ofColumn struct {
	File  int64
	Label string `before:"."`
}

// ofPeriod carries a file with a period and what it lists, as scoring.ParsePeriod and ParseLists read them; "" for what is left to the
// file.
type ofPeriod struct {
	File          int64
	Period, Lists string
}

// ofWords carries a file; when its words are done with, "12.done".
type ofWords struct {
	File int64
	Done done `before:"." optional:"yes"`
	Page int
}

// ofWord carries a file with the sum of a word, and what that is said to mean. The page is that of the list.
type ofWord struct {
	File    int64
	Word    string `before:"."`
	Meaning string `before:"." optional:"yes"`
	Page    int
}

func (p ofFile) file() int64   { return p.File }
func (p ofMatch) file() int64  { return p.File }
func (p ofColumn) file() int64 { return p.File }
func (p ofPeriod) file() int64 { return p.File }
func (p ofWords) file() int64  { return p.File }
func (p ofWord) file() int64   { return p.File }

// doneText is written in the place of a choice when no more is chosen.
const doneText = "done"

// place is where something stands in a list, from 1.
type place int

const (
	nowhere   place = 0
	matchDone place = -1 // no more is matched
)

// placeOf is the place of the ith of a list, from 0.
func placeOf(i int) place { return place(i + 1) }

// indexIn is the place as an index of a list of n; false when it is beyond.
func (p place) indexIn(n int) (i int, ok bool) { return int(p) - 1, p > 0 && int(p) <= n }

// MarshalText writes a place from 0.
func (p place) MarshalText() ([]byte, error) {
	switch p {
	case matchDone:
		return []byte(doneText), nil
	case nowhere:
		return nil, nil
	}
	return strconv.AppendInt(nil, int64(p)-1, 10), nil
}

// UnmarshalText reads what MarshalText writes.
func (p *place) UnmarshalText(text []byte) error {
	if string(text) == doneText {
		*p = matchDone
		return nil
	}
	n, err := strconv.ParseUint(string(text), 10, 16)
	*p = placeOf(int(n))
	return err
}

// done says that no more is chosen.
type done bool

// MarshalText writes it as a word.
func (d done) MarshalText() ([]byte, error) {
	if d {
		return []byte(doneText), nil
	}
	return nil, nil
}

// UnmarshalText reads what MarshalText writes.
func (d *done) UnmarshalText(text []byte) error {
	if string(text) != doneText {
		return fmt.Errorf("%q is not %q", text, doneText)
	}
	*d = true
	return nil
}

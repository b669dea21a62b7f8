package chat

import (
	"slices"
	"strconv"
	"strings"

	"motcua/scoring"
)

// Destination is the name of what a button leads to.
type Destination string

// Link is what a button carries. It is only a question: it grants nothing. Route.Link makes one of a payload.
type Link struct {
	To    Destination
	Month scoring.Month // "" for the latest, or now
	Unit  string        // code; "" for none
	Item  string        // the parts of a payload that have no place of their own
	Page  int           // from 0
	form  form
}

// form is how the links to a destination are written and what stands behind them.
type form struct {
	itemised bool // they carry an Item, which may be empty
	alone    bool // they carry nothing else
	dossiers bool // a list of dossiers, or the log that names some, may take the place of the message that the button stands under
}

// linkForm is the form in which links are written; a button of another form is old or foreign.
const linkForm = "1"

const (
	longestData = 64   // bytes that Telegram lets a button carry
	lastPage    = 9999 // the highest page that a link leads to
	mostParts   = 7    // of a link, and one more
)

// Data writes a link as a button carries it: "1:card:2024-06:000.10.32.H18", with ":2" behind it on the third page. It
// is false for a link that does not fit.
func (l Link) Data() (string, bool) {
	room := make([]byte, 0, longestData)
	write := func(part string) { room = append(append(room, ':'), part...) }
	room = append(room, linkForm...)
	write(string(l.To))
	if l.form.alone {
		write(l.Item)
	} else {
		write(string(l.Month))
		write(l.Unit)
		if l.form.itemised {
			write(l.Item)
		}
	}
	if l.Page > 0 {
		write(strconv.Itoa(l.Page))
	}
	data := string(room)
	read, ok := readLink(data, func(Destination) (form, bool) { return l.form, true })
	return data, ok && read == l
}

// readLink reads what a button carried, when the destinations are written in these forms. It is false for anything that Data does
// not write: an old or foreign button.
func readLink(data string, formOf func(Destination) (form, bool)) (Link, bool) {
	if len(data) > longestData {
		return Link{}, false
	}
	var room [mostParts]string // so that nothing is allocated: links are read several times for each answer
	parts := room[:0]
	for part := range strings.SplitSeq(data, ":") {
		if len(parts) == mostParts {
			return Link{}, false
		}
		parts = append(parts, part)
	}
	if len(parts) < 3 || parts[0] != linkForm {
		return Link{}, false
	}
	l := Link{To: Destination(parts[1])}
	var known bool
	switch l.form, known = formOf(l.To); {
	case !known:
		return Link{}, false
	case l.form.alone:
		l.Item = parts[2]
		return l, len(parts) == 3
	case l.form.itemised:
		if len(parts) < 5 {
			return Link{}, false
		}
		l.Item = parts[4]
		parts = slices.Delete(parts, 4, 5)
	}
	if len(parts) < 4 || len(parts) > 5 {
		return Link{}, false
	}
	if parts[2] != "" {
		m, err := scoring.ParseMonth(parts[2])
		if err != nil {
			return Link{}, false
		}
		l.Month = m
	}
	l.Unit = parts[3]
	if len(parts) == 5 {
		page, err := strconv.Atoi(parts[4])
		if err != nil || page < 1 || page > lastPage || strconv.Itoa(page) != parts[4] {
			return Link{}, false
		}
		l.Page = page
	}
	return l, true
}

package handler

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// teller puts the entries of the audit log into words. People are told by role and number: no id is shown.
type teller struct {
	words locales.Printer
	all   people.Directory
	units *names.Index
}

func (h *Handler) logTeller(ctx context.Context, q *question) (teller, error) {
	t := teller{words: q.reader.Words}
	var err error
	if t.all, err = h.Store.Directory(ctx); err != nil {
		return t, err
	}
	t.units, err = h.Store.Index(ctx)
	return t, err
}

// number is that of somebody who holds a role; 0 when they hold none.
func (t teller) number(person int64) int {
	if person == 0 {
		return people.CommandLine
	}
	for _, r := range t.all {
		if r.ID == person {
			return r.Number
		}
	}
	return 0
}

// person is somebody by their number: the first of their roles, the unit that they hold it for, and the number.
func (t teller) person(number int) string {
	r, known := t.all.Numbered(number)
	switch {
	case number == people.CommandLine:
		return t.words.Text("actor.server")
	case number == 0:
		return t.words.Text("warnings.somebody")
	case !known:
		return t.words.Text("actor.numbered", "role", t.words.Text("warnings.somebody"), "number", strconv.Itoa(number))
	}
	grant := r.Grants[0]
	role := t.words.Text("role." + string(grant.Role))
	if grant.Unit != "" {
		role = t.words.Text("role.of_unit", "role", role, "unit", t.unit(grant.Unit))
	}
	return t.words.Text("actor.numbered", "role", role, "number", strconv.Itoa(number))
}

// unit is a unit's name, or its code when it has left the register.
func (t teller) unit(code string) string {
	if u, known := t.units.ByCode(code); known {
		return view.UnitName(u.Name)
	}
	return code
}

// about is what an entry is about, part by part.
func (t teller) about(e people.Entry) (parts []string) {
	for i, word := range e.Subject {
		switch {
		case i == 0 && e.Whom != 0:
			if e.Whom != e.By { // who did it is told already
				parts = append(parts, t.person(e.Whom))
			}
		case i == 0 && strings.Trim(word, "0123456789") == "" && !hidden.MatchString(word): // a file, a broadcast, a report
			parts = append(parts, t.words.Text("log.number", "number", word))
		case i > 0 && strings.HasPrefix(e.Action, "notice-"): // why it was written, in the words of the outbox
		default:
			if part := t.word(word); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// hidden are the words of the log that are shown to nobody: Telegram's ids of people, and sums.
var hidden = regexp.MustCompile(`^(\d{8,}|[0-9a-f]{12,})$`)

// word is a word of a subject for the reader; "" for what is not shown.
func (t teller) word(word string) string {
	share, err := scoring.ParseFraction(word)
	switch month, monthly := scoring.ParseMonth(word); {
	case hidden.MatchString(word):
		return ""
	case monthly == nil:
		return t.words.ShortMonth(string(month))
	case slices.Contains(people.Roles, people.Role(word)):
		return t.words.Text("role." + word)
	case slices.Contains([]intake.Kind{intake.Register, intake.Dossiers, intake.Counts, intake.Appendix}, intake.Kind(word)):
		return t.words.Text("cli.kind." + word)
	case err == nil && strings.Contains(word, "/"):
		return view.Share(t.words, share)
	}
	return t.unit(word)
}

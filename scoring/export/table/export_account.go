package table

import (
	"time"

	"motcua/scoring/export/dates"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/sheet"
)

// Account is what an export says, and how it was read.
type Account struct {
	Outcome
	Span
	DataTime time.Time             // up to when the data reach
	Stated   bool                  // the data time is stated, not guessed
	Words    []dossier.UnknownWord // words that are not understood, the most frequent first
	Lacking  []dossier.Lack        // columns that are not there, or empty throughout
	Extent   extent.Extent         // how its dossiers lie in time
}

// Account tells of the last reading. An export of which most statuses are not understood is refused: nothing could be scored by it. Of one
// that is refused the account has what was found until then.
func (e *Export) Account() (a Account, err error) {
	a.Outcome, a.Extent = e.outcome, e.extent
	if err := a.checkWhole(e.table.book); err != nil {
		return a, err
	}
	a.DataTime, a.Stated = e.dataTime()
	a.Span = e.span(a.DataTime, a.Stated)
	for _, line := range e.table.header.Title {
		if n, ok := dossier.TotalIn(line); ok {
			a.totals = append(a.totals, n)
		}
	}
	unread := e.tell(&a)
	if good := a.Rows - a.Refused; unread*badShare > good {
		return a, &sheet.FileError{Problem: sheet.UnknownWords, Facts: facts("rows", unread, "all", good)}
	}
	return a, a.check(e.table.book)
}

// tell notes how the columns and words were read, and gives how many statuses were not understood.
func (e *Export) tell(a *Account) (unread int) {
	for _, field := range e.table.header.Settled {
		a.Notes = append(a.Notes, dossier.Note{Kind: dossier.ChosenColumn, Column: e.table.header.ShownColumn(field)})
	}
	if e.tables.tables > 1 {
		a.Notes = append(a.Notes, dossier.Note{Kind: dossier.ManyTables, N: e.tables.tables})
	}
	hidden := 0
	for i, p := range e.tables.parsers {
		a.Notes = append(a.Notes, p.Notes()...)
		words, others := p.UnknownWords()
		a.Words, hidden = append(a.Words, words...), hidden+others
		unread += p.CountUnread()
		if i == 0 {
			a.Lacking = p.Lacks()
		}
	}
	a.Words = mergeWords(a.Words)
	if hidden > 0 {
		a.Notes = append(a.Notes, dossier.Note{Kind: dossier.UnknownWords, N: hidden})
	}
	return unread
}

// dataTime is up to when the data reaches: as the caller states, else as the title does, else guessed as the latest
// receipt or finish. A title is not believed when the data go on after it: it was left over from an earlier month, or tells
// when dossiers were received. No data time lies ahead of the clock: an export made on the 20th may be headed "đến ngày 30".
func (e *Export) dataTime() (at time.Time, stated bool) {
	r := e.reader
	at, stated = r.AsOf, !r.AsOf.IsZero()
	if !stated {
		at, stated = dates.TitleTime(e.table.header.Title, r.Zone)
		stated = stated && e.latest < at.Add(aDay).Unix()
	}
	if !stated {
		at = time.Unix(e.latest, 0)
	}
	if now := r.Now(); at.After(now) {
		at = now
	}
	return at.Truncate(time.Second), stated
}

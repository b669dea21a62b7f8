// Package ledger is the acts on figures: files are taken in and back, months are scored, closed, opened again and held, time passes. An act
// reads, decides and writes within one transaction of the store that it declares here. Reading files stands apart from it (scoring/export).
package ledger

import (
	"context"
	"time"

	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/outbox"
	"motcua/scoring/rulesets"
)

// Ledger does the acts on a store. Its fields must not change while it works; it serves one call at a time.
type Ledger struct {
	Store    Store
	Rules    *rulesets.Catalogue // of the program; what the authority has of its own is in the store
	Zone     *time.Location
	Now      func() time.Time
	Limits   sheet.Limits
	Opener   table.Opener                // how a file is opened; nil: in this process
	Keep     bool                        // what an import changes is kept, so that Undo can take it back
	Days     outbox.Calendar             // working days, by which people are told of what fell; nil: nobody is told
	By       int64                       // who acts: a Telegram id, 0 for the command line
	Progress func(file string, rows int) // told now and then how many rows of a file were read; may be nil
}

// working says which days are working days; without a calendar those from Monday to Friday.
func (l *Ledger) working() func(time.Time) bool {
	if l.Days != nil {
		return l.Days.Working
	}
	return func(t time.Time) bool { return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday }
}

// Heading finds the row of a file that looks most like the header of an export of dossiers; false when none does.
func (l *Ledger) Heading(ctx context.Context, f table.Source) (table.Heading, bool, error) {
	r, err := l.reader(ctx, ImportOptions{})
	if err != nil {
		return table.Heading{}, false, err
	}
	return r.Heading(ctx, f)
}

// rules are the rule sets that there are now, and the choice of them.
func (l *Ledger) rules(ctx context.Context) (*rulesets.Catalogue, error) {
	own, err := l.Store.OwnRules(ctx)
	if err != nil {
		return nil, err
	}
	return l.Rules.With(own)
}

// reader reads files by what is known of all of them and by what a call states.
func (l *Ledger) reader(ctx context.Context, opt ImportOptions) (*table.Reader, error) {
	taught, err := l.Store.Words(ctx)
	if err != nil {
		return nil, err
	}
	layouts, err := l.Store.Layouts(ctx)
	if err != nil {
		return nil, err
	}
	rules, err := l.rules(ctx)
	if err != nil {
		return nil, err
	}
	return &table.Reader{
		Rules: rules, Zone: l.Zone, Now: l.Now, Working: l.working(), Limits: l.Limits, Opener: l.Opener,
		Layouts: layouts, Words: table.AllWords(taught, opt.Words),
		AsOf: opt.AsOf, Period: opt.Period, Lists: opt.Lists, Columns: opt.Columns,
	}, nil
}

package ledger

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/rulesets"
)

// act is an act on figures within its transaction. It reads the clock once, the register once, and each month once.
type act struct {
	*Ledger
	tx         Books
	at         time.Time
	rules      *rulesets.Catalogue // with what the authority has of its own
	register   []scoring.Unit
	thresholds scoring.Thresholds
	months     map[scoring.Month]*month
	effect     bool                 // what it does to scores and warnings is told
	termless   bool                 // quarters and years are scored apart
	rehearsed  bool                 // it is going to be rolled back: what nobody is shown of it need not be done
	ahead      map[aheadKey]Counted // of the year that is being scored
}

// Now is the instant of the act.
func (a *act) Now() time.Time { return a.at }

// now is the instant of the act, as it is stored.
func (a *act) now() time.Time { return a.at.In(a.Zone).Truncate(time.Second) }

// month is a month as an act found it, and later as the act leaves it. It may also be a quarter or a year; then Month is its last month
// that has begun.
type month struct {
	scoring.Month
	term      scoring.Term     // what is scored: the month itself, its quarter or its year
	rules     *scoring.RuleSet // nil when none is in force
	closing   scoring.Closing
	reach     map[string]DataTime // by unit
	standings []scoring.Standing  // by rank
	printed   bool                // the standings are those of an appendix
	known     *evidence           // nil until it is asked for
}

// read runs f in a transaction of its own in which nothing changes.
func (l *Ledger) read(ctx context.Context, doing string, f func(a *act) error) error {
	return l.Store.ReadFigures(ctx, doing, func(tx Books) error { return l.run(ctx, tx, f) })
}

// write runs an act in a transaction of its own: it happens as a whole, or not at all when f returns an error.
func (l *Ledger) write(ctx context.Context, doing string, f func(a *act) error) error {
	return l.Store.WriteFigures(ctx, doing, func(tx Books) error { return l.run(ctx, tx, f) })
}

func (l *Ledger) run(ctx context.Context, tx Books, f func(a *act) error) error {
	a, err := l.begin(ctx, tx)
	if err != nil {
		return err
	}
	return f(a)
}

// begin begins an act.
func (l *Ledger) begin(ctx context.Context, tx Books) (a *act, err error) {
	a = &act{Ledger: l, tx: tx, at: l.Now(), months: map[scoring.Month]*month{}}
	own, err := tx.OwnRules(ctx)
	if err != nil {
		return nil, err
	}
	if a.rules, err = l.Rules.With(own); err != nil {
		return nil, err
	}
	if a.register, err = tx.Units(ctx); err != nil {
		return nil, err
	}
	if a.thresholds, err = tx.Thresholds(ctx); err != nil {
		return nil, err
	}
	return a, nil
}

// sendableFrom is the first moment from an instant on at which people may be told something; without a calendar it is that instant.
func (l *Ledger) sendableFrom(at time.Time) time.Time {
	if l.Days == nil {
		return at
	}
	return outbox.Sendable(at, l.Days)
}

// month reads a month.
func (a *act) month(ctx context.Context, code scoring.Month) (*month, error) {
	if m := a.months[code]; m != nil {
		return m, nil
	}
	m := &month{Month: code, term: scoring.Term(code)}
	m.rules, _ = a.rules.For(code)
	var err error
	if m.closing, err = a.tx.Closing(ctx, code); err != nil {
		return nil, err
	}
	if m.reach, err = a.tx.DataTimes(ctx, code); err != nil {
		return nil, err
	}
	if m.standings, m.printed, err = a.tx.Standings(ctx, code); err != nil {
		return nil, err
	}
	a.months[code] = m
	return m, nil
}

// evidence reads what there is of a month, quarter or year.
func (a *act) evidence(ctx context.Context, m *month) (e *evidence, err error) {
	switch _, isMonth := m.term.Month(); {
	case m.known != nil:
	case isMonth:
		m.known, err = a.monthEvidence(ctx, m)
	default:
		m.known, err = a.termEvidence(ctx, m)
	}
	return m.known, err
}

// monthEvidence reads what there is of a month.
func (a *act) monthEvidence(ctx context.Context, m *month) (*evidence, error) {
	e := &evidence{
		months: []scoring.Month{m.Month}, zone: a.Zone, running: a.Now().Before(m.End(a.Zone)), working: a.working(), thresholds: a.thresholds,
		absent: absentIn(a.register, m.Month), ahead: a.Now().Before(m.Start(a.Zone)),
	}
	var err error
	if e.covering, err = a.tx.Covering(ctx, m.Month); err != nil {
		return nil, err
	}
	if m.rules != nil {
		if e.entered, err = a.tx.Entered(ctx, m.Month, m.rules.EnteredFor()); err != nil {
			return nil, err
		}
		e.alone = m.rules.Alone
	}
	if ranking, ok := a.rules.For(m.Month); ok && m.rules == ranking { // what is shown beside it is not corrected
		if e.corrections, err = a.tx.Corrections(ctx, scoring.Term(m.Month)); err != nil {
			return nil, err
		}
	}
	if e.published, err = a.tx.Published(ctx, m.Month); err != nil {
		return nil, err
	}
	e.reported = e.isReported()
	return e, nil
}

// putStandings replaces the month's cards and ranks.
func (a *act) putStandings(ctx context.Context, m *month, s standings) error {
	m.standings, m.printed = s.all, s.printed
	return a.tx.PutStandings(ctx, m.Month, s.all, m.reach, s.printed)
}

// monthAndTerm are the two fields in which a card says what it is of: a month has no term.
func (m *month) monthAndTerm() (scoring.Month, scoring.Term) {
	if m.term == scoring.Term(m.Month) {
		return m.Month, ""
	}
	return "", m.term
}

// computedCards are the cards of the month that the rules in force made. others were made by other rules and must be made again. Cards that
// were printed in an appendix are in neither.
func (m *month) computedCards() (current, others []scoring.Scorecard) {
	if m.printed {
		return nil, nil
	}
	for _, card := range cardsOf(m.standings) {
		if m.rules != nil && card.RuleSet == m.rules.ID() {
			current = append(current, card)
		} else {
			others = append(others, card)
		}
	}
	return current, others
}

// cardsOf are the cards of standings.
func cardsOf(all []scoring.Standing) []scoring.Scorecard {
	cards := make([]scoring.Scorecard, len(all))
	for i, s := range all {
		cards[i] = s.Scorecard
	}
	return cards
}

// underHolders are these months of units, each under the unit to which the dossiers belong in that month. Units that are no longer in the
// register have none.
func underHolders(register []scoring.Unit, touched []UnitMonth) (all []UnitMonth) {
	known := make(map[string]scoring.Unit, len(register))
	for _, u := range register {
		known[u.Code] = u
	}
	byCode := func(code string) (scoring.Unit, bool) { u, ok := known[code]; return u, ok }
	for _, t := range touched {
		if u, ok := known[t.Unit]; ok {
			all = append(all, UnitMonth{Unit: u.Holder(t.Month.FirstDay(), byCode).Code, Month: t.Month})
		}
	}
	return all
}

// absentIn are the units that do not exist in the month, by code.
func absentIn(register []scoring.Unit, m scoring.Month) map[string]bool {
	absent := map[string]bool{}
	for _, u := range register {
		absent[u.Code] = !u.ValidIn(m)
	}
	return absent
}

// overOn are the units that have ended before the day, by code.
func overOn(register []scoring.Unit, day string) map[string]bool {
	over := map[string]bool{}
	for _, u := range register {
		if u.HasEndedBefore(day) {
			over[u.Code] = true
		}
	}
	return over
}

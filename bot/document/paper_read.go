package document

import (
	"context"
	"fmt"
	"slices"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/scoring/report"
	"motcua/scoring/workdays"
)

// Source is what the files of a report are read from.
type Source interface {
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// TermRecords are all cards of a quarter or a year, by rank, units without a score last.
	TermRecords(ctx context.Context, t scoring.Term) ([]scoring.Record, error)
	// Targets are the targets set in the place of the rule sets'.
	Targets(ctx context.Context) (scoring.Targets, error)
	// Gap are those of a unit that stand in a tally's denominator and not in its numerator, in the month's card.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// TermGap is Gap for a card of a quarter or a year.
	TermGap(ctx context.Context, card scoring.Scorecard, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// AcceptedIn is how many online dossiers were accepted in a month, by unit, and those of them that tell when they were filed; of all
	// units ("").
	AcceptedIn(ctx context.Context, unit string, m scoring.Month) (map[string]int, []acceptance.Accepted, error)
	// Settings are the parts of the letter that were set, by name.
	Settings(ctx context.Context) (map[string]string, error)
}

// Request is what a report is asked of, by whom and when.
type Request struct {
	Term  scoring.Term // a month, a quarter or a year
	Own   []string     // codes of the units whose counts and dossiers the reader may see; nil for all
	Zone  *time.Location
	Now   time.Time
	Days  workdays.Days
	Rules func(code string) (*scoring.RuleSet, bool)
}

// ReadPaper reads what the files of a report tell. It is false for a term without cards.
func ReadPaper(ctx context.Context, source Source, q Request) (p Paper, some bool, err error) {
	records, err := cardsOf(ctx, source, q.Term)
	if err != nil || len(records) == 0 {
		return p, false, err
	}
	set, ok := q.Rules(records[0].RuleSet)
	if !ok {
		return p, false, fmt.Errorf("report on %s: rule set %q is not known", q.Term, records[0].RuleSet)
	}
	before, err := cardsOf(ctx, source, q.Term.Prev())
	if err != nil {
		return p, false, err
	}
	targets, err := source.Targets(ctx)
	if err != nil {
		return p, false, err
	}
	settings, err := source.Settings(ctx)
	if err != nil {
		return p, false, err
	}
	catalogue, err := locales.Load()
	if err != nil {
		return p, false, err
	}
	p = Paper{Letterhead: NewLetterhead(settings), Until: reachOf(records, q), Own: q.Own, Zone: q.Zone, Words: catalogue.Printer(locales.Default)}
	if p.Report, some = report.New(records, before, set, targets); !some {
		return p, false, nil
	}
	if p.acceptance, err = readAcceptance(ctx, source, q, acceptance.NewHours(settings), records, p); err != nil {
		return p, false, err
	}
	for _, late := range p.Report.Late {
		if q.Own != nil && !slices.Contains(q.Own, late.Unit.Unit) {
			continue
		}
		rows, err := allLate(ctx, source, late)
		if err != nil {
			return p, false, err
		}
		p.Late = append(p.Late, rows...)
	}
	return p, true, nil
}

// cardsOf are the cards of a month, a quarter or a year by the rules that rank.
func cardsOf(ctx context.Context, source Source, t scoring.Term) ([]scoring.Record, error) {
	if m, month := t.Month(); month {
		return source.Records(ctx, m)
	}
	return source.TermRecords(ctx, t)
}

// reachOf is up to when the figures of a term reach that still runs: the newest data, or where nothing is known of them, now. Zero when it is
// over.
func reachOf(records []scoring.Record, q Request) (newest time.Time) {
	if !q.Now.Before(q.Term.End(q.Zone)) {
		return newest
	}
	for _, r := range records {
		if r.DataTime.After(newest) {
			newest = r.DataTime
		}
	}
	if newest.IsZero() {
		return q.Now
	}
	return newest
}

// allLate are all dossiers of a unit that were late in the term, the earliest due first.
func allLate(ctx context.Context, source Source, late report.Late) ([]scoring.Listed, error) {
	const page = 1000
	gap := func(offset int) ([]scoring.Listed, int, error) {
		if m := late.Unit.Month; m != "" {
			return source.Gap(ctx, m, late.Unit.Unit, late.Counts, offset, page)
		}
		return source.TermGap(ctx, late.Unit.Scorecard, late.Counts, offset, page)
	}
	var all []scoring.Listed
	for {
		rows, total, err := gap(len(all))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		if len(rows) == 0 || len(all) >= total {
			return all, nil
		}
	}
}

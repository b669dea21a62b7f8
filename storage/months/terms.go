package months

import (
	"context"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/staging"
	"motcua/storage/units"
)

var (
	termCardColumns = []string{
		"term", "rules", "unit", "position", "league", "rank", "ranked", "state", "lacks", "waits", "grade", "scored", "total", "max", "open",
		"converted", "correction", "reason", "dossiers", "data_time", "stated", "cut_off",
	}
	termLineColumns = []string{
		"term", "rules", "unit", "place", "indicator", "assessed", "numerator", "denominator", "unknown", "points", "max",
	}
)

// termBooks are the books as far as they are of quarters, years and sets shown beside.
type termBooks struct{ *Books }

// Listings are the periods of files that reach into the term, by the unit whose code the dossiers bear.
func (t termBooks) Listings(ctx context.Context, term scoring.Term) (map[string][]ledger.Listing, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return nil, err
	}
	zone := t.store.file.Zone()
	var rows []PeriodRow
	err := t.Tx.SelectContext(ctx, &rows, `SELECT d.import, d.unit, d.first, d.until, d.received, d.resolved FROM periods d
		WHERE d.under = 0 AND d.until > :start AND d.first < :end`, storage.Args{"start": term.Start(zone).Unix(), "end": term.End(zone).Unix()})
	if err != nil {
		return nil, fmt.Errorf("read what covers %s: %w", term, err)
	}
	all := map[string][]ledger.Listing{}
	for _, r := range rows {
		code := t.Codes[r.Unit]
		all[code] = append(all[code], ledger.Listing{Period: t.Period(r), Lists: scoring.Lists{Received: r.Received, Resolved: r.Resolved}})
	}
	return all, nil
}

// TermDataTimes are the newest data times of the months of a term, for the units to which dossiers belong on a day.
func (t termBooks) TermDataTimes(ctx context.Context, term scoring.Term, day string) (map[string]ledger.DataTime, error) {
	months := term.Months()
	return dataTimes(ctx, t.Books, months[0], months[len(months)-1], day)
}

// dataTimes are the newest data times from a month to another, for the units to which dossiers belong on a day.
func dataTimes(ctx context.Context, t *Books, first, last scoring.Month, day string) (map[string]ledger.DataTime, error) {
	var rows []struct {
		Code     string
		DataTime int64 `db:"data_time"`
		Stated   bool
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, d.data_time, d.stated FROM unit_months d`+units.ItsHolder+`
		WHERE d.month BETWEEN :first AND :last ORDER BY d.data_time, d.stated`,
		storage.Args{"first": string(first), "last": string(last), "day": day})
	if err != nil {
		return nil, fmt.Errorf("read the data times from %s to %s: %w", first, last, err)
	}
	times := make(map[string]ledger.DataTime, len(rows))
	for _, r := range rows { // the newest file that brought dossiers of the unit, whatever code they bear, comes last
		times[r.Code] = ledger.DataTime{At: t.store.file.Instant(r.DataTime), Stated: r.Stated}
	}
	return times, nil
}

// TallyTogether counts dossiers in windows that lie close together, in one pass over them.
func (t termBooks) TallyTogether(ctx context.Context, wanted []ledger.Wanted) ([]ledger.Counted, error) {
	return t.tally(ctx, wanted)
}

// TermStandings are the cards of a term, by the ids of their rules and rank.
func (t termBooks) TermStandings(ctx context.Context, term scoring.Term) ([]scoring.Standing, error) {
	var cards []figures.TermCard
	if err := t.Tx.SelectContext(ctx, &cards, string(figures.CardsOfTerm), figures.TermArgs(term)); err != nil {
		return nil, fmt.Errorf("read the cards of %s: %w", term, err)
	}
	var lines []figures.TermLine
	if err := t.Tx.SelectContext(ctx, &lines, string(figures.LinesOfTerm), storage.Args{"term": string(term)}); err != nil {
		return nil, fmt.Errorf("read the lines of %s: %w", term, err)
	}
	records, err := figures.NewTerms(t.store.file).TermRecordsOf(cards, lines)
	standings := make([]scoring.Standing, len(records))
	for i, r := range records {
		standings[i] = r.Standing
	}
	return standings, err
}

// TermClosing is the closing of a term as the transaction finds it.
func (t termBooks) TermClosing(ctx context.Context, term scoring.Term) (scoring.Closing, error) {
	var rows []figures.ClosingRow
	if err := t.Tx.SelectContext(ctx, &rows, string(figures.LatestOfTerm), figures.TermArgs(term)); err != nil {
		return scoring.Closing{}, fmt.Errorf("read the closing of %s: %w", term, err)
	}
	if len(rows) == 0 {
		return scoring.Closing{}, nil
	}
	return figures.NewTerms(t.store.file).ClosingOf(rows[0], term), nil
}

// PutTermStandings replaces the cards of a term; those of one rule set come together, by rank.
func (t termBooks) PutTermStandings(ctx context.Context, term scoring.Term, standings []scoring.Standing, reach map[string]ledger.DataTime) error {
	if len(standings) == 0 {
		var some bool
		if err := t.Tx.GetContext(ctx, &some, `SELECT EXISTS (SELECT 1 FROM term_cards WHERE term = ?)`, string(term)); err != nil || !some {
			return err
		}
	}
	err := rowsOfTerm(term).drop(ctx, t.Books)
	if err == nil {
		err = t.putTermCards(ctx, term, standings, reach)
	}
	if err == nil {
		err = t.putTermLines(ctx, term, standings)
	}
	if err != nil {
		return fmt.Errorf("store the cards of %s: %w", term, err)
	}
	return nil
}

func (t termBooks) putTermCards(ctx context.Context, term scoring.Term, standings []scoring.Standing, reach map[string]ledger.DataTime) error {
	if err := t.LoadUnits(ctx); err != nil { // nothing can be asked while rows are put
		return err
	}
	return staging.Insert(ctx, t.Tx.Conn, "term_cards", termCardColumns, func(b *staging.Rows) error {
		position := int64(0)
		for i, s := range standings {
			if i > 0 && s.RuleSet != standings[i-1].RuleSet {
				position = 0
			}
			unit, err := t.Unit(ctx, s.Unit)
			if err != nil {
				return err
			}
			data := reach[s.Unit]
			if err := b.Put(string(term), s.RuleSet, unit, position, int64(s.League), int64(s.Rank), int64(s.Of), string(s.State), strings.Join(s.Lacks, " "),
				strings.Join(s.Waits, " "), s.Grade.Code, s.Scored, s.Total.String(), s.Max.String(), s.Open.String(), s.Converted.String(),
				correction(s.Correction), s.Reason, s.Dossiers, storage.Seconds(data.At), data.Stated, storage.Seconds(s.CutOff)); err != nil {
				return err
			}
			position++
		}
		return nil
	})
}

func (t termBooks) putTermLines(ctx context.Context, term scoring.Term, standings []scoring.Standing) error {
	if err := t.LoadUnits(ctx); err != nil {
		return err
	}
	return staging.Insert(ctx, t.Tx.Conn, "term_lines", termLineColumns, func(b *staging.Rows) error {
		for _, s := range standings {
			unit, err := t.Unit(ctx, s.Unit)
			if err != nil {
				return err
			}
			for place, l := range s.Lines {
				known := assessmentOf(l)
				if l.Open {
					known = figures.NotKnown
				}
				if err := b.Put(string(term), s.RuleSet, unit, int64(place), l.Indicator, known, l.Tally.Numerator, l.Tally.Denominator,
					l.Tally.Unknown, l.Points.String(), l.Max.String()); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

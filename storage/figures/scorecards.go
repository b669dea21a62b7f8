package figures

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/storage"
)

const cardColumnsRead = `c.unit AS unit_id, u.code, u.name, c.month, c.league, c.rank, c.ranked, c.rule_set, c.grade, c.published,
	c.total, c.converted, c.total_tenths, c.max_tenths, c.converted_tenths, c.data_time, c.stated, c.cut_off, c.scored,
	c.state, c.lacks, c.waits, c.dossiers, c.correction, c.reason, c.printed_groups, m.month IS NOT NULL AS closed
	FROM scorecards c CROSS JOIN units u ON u.id = c.unit LEFT JOIN months m ON m.month = c.month`

const (
	cardOfUnit storage.Query = `SELECT ` + cardColumnsRead + ` WHERE c.month = :month AND c.unit = (SELECT id FROM units WHERE code = :unit)`
	// CardsOfMonth are the cards by which a month is ranked, in the order of rank, and LinesOfMonth their lines by unit and place.
	CardsOfMonth storage.Query = `SELECT ` + cardColumnsRead + ` WHERE c.month = ? ORDER BY c.position`

	linesOfUnit storage.Query = `SELECT unit, indicator, assessed, numerator, denominator, points, points_tenths, max_tenths, unknown FROM scorecard_lines
		WHERE month = :month AND unit = (SELECT id FROM units WHERE code = :unit) ORDER BY place`
	LinesOfMonth storage.Query = `SELECT unit, indicator, assessed, numerator, denominator, points, points_tenths, max_tenths, unknown FROM scorecard_lines
		WHERE month = ? ORDER BY unit, place`

	// The latest month with a card that is judged, and the one before it, with how many there are in each.
	latestMonths storage.Query = `SELECT month, count(*) AS n FROM scorecards WHERE state <> 'begun' AND month >= (SELECT ifnull(max(month), '')
		FROM scorecards WHERE state <> 'begun' AND month < (SELECT max(month) FROM scorecards WHERE state <> 'begun'))
		GROUP BY month ORDER BY month DESC`
	newestMonth  storage.Query = `SELECT max(month) FROM scorecards`
	withoutCard  storage.Query = `SELECT u.code FROM units u WHERE NOT EXISTS (SELECT 1 FROM scorecards c WHERE c.month = ? AND c.unit = u.id) ORDER BY u.code`
	monthsOfUnit storage.Query = `SELECT month, state FROM scorecards WHERE unit = (SELECT id FROM units WHERE code = ?) ORDER BY month`
)

// CardRow is a card as it is stored.
type CardRow struct {
	UnitID          int64 `db:"unit_id"`
	Code, Name      string
	Month           scoring.Month
	League          int
	Rank, Ranked    int
	RuleSet         string `db:"rule_set"`
	Grade           string
	Published       bool
	Total           *string
	Converted       *string
	TotalTenths     int64 `db:"total_tenths"`
	MaxTenths       int64 `db:"max_tenths"`
	ConvertedTenths int64 `db:"converted_tenths"`
	DataTime        int64 `db:"data_time"`
	Stated          bool
	CutOff          int64 `db:"cut_off"`
	Scored          bool
	State           scoring.MonthState
	Lacks, Waits    string
	Dossiers        int64
	Correction      string
	Reason          string
	PrintedGroups   string `db:"printed_groups"`
	Closed          bool
}

// How a line of a card is assessed, as it is stored.
const (
	ByCounts = 1
	ByRules  = 2 // nothing was counted, and the rules say what that means
)

// LineRow is a line of a card as it is stored.
type LineRow struct {
	Unit                   int64
	Indicator              string
	Assessed               int // as the schema says: 0, 1 or 2
	Numerator, Denominator int64
	Unknown                int64
	Points                 *string
	PointsTenths           int64 `db:"points_tenths"`
	MaxTenths              int64 `db:"max_tenths"`
}

// LatestMonth is the latest month that is judged, which a running one is once at least half as many units are judged in it as in the one
// before; false when there is none.
func (s *Store) LatestMonth(ctx context.Context) (scoring.Month, bool, error) {
	type counted struct {
		Month scoring.Month
		N     int
	}
	months, err := storage.Cached(ctx, s.file, latestMonths, func() ([]counted, error) {
		return storage.List[counted](ctx, s.file, "look for the latest month", latestMonths)
	})
	switch {
	case err != nil || len(months) == 0:
		return "", false, err
	case len(months) > 1 && 2*months[0].N < months[1].N:
		return months[1].Month, true, nil
	}
	return months[0].Month, true, nil
}

// NewestMonth is the newest month with a card, also one that has only begun; false when there is none.
func (s *Store) NewestMonth(ctx context.Context) (scoring.Month, bool, error) {
	m, err := storage.Cached(ctx, s.file, newestMonth, func() (*scoring.Month, error) {
		return storage.One[*scoring.Month](ctx, s.file, "look for the newest month", newestMonth)
	})
	if err != nil || m == nil {
		return "", false, err
	}
	return *m, true, nil
}

// WithoutCard are the codes of the units that have no card in a month, sorted. They are shared and must not be changed.
func (s *Store) WithoutCard(ctx context.Context, m scoring.Month) ([]string, error) {
	return storage.Cached(ctx, s.file, [2]string{string(withoutCard), string(m)}, func() ([]string, error) {
		return storage.List[string](ctx, s.file, "look for units without a card in "+string(m), withoutCard, string(m))
	})
}

// Months are the months in which the unit has a card, ascending.
func (s *Store) Months(ctx context.Context, unit string) ([]scoring.Reported, error) {
	months, err := storage.Cached(ctx, s.file, [2]string{string(monthsOfUnit), unit}, func() ([]scoring.Reported, error) {
		return storage.List[scoring.Reported](ctx, s.file, "read the months of unit "+unit, monthsOfUnit, unit)
	})
	return slices.Clone(months), err
}

// cardKey is a card that the memory has, or knows not to be there.
type cardKey struct {
	month scoring.Month
	unit  string
}

type cardFound struct {
	record scoring.Record
	is     bool
}

// Record is the card of a unit in a month, exactly as it was computed or printed, with its rank; false when the unit
// has none. A card under a rule set that the program does not know is an error. Its lines are shared and must not be
// changed.
func (s *Store) Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error) {
	f, err := storage.Cached(ctx, s.file, cardKey{m, unit}, func() (f cardFound, err error) {
		f.record, f.is, err = s.readRecord(ctx, m, unit)
		return f, err
	})
	return f.record, f.is, err
}

func (s *Store) readRecord(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error) {
	doing := fmt.Sprintf("read the card of unit %s in %s", unit, m)
	card, found, err := storage.Maybe[CardRow](ctx, s.file, doing, cardOfUnit, storage.Args{"month": string(m), "unit": unit})
	if !found {
		return scoring.Record{}, false, err
	}
	lines, err := storage.List[LineRow](ctx, s.file, doing, linesOfUnit, storage.Args{"month": string(m), "unit": unit})
	if err != nil {
		return scoring.Record{}, false, err
	}
	record, err := s.RecordOf(card, lines)
	return record, err == nil, err
}

// Records are all cards of a month, by rank, then code; units without a score come last.
func (s *Store) Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error) {
	cards, err := storage.List[CardRow](ctx, s.file, "read the cards of "+string(m), CardsOfMonth, string(m))
	if err != nil {
		return nil, err
	}
	lines, err := storage.List[LineRow](ctx, s.file, "read the lines of "+string(m), LinesOfMonth, string(m))
	if err != nil {
		return nil, err
	}
	return s.RecordsOf(cards, lines)
}

// RecordsOf puts cards and lines together; lines come by unit, then place.
func (s *Store) RecordsOf(cards []CardRow, lines []LineRow) ([]scoring.Record, error) {
	records := make([]scoring.Record, 0, len(cards))
	for _, c := range cards {
		from, _ := slices.BinarySearchFunc(lines, c.UnitID, func(l LineRow, unit int64) int { return int(l.Unit - unit) })
		to := from
		for to < len(lines) && lines[to].Unit == c.UnitID {
			to++
		}
		r, err := s.RecordOf(c, lines[from:to])
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// RecordOf rebuilds a card exactly: from its counts, or from the figures printed.
func (s *Store) RecordOf(c CardRow, lines []LineRow) (scoring.Record, error) {
	rules, ok := s.file.RuleSet(c.RuleSet)
	if !ok {
		return scoring.Record{}, fmt.Errorf("rebuild the card of unit %s in %s: the rule set %s is not known to this program", c.Code, c.Month, c.RuleSet)
	}
	rebuild := computedCard
	switch {
	case c.Published:
		rebuild = publishedCard
	case c.Closed && c.Total != nil:
		rebuild = closedCard
	}
	card, err := rebuild(rules, c, lines)
	if err != nil {
		return scoring.Record{}, fmt.Errorf("rebuild the card of unit %s in %s: %w", c.Code, c.Month, err)
	}
	card.Reason = c.Reason
	card.Decimals = rules.Decimals
	for i := range card.Lines {
		card.Lines[i].Decimals = rules.Decimals
	}
	card.CutOff, card.Dossiers = s.file.Instant(c.CutOff), c.Dossiers
	card.State, card.Lacks, card.Waits = c.State, strings.Fields(c.Lacks), strings.Fields(c.Waits)
	if !card.IsRanked() {
		card.Grade = scoring.Grade{}
	}
	return scoring.Record{
		Standing: scoring.Standing{Scorecard: card, League: c.League, Rank: c.Rank, Of: c.Ranked},
		Name:     c.Name, DataTime: s.file.Instant(c.DataTime), Stated: c.Stated, Closed: c.Closed, Published: c.Published,
	}, nil
}

// computedCard scores the counts again. A line that is not assessed has no counts but those of what is not known, so that leaving
// its tally out gives the same points.
func computedCard(rules *scoring.RuleSet, c CardRow, lines []LineRow) (scoring.Scorecard, error) {
	tallies := make(map[string]scoring.Tally, len(lines))
	for _, l := range lines {
		if l.Assessed == ByCounts || l.Unknown > 0 {
			tallies[l.Indicator] = scoring.Tally{Numerator: l.Numerator, Denominator: l.Denominator, Unknown: l.Unknown}
		}
	}
	corrected, err := c.correction()
	if err != nil {
		return scoring.Scorecard{}, err
	}
	return scoring.ScoreFigures(rules, c.Month, c.Code, scoring.Figures{Tallies: tallies, Correction: corrected})
}

// correction is the correction that is in the total.
func (c CardRow) correction() (scoring.Fraction, error) {
	if c.Correction == "" {
		return scoring.Fraction{}, nil
	}
	return scoring.ParseExact(c.Correction)
}

// publishedCard takes the figures as they were printed.
func publishedCard(rules *scoring.RuleSet, c CardRow, lines []LineRow) (scoring.Scorecard, error) {
	card := scoring.Scorecard{Month: c.Month, Unit: c.Code, RuleSet: rules.ID(), Scored: true}
	for _, ind := range rules.Indicators {
		line := scoring.Line{Indicator: ind.Code, Max: ind.Max}
		i := slices.IndexFunc(lines, func(l LineRow) bool { return l.Indicator == ind.Code })
		if i >= 0 && lines[i].Assessed > 0 {
			points, err := Figure(lines[i].Points)
			if err != nil {
				return card, fmt.Errorf("indicator %s: %w", ind.Code, err)
			}
			line.Points, line.Assessed = points, true
			card.Max = card.Max.Add(ind.Max)
		}
		card.Lines = append(card.Lines, line)
	}
	if err := printedGroups(rules, c.PrintedGroups, &card); err != nil {
		return card, err
	}
	err := printedSums(rules, c, &card)
	return card, err
}

// printedSums takes over what was made official beside the lines of a card: total, converted score and grade.
func printedSums(rules *scoring.RuleSet, c CardRow, card *scoring.Scorecard) (err error) {
	if card.Correction, err = c.correction(); err != nil {
		return fmt.Errorf("correction: %w", err)
	}
	if card.Total, err = Figure(c.Total); err != nil {
		return fmt.Errorf("total: %w", err)
	}
	if card.Converted, err = Figure(c.Converted); err != nil {
		return fmt.Errorf("converted score: %w", err)
	}
	i := slices.IndexFunc(rules.Grades, func(g scoring.Grade) bool { return g.Code == c.Grade })
	switch {
	case i >= 0:
		card.Grade = rules.Grades[i]
	case card.Scored && c.State == scoring.MonthFull && c.Grade != "":
		return fmt.Errorf("the grade %q is not in rule set %s", c.Grade, rules.Code)
	}
	return nil
}

package figures

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"motcua/scoring"
	"motcua/storage"
)

const (
	termCardColumns = `c.unit AS unit_id, u.code, u.name, c.term, c.rules, c.position, c.league, c.rank, c.ranked, c.state, c.lacks, c.waits, c.grade,
		c.scored, c.total, c.max, c.open, c.converted, c.correction, c.reason, c.dossiers, c.data_time, c.stated, c.cut_off,
		` + termClosed + ` AS closed FROM term_cards c CROSS JOIN units u ON u.id = c.unit`
	// All months of the term are closed; of a month that is the month.
	termClosed      = `(SELECT count(*) FROM months k WHERE k.month BETWEEN :first AND :last) = :length`
	termLineColumns = `unit, rules, indicator, assessed, numerator, denominator, unknown, points, max FROM term_lines`
)

// The cards of a term, and those of a unit.
const (
	CardsOfTerm storage.Query = `SELECT ` + termCardColumns + ` WHERE c.term = :term ORDER BY c.rules, c.position`
	LinesOfTerm storage.Query = `SELECT ` + termLineColumns + ` WHERE term = :term ORDER BY rules, unit, place`

	cardsOfUnitTerm storage.Query = `SELECT ` + termCardColumns + ` WHERE c.term = :term AND c.unit = (SELECT id FROM units WHERE code = :unit) ORDER BY c.rules`
	linesOfUnitTerm storage.Query = `SELECT ` + termLineColumns + ` WHERE term = :term AND unit = (SELECT id FROM units WHERE code = :unit) ORDER BY rules, unit, place`
	termsOfUnit     storage.Query = `SELECT term, rules AS rule_set FROM term_cards WHERE unit = (SELECT id FROM units WHERE code = ?) ORDER BY term, rules`
)

// The nearest terms of the same length with cards: of quarters, or of years.
const (
	termBefore storage.Query = `SELECT ifnull(max(term), '') FROM term_cards WHERE term < :term AND term GLOB :like`
	termAfter  storage.Query = `SELECT ifnull(min(term), '') FROM term_cards WHERE term > :term AND term GLOB :like`
)

// NotKnown is how a line of a term is assessed, as it is stored, that may still earn points.
const NotKnown = 3

// TermCard is a card of a term as it is stored.
type TermCard struct {
	UnitID                      int64 `db:"unit_id"`
	Code, Name                  string
	Term                        scoring.Term
	Rules                       string
	Position                    int
	League, Rank, Ranked        int
	State                       scoring.MonthState
	Lacks, Waits, Grade         string
	Scored                      bool
	Total, Max, Open, Converted string
	Correction, Reason          string
	Dossiers                    int64
	DataTime                    int64 `db:"data_time"`
	Stated                      bool
	CutOff                      int64 `db:"cut_off"`
	Closed                      bool
}

// TermLine is a line of such a card.
type TermLine struct {
	Unit                            int64
	Rules                           string
	Indicator                       string
	Assessed                        int // as the schema says: 0 to 3
	Numerator, Denominator, Unknown int64
	Points, Max                     string
}

// Terms reads the cards of quarters and years, and those of sets shown beside, of an open file.
type Terms struct{ file *storage.File }

// NewTerms gives the terms of a file.
func NewTerms(file *storage.File) *Terms { return &Terms{file} }

// TermRecords are all cards of a quarter or a year, by rank; of a month those by rules that are shown beside the ranking ones, a set after the
// other.
func (s *Terms) TermRecords(ctx context.Context, t scoring.Term) ([]scoring.Record, error) {
	return s.readTerm(ctx, "read the cards of "+string(t), CardsOfTerm, LinesOfTerm, t, nil)
}

// TermRecordsOfUnit is TermRecords of one unit: of a quarter or a year at most one.
func (s *Terms) TermRecordsOfUnit(ctx context.Context, t scoring.Term, unit string) ([]scoring.Record, error) {
	key := [3]string{string(cardsOfUnitTerm), string(t), unit}
	records, err := storage.Cached(ctx, s.file, key, func() ([]scoring.Record, error) {
		doing := fmt.Sprintf("read the cards of unit %s in %s", unit, t)
		return s.readTerm(ctx, doing, cardsOfUnitTerm, linesOfUnitTerm, t, storage.Args{"unit": unit})
	})
	return slices.Clone(records), err
}

// Terms are the quarters and years in which a unit has a card, and the months in which it has one by rules that are shown beside the ranking
// ones.
func (s *Terms) Terms(ctx context.Context, unit string) ([]scoring.TermRules, error) {
	terms, err := storage.Cached(ctx, s.file, [2]string{string(termsOfUnit), unit}, func() ([]scoring.TermRules, error) {
		return storage.List[scoring.TermRules](ctx, s.file, "read the quarters and years of unit "+unit, termsOfUnit, unit)
	})
	return slices.Clone(terms), err
}

// TermClosing is the closing of a quarter or a year; the zero value, which is not in force, when not all its months are closed.
func (s *Terms) TermClosing(ctx context.Context, t scoring.Term) (scoring.Closing, error) {
	row, found, err := storage.Maybe[ClosingRow](ctx, s.file, "read the closing of "+string(t), LatestOfTerm, TermArgs(t))
	if !found {
		return scoring.Closing{}, err
	}
	return s.ClosingOf(row, t), nil
}

// ClosingOf is the closing of a quarter or a year, of a row.
func (s *Terms) ClosingOf(r ClosingRow, t scoring.Term) scoring.Closing {
	c := closingOf(s.file, r)
	c.Term = t
	return c
}

// TermsBeside are the nearest quarters or years before and after one in which anybody has a card; "" where there is none.
func (s *Terms) TermsBeside(ctx context.Context, t scoring.Term) (before, after scoring.Term, err error) {
	like := "????"
	if len(t.Months()) < 12 {
		like = "????-Q?"
	}
	doing := "look for the terms beside " + string(t)
	args := storage.Args{"term": string(t), "like": like}
	if before, err = storage.One[scoring.Term](ctx, s.file, doing, termBefore, args); err != nil {
		return "", "", err
	}
	after, err = storage.One[scoring.Term](ctx, s.file, doing, termAfter, args)
	return before, after, err
}

// TermArgs are what CardsOfTerm asks for.
func TermArgs(t scoring.Term) storage.Args {
	months := t.Months()
	return storage.Args{"term": string(t), "first": string(months[0]), "last": string(months[len(months)-1]), "length": len(months)}
}

func (s *Terms) readTerm(ctx context.Context, doing string, ofCards, ofLines storage.Query, t scoring.Term, of storage.Args) ([]scoring.Record, error) {
	args := TermArgs(t)
	maps.Copy(args, of)
	cards, err := storage.List[TermCard](ctx, s.file, doing, ofCards, args)
	if err != nil || len(cards) == 0 {
		return nil, err
	}
	args = storage.Args{"term": string(t)}
	maps.Copy(args, of)
	lines, err := storage.List[TermLine](ctx, s.file, doing, ofLines, args)
	if err != nil {
		return nil, err
	}
	return s.TermRecordsOf(cards, lines)
}

// TermRecordsOf puts cards and lines of a term together; lines come by rules, unit and place.
func (s *Terms) TermRecordsOf(cards []TermCard, lines []TermLine) ([]scoring.Record, error) {
	type of struct {
		rules string
		unit  int64
	}
	byCard := map[of][]TermLine{}
	for _, l := range lines {
		key := of{l.Rules, l.Unit}
		byCard[key] = append(byCard[key], l)
	}
	records := make([]scoring.Record, 0, len(cards))
	for _, c := range cards {
		r, err := s.termRecord(c, byCard[of{c.Rules, c.UnitID}])
		if err != nil {
			return nil, fmt.Errorf("rebuild the card of unit %s in %s: %w", c.Code, c.Term, err)
		}
		records = append(records, r)
	}
	return records, nil
}

func (s *Terms) termRecord(c TermCard, lines []TermLine) (scoring.Record, error) {
	rules, ok := s.file.RuleSet(c.Rules)
	if !ok {
		return scoring.Record{}, fmt.Errorf("the rule set %s is not known to this program", c.Rules)
	}
	card := scoring.Scorecard{
		Term: c.Term, Unit: c.Code, RuleSet: c.Rules, Decimals: rules.Decimals, CutOff: s.file.Instant(c.CutOff), State: c.State, Lacks: strings.Fields(c.Lacks),
		Waits: strings.Fields(c.Waits), Dossiers: c.Dossiers, Scored: c.Scored, Reason: c.Reason,
	}
	if m, is := c.Term.Month(); is {
		card.Month, card.Term = m, ""
	}
	var err error
	read := func(text string) (f scoring.Fraction) {
		if err == nil {
			f, err = scoring.ParseExact(text)
		}
		return f
	}
	card.Total, card.Max, card.Open, card.Converted = read(c.Total), read(c.Max), read(c.Open), read(c.Converted)
	if c.Correction != "" {
		card.Correction = read(c.Correction)
	}
	for _, l := range lines {
		card.Lines = append(card.Lines, scoring.Line{
			Indicator: l.Indicator, Tally: scoring.Tally{Numerator: l.Numerator, Denominator: l.Denominator, Unknown: l.Unknown},
			Assessed: l.Assessed == ByCounts || l.Assessed == ByRules, Uncounted: l.Assessed == ByRules, Open: l.Assessed == NotKnown,
			Points: read(l.Points), Max: read(l.Max), Decimals: rules.Decimals,
		})
	}
	if i := slices.IndexFunc(rules.Grades, func(g scoring.Grade) bool { return g.Code == c.Grade }); i >= 0 {
		card.Grade = rules.Grades[i]
	}
	return scoring.Record{
		Standing: scoring.Standing{Scorecard: card, League: c.League, Rank: c.Rank, Of: c.Ranked},
		Name:     c.Name, DataTime: s.file.Instant(c.DataTime), Stated: c.Stated, Closed: c.Closed,
	}, err
}

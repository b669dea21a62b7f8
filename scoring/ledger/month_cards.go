package ledger

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
)

// cards scores the units; settled says that counts which nobody has entered will not come any more. There are no cards for a month that
// nobody reports: what files say of it is kept and not shown. A unit that does not exist in the month has none either: its dossiers belong
// to its heir.
func (a *act) cards(ctx context.Context, m *month, e *evidence, units []string, settled bool) ([]scoring.Scorecard, error) {
	if !e.reported && !e.alone {
		return nil, nil
	}
	tallies, cutOffs, err := a.tallies(ctx, m, units)
	if err != nil {
		return nil, err
	}
	var cards []scoring.Scorecard
	for _, unit := range units {
		counted := tallies[unit]
		dossiers := counted.Handled()
		if !e.hasCard(unit, dossiers) {
			continue
		}
		tallyOf := func(ind scoring.Indicator) (scoring.Tally, bool) { return e.counted(unit, ind, counted) }
		known := e.ofUnit(m.rules, unit, dossiers, func(ind scoring.Indicator) scoring.Tally { t, _ := tallyOf(ind); return t })
		figures := scoring.Figures{Tallies: map[string]scoring.Tally{}, Settled: settled, Waiting: e.waiting[unit]}
		figures.Correction = e.corrections[unit].Points
		for _, ind := range m.rules.Indicators {
			tally, ok := tallyOf(ind)
			ok = ok && (known.Known[ind.Code] || notKnown(tally) && known.Dossiers > 0)
			if tally, ok = e.newest(unit, ind, tally, ok, m.reach[unit].At); ok {
				figures.Tallies[ind.Code] = tally
			}
			if less, entered := e.entered[unit][ind.Less]; entered && less.Assessed {
				figures.Tallies[ind.Less] = less.Tally
			}
		}
		figures.CapDeductions(m.rules)
		card, err := scoring.ScoreFigures(m.rules, m.Month, unit, figures)
		if err != nil {
			return nil, err
		}
		card.Month, card.Term = m.monthAndTerm()
		card.Reason = e.corrections[unit].Reason
		if card.Dossiers = known.Dossiers; card.Dossiers > 0 {
			card.CutOff = cutOffs[unit]
		}
		cards = append(cards, card)
	}
	return cards, nil
}

// newest is the tally of an indicator that stands: the one counted from dossiers (if ok), whose data reach until an instant, or the entered
// one. Where the rules take both, it is the newer.
func (e *evidence) newest(unit string, ind scoring.Indicator, counted scoring.Tally, ok bool, reach time.Time) (scoring.Tally, bool) {
	if ind.Counts != scoring.Entered && !e.alone {
		return counted, ok
	}
	entry, entered := e.entry(unit, ind)
	if entry.Counted {
		return counted, ok
	}
	if !entered || ok && entry.Taken.Before(reach) {
		return counted, ok && ind.Counts != scoring.Entered
	}
	return entry.Tally, entry.Assessed
}

// counted is the tally of an indicator that dossiers give. Of procedures they give the numerator; the denominator is the one that was entered,
// and without it there is no tally.
func (e *evidence) counted(unit string, ind scoring.Indicator, counted dossier.Tallies) (scoring.Tally, bool) {
	t, ok := counted[ind.Counts]
	if !ok || !ind.Counts.OfProcedures() {
		return t, ok
	}
	entry, entered := e.entry(unit, ind)
	if !entered || !entry.Assessed {
		return scoring.Tally{}, false
	}
	t.Denominator = entry.Tally.Denominator
	t.Numerator = min(t.Numerator, t.Denominator) // a list that is older than the dossiers
	return t, true
}

// entry is what was entered for an indicator of the unit, or for all units where its counts are the authority's.
func (e *evidence) entry(unit string, ind scoring.Indicator) (entry EnteredCount, entered bool) {
	if entry, entered = e.entered[unit][ind.Code]; !entered && ind.Common {
		entry, entered = e.entered[""][ind.Code]
	}
	return entry, entered
}

// notKnown says that the answer is known of none of the dossiers. The card tells so.
func notKnown(t scoring.Tally) bool { return t.Denominator == 0 && t.Unknown > 0 }

// standings are the cards of a month by rank, as they are going to be stored.
type standings struct {
	all     []scoring.Standing
	printed bool // in an appendix: there are no dossiers
}

// leagueOf is the number of the list of kinds, among those that the rules rank apart, to which a unit belongs.
func leagueOf(register []scoring.Unit, rules *scoring.RuleSet) func(unit string) int {
	of := make(map[string]int, len(register))
	for _, u := range register {
		of[u.Code] = rules.League(u.Kind)
	}
	return func(unit string) int { return of[unit] }
}

// rankMonth ranks a month: its computed cards, or where there are none, those of an appendix as printed.
func (a *act) rankMonth(rules *scoring.RuleSet, m scoring.Month, cards []scoring.Scorecard, published []table.AppendixRow) (s standings, err error) {
	if len(cards) == 0 && len(published) > 0 {
		s.printed = true
		if cards, err = printedCards(rules, m, published); err != nil {
			return s, err
		}
	}
	s.all = scoring.RankApart(cards, leagueOf(a.register, rules))
	return s, nil
}

// printedCards are scorecards whose points are those printed: there are no counts behind them.
func printedCards(rules *scoring.RuleSet, m scoring.Month, published []table.AppendixRow) ([]scoring.Scorecard, error) {
	cards := make([]scoring.Scorecard, 0, len(published))
	for _, p := range published {
		card := scoring.Scorecard{Month: m, Unit: p.Unit, RuleSet: rules.ID(), Scored: true, State: scoring.MonthFull}
		for _, ind := range rules.Indicators {
			line := scoring.Line{Indicator: ind.Code, Max: ind.Max}
			if figure, printed := p.Points[ind.Code]; printed && figure != "-" {
				points, err := scoring.ParseFraction(figure)
				if err != nil {
					return nil, err
				}
				line.Points, line.Assessed = points, true
				card.Max = card.Max.Add(ind.Max)
			}
			card.Lines = append(card.Lines, line)
		}
		var err error
		if card.Printed, err = printedGroups(rules, p.Groups); err != nil {
			return nil, err
		}
		for _, g := range card.Printed {
			card.Max = card.Max.Add(g.Max)
		}
		if card.Total, err = scoring.ParseFraction(p.Total); err != nil {
			return nil, err
		}
		if card.Converted, err = scoring.ParseFraction(p.Converted); err != nil {
			return nil, err
		}
		card.Grade = gradeNamed(rules, p.Grade, card.Converted)
		cards = append(cards, card)
	}
	return cards, nil
}

// printedGroups are the points of groups as the appendix printed them; nil when it printed none.
func printedGroups(rules *scoring.RuleSet, printed map[string]string) ([]scoring.GroupSum, error) {
	if len(printed) == 0 {
		return nil, nil
	}
	points := map[string]scoring.Fraction{}
	for code, figure := range printed {
		if figure == "-" {
			continue
		}
		f, err := scoring.ParseFraction(figure)
		if err != nil {
			return nil, err
		}
		points[code] = f
	}
	return rules.PrintedGroups(points), nil
}

// gradeNamed is the grade as printed, else the one its converted score has.
func gradeNamed(rules *scoring.RuleSet, name string, converted scoring.Fraction) scoring.Grade {
	for _, g := range rules.Grades {
		if sameFolded(g.Name.In("vi"), name) {
			return g
		}
	}
	return rules.GradeOf(converted)
}

package intake

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// Held is a unit's figures in a closed month that would be others by the data there are now.
type Held struct {
	Month scoring.Month
	Unit  string
	From  *scoring.Standing // as closed; nil when the unit had no card
	To    *scoring.Standing // by the data there are now; nil when it would have none
}

// RankColumn is a column beside those of an appendix.
const RankColumn = "rank"

// Columns are the figures that differ: rank, grade and converted score, then indicators by their codes. A card that only
// one side has differs in its rank, grade and score.
func (h Held) Columns() []string {
	columns := []string{RankColumn, GradeColumn, ConvertedColumn}
	if h.From != nil && h.To != nil {
		for _, l := range h.To.Lines {
			columns = append(columns, l.Indicator)
		}
		for _, l := range h.From.Lines {
			if !slices.Contains(columns, l.Indicator) {
				columns = append(columns, l.Indicator)
			}
		}
	}
	return slices.DeleteFunc(columns, func(c string) bool { return h.Figure(h.From, c) == h.Figure(h.To, c) })
}

// Figure is a column of one side as text: a rank, a grade's code, an exact figure cut to four decimals, for an indicator its
// counts, or its points when none stand behind it; "-" for what is not assessed, "" where there is no card.
func (h Held) Figure(s *scoring.Standing, column string) string {
	switch {
	case s == nil:
		return ""
	case column == RankColumn:
		return scoring.Int(int64(s.Rank)).String()
	case column == GradeColumn:
		return s.Grade.Code
	case column == ConvertedColumn:
		return decimals(s.Converted)
	}
	line, ok := s.Line(column)
	switch {
	case !ok || !line.Assessed:
		return "-"
	case line.Tally.Denominator > 0:
		return scoring.Int(line.Tally.Numerator).String() + "/" + scoring.Int(line.Tally.Denominator).String()
	default:
		return decimals(line.Points)
	}
}

// differing are the units whose figures are not the same on both sides, by code.
func differing(m scoring.Month, closed, now []scoring.Standing) []Held {
	units := map[string]*Held{}
	for i, s := range closed {
		units[s.Unit] = &Held{Month: m, Unit: s.Unit, From: &closed[i]}
	}
	for i, s := range now {
		if units[s.Unit] == nil {
			units[s.Unit] = &Held{Month: m, Unit: s.Unit}
		}
		units[s.Unit].To = &now[i]
	}
	var held []Held
	for _, h := range units {
		if h.From == nil || h.To == nil || h.From.Figures() != h.To.Figures() {
			held = append(held, *h)
		}
	}
	slices.SortFunc(held, func(a, b Held) int {
		if a.Unit < b.Unit {
			return -1
		}
		return 1
	})
	return held
}

// sumOf knows differences again; "" for none.
func sumOf(held []Held) string {
	if len(held) == 0 {
		return ""
	}
	var texts []string
	for _, h := range held {
		texts = append(texts, h.Unit)
		for _, side := range []*scoring.Standing{h.From, h.To} {
			if side == nil {
				texts = append(texts, "")
				continue
			}
			texts = append(texts, side.Figures())
		}
	}
	return scoring.Sum(texts...)
}

// hold finds what an import would change in a closed month. Its cards stay; the admins are told once of what is new to
// them. A published appendix is compared with the figures as closed.
func (c *call) hold(ctx context.Context, tx Tx, rules *scoring.RuleSet, closing scoring.Closing, r *Result) error {
	m := closing.Month
	now, err := c.whole(ctx, tx, rules, m)
	if err != nil {
		return err
	}
	closed, printed, err := tx.Standings(ctx, m)
	if err != nil {
		return err
	}
	if len(now.published) > 0 && !printed {
		cards := make([]scoring.Scorecard, len(closed))
		for i, s := range closed {
			cards[i] = s.Scorecard
		}
		r.Compared = append(r.Compared, m)
		r.Differences = append(r.Differences, Compare(rules, m, cards, now.published)...)
	}
	held := differing(m, closed, now.standings)
	r.Held = append(r.Held, held...)
	sum := sumOf(held)
	if sum == closing.Told || sum == closing.Left && sum != "" || c.Days == nil {
		return nil
	}
	return tx.TellHeld(ctx, closing, r.File.ID, sum, len(held), notice.Sendable(c.Now().In(c.Zone), c.Days))
}

// whole is a month scored from all that is known of it.
type whole struct {
	standings []scoring.Standing
	printed   bool // from an appendix: there are no dossiers
	published []Published
	reach     map[string]DataTime
}

// whole scores all units of a month again, from the dossiers and the counts entered by hand.
func (c *call) whole(ctx context.Context, tx Tx, rules *scoring.RuleSet, m scoring.Month) (w whole, err error) {
	if w.reach, err = tx.DataTimes(ctx, m); err != nil {
		return w, err
	}
	var units []string
	for unit := range w.reach {
		units = append(units, unit)
	}
	slices.Sort(units)
	cards, err := c.cards(ctx, tx, rules, m, units)
	if err != nil {
		return w, err
	}
	if w.published, err = tx.Published(ctx, m); err != nil {
		return w, err
	}
	w.standings, w.printed, err = ranked(rules, m, cards, w.published)
	return w, err
}

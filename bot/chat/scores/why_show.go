package scores

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// explain shows how a figure of a unit's card came about to those who may see the unit's dossiers; everybody else gets its total.
func (r room) explain(ctx context.Context, q *chat.Question, p figureOf) (bot.Reply, error) {
	if p.Unit == "" {
		return r.OldButton(ctx, q)
	}
	s, err := r.readExplained(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if !q.Person.MaySeeDossiers(p.Unit) {
		return q.Show(standingScreen(q.Renderer, s)), nil
	}
	switch p.Figure {
	case figureChoice:
		return chat.Say(choiceScreen(q.Renderer, s)), nil
	case figureTotal, figureRank:
		if !s.Record.IsRanked() {
			return q.Show(choiceScreen(q.Renderer, s)), nil
		}
		if p.Figure == figureTotal {
			return q.Show(totalScreen(q.Renderer, s)), nil
		}
		return r.whyRank(ctx, q, s)
	}
	if group, ok := strings.CutPrefix(p.Figure, figureGroup); ok {
		if i := slices.IndexFunc(s.Rules.Groups, func(g scoring.Group) bool { return g.Code == group }); i >= 0 {
			return q.Show(groupScreen(q.Renderer, s, i)), nil
		}
	}
	if ind, ok := s.Rules.Indicator(p.Figure); ok {
		return r.whyIndicator(ctx, q, s, ind, p.Page)
	}
	return q.Show(choiceScreen(q.Renderer, s)), nil // figureAgain, or an indicator of other rules
}

// readExplained reads the card of which a figure is explained.
func (r room) readExplained(ctx context.Context, q *chat.Question, p figureOf) (s Card, err error) {
	if p.Term != "" {
		return r.readTerm(ctx, q, routes.OfTerm{Term: p.Term, Rules: p.Rules, Unit: p.Unit})
	}
	if s, err = r.cards.Read(ctx, q, chat.Selection{Month: p.Month, Unit: p.Unit}); err != nil || !q.Person.MaySeeDossiers(p.Unit) {
		return s, err
	}
	s.Without, err = r.readWithout(ctx, s)
	return s, err
}

// whyIndicator explains an indicator's points, down to the dossiers that are missing from its numerator.
func (r room) whyIndicator(ctx context.Context, q *chat.Question, s Card, ind scoring.Indicator, page int) (bot.Reply, error) {
	if s.isTerm() {
		return r.whyInTerm(ctx, q, s, ind, page)
	}
	unit, m := s.Record.Unit, s.Record.Month
	var err error
	if s.Entries, err = r.store.Entries(ctx, scoring.Term(m), unit, s.Rules); err != nil {
		return bot.Reply{}, err
	}
	w := figureFrom(s, ind)
	w.Reports = q.Serves(unit)
	if err = r.readOrigin(ctx, &w); err != nil {
		return bot.Reply{}, err
	}
	if _, assessed := s.Record.Assessed(ind.Code); assessed && !s.Record.Published && ind.Counts != scoring.Entered {
		w.Gap, w.Total, w.Page, err = chat.ReadPage(page, GapPage, func(offset int) ([]scoring.Listed, int, error) {
			return r.store.Gap(ctx, m, unit, ind.Counts, offset, GapPage)
		})
		if err != nil {
			return bot.Reply{}, err
		}
	}
	return q.Show(indicatorScreen(q.Renderer, w)), nil
}

// whyInTerm explains an indicator's points on the card of a term. The dossiers that are missing are listed where they are as many as the card
// has missed: else other counts than theirs stand on it.
func (r room) whyInTerm(ctx context.Context, q *chat.Question, s Card, ind scoring.Indicator, page int) (bot.Reply, error) {
	w := figureFrom(s, ind)
	if line, assessed := s.Record.Assessed(ind.Code); assessed && ind.Counts != scoring.Entered {
		var err error
		w.Gap, w.Total, w.Page, err = chat.ReadPage(page, GapPage, func(offset int) ([]scoring.Listed, int, error) {
			rows, total, err := r.store.TermGap(ctx, s.Record.Scorecard, ind.Counts, offset, GapPage)
			if w.Unlisted = total > 0 && int64(total) != line.Tally.Denominator-line.Tally.Numerator; w.Unlisted {
				return nil, 0, err
			}
			return rows, total, err
		})
		if err != nil {
			return bot.Reply{}, err
		}
	}
	return q.Show(indicatorScreen(q.Renderer, w)), nil
}

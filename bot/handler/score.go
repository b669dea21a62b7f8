package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

func (h *Handler) scoreCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, err := h.Select(ctx, q, arguments, chat.Link{To: view.ToScorecard})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.score(ctx, q, a, view.Scorecard)
}

// score shows a unit's month: whole to those who serve the unit and to admins, total, grade and rank to everybody else.
// Without a unit it is the person's own; somebody who serves none gets the ranking.
func (h *Handler) score(ctx context.Context, q *Question, a Selection, whole func(view.Reader, view.Score) bot.Message) (bot.Reply, error) {
	if a.Unit = q.UnitOrOwn(a.Unit); a.Unit == "" {
		return h.ranking(ctx, q, Selection{Month: a.Month})
	}
	s, err := h.scored(ctx, q, a)
	if err != nil {
		return bot.Reply{}, err
	}
	if !q.Person.MaySeeDossiers(a.Unit) {
		return q.Show(view.Standing(view.Of(q.Renderer), s)), nil
	}
	if s.Others, err = h.OtherUnits(ctx, q, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	if s.Without, err = h.without(ctx, s); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(whole(view.Of(q.Renderer), s)), nil
}

// scored reads a unit's month. When none is asked for it is the latest that has more than begun, with the one that has only begun beside
// it. That there is none is a refusal with the months beside it.
func (h *Handler) scored(ctx context.Context, q *Question, a Selection) (view.Score, error) {
	months, err := h.Store.Months(ctx, a.Unit)
	if err != nil {
		return view.Score{}, err
	}
	if len(months) == 0 {
		name, err := h.UnitName(ctx, q, a.Unit)
		if err != nil {
			return view.Score{}, err
		}
		return view.Score{}, q.Refuse("score.none", "unit", name)
	}
	var s view.Score
	if a.Month == "" {
		a.Month = scoring.Judged(months)
		if newest := months[len(months)-1]; newest.Month > a.Month {
			s.Begun = newest.Month
		}
	}
	s.Previous, s.Next = neighbours(months, a.Month)
	record, ok, err := h.Store.Record(ctx, a.Month, a.Unit)
	if err != nil {
		return view.Score{}, err
	}
	if !ok {
		return view.Score{}, h.noMonth(ctx, q, a, s.Previous, s.Next)
	}
	s.Record = record
	if s.Before, err = h.before(ctx, record); err != nil {
		return view.Score{}, err
	}
	rules, err := h.RuleSet(record.RuleSet)
	if err != nil {
		return view.Score{}, err
	}
	targets, err := h.Store.Targets(ctx)
	s.Rules = targets.Apply(rules, a.Unit)
	return s, err
}

// before is the card of the month before, when movement can be measured by it.
func (h *Handler) before(ctx context.Context, now scoring.Record) (*scoring.Record, error) {
	was, ok, err := h.Store.Record(ctx, now.Month.Prev(), now.Unit)
	if err != nil || !ok || !now.Comparable(&was.Scorecard) {
		return nil, err
	}
	return &was, nil
}

// noMonth refuses a month without scores and leads to the nearest that have some.
func (h *Handler) noMonth(ctx context.Context, q *Question, a Selection, nearest ...scoring.Month) error {
	name, err := h.UnitName(ctx, q, a.Unit)
	if err != nil {
		return err
	}
	text := q.Renderer.Words.Text("score.none_in_month", "month", q.Renderer.Words.Month(string(a.Month)), "unit", name)
	return Refusal{Message: chat.Nearby(q.Renderer, text, view.ToScorecard, a.Unit, nearest...)}
}

// neighbours are the nearest months before and after one; "" where there is none.
func neighbours(months []scoring.Reported, m scoring.Month) (before, after scoring.Month) {
	for _, other := range months {
		if other.Month < m {
			before = other.Month
		}
		if other.Month > m {
			return before, other.Month
		}
	}
	return before, ""
}

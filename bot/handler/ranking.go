package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// rankingCommand shows the ranking of a month; a unit's rank is told with its card.
func (h *Handler) rankingCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, ok, err := h.MeansSelection(ctx, q, arguments)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !ok:
		return bot.Reply{}, q.Refuse("month.unreadable", "text", chat.Quoted(arguments))
	case a.Unit != "":
		return h.score(ctx, q, a, view.Scorecard)
	}
	return h.ranking(ctx, q, a)
}

// ranking shows a month's units in the order of rank, the latest month when none is asked for. Everybody registered may
// see it: totals and ranks are no secret among the units.
func (h *Handler) ranking(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	k, err := h.readRanking(ctx, q, a, view.RankingPage)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.RankingTable(view.Of(q.Renderer), k)), nil
}

// rankingPicture is the same as a picture.
func (h *Handler) rankingPicture(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	k, err := h.readRanking(ctx, q, a, view.RankingPicturePage)
	if err != nil {
		return bot.Reply{}, err
	}
	m, err := view.RankingPicture(view.Of(q.Renderer), k)
	return q.Show(m), err
}

// readRanking reads a page of so many units. That there is nothing to rank is a refusal.
func (h *Handler) readRanking(ctx context.Context, q *Question, a Selection, size int) (view.Ranking, error) {
	latest, begun, err := q.LatestMonth(ctx, h.Store)
	if err != nil {
		return view.Ranking{}, err
	}
	if a.Month == "" {
		a.Month = latest
	} else {
		begun = ""
	}
	places, total, page, err := chat.ReadPage(a.Page, size, func(offset int) ([]scoring.Place, int, error) {
		return h.Store.Ranking(ctx, a.Month, offset, size)
	})
	if err != nil {
		return view.Ranking{}, err
	}
	if total == 0 {
		text := q.Renderer.Words.Text("score.none_month_at_all", "month", q.Renderer.Words.Month(string(a.Month)))
		return view.Ranking{}, Refusal{Message: chat.Nearby(q.Renderer, text, view.ToRanking, "", latest)}
	}
	k := view.Ranking{Month: a.Month, Begun: begun, Total: total, Page: page}
	if k.Missing, err = chat.UnitsWithoutCard(ctx, h.Store, a.Month); err != nil {
		return view.Ranking{}, err
	}
	if k.Previous, err = chat.RankedMonth(ctx, h.Store, a.Month.Prev()); err != nil {
		return view.Ranking{}, err
	}
	if k.Next, err = chat.RankedMonth(ctx, h.Store, a.Month.Next()); err != nil {
		return view.Ranking{}, err
	}
	for _, place := range places {
		row, record, err := h.rank(ctx, q, a.Month, place)
		if err != nil {
			return view.Ranking{}, err
		}
		k.Closed = record.Closed // a month is closed for all its units
		k.Moves = k.Moves || row.Before > 0
		k.Rows = append(k.Rows, row)
		if rules, ok := h.RuleSets(record.RuleSet); ok {
			k.Rules, k.Waits = rules, record.Waits
		}
	}
	if k.Beside, err = h.beside(ctx, k, size); err != nil {
		return view.Ranking{}, err
	}
	return k, h.ownRank(ctx, q, &k)
}

// beside are the exact scores of the units in front of a page and behind it.
func (h *Handler) beside(ctx context.Context, k view.Ranking, size int) ([]scoring.Fraction, error) {
	var scores []scoring.Fraction
	for _, position := range []int{k.Page*size - 1, k.Page*size + len(k.Rows)} {
		if position < 0 || position >= k.Total {
			continue
		}
		places, _, err := h.Store.Ranking(ctx, k.Month, position, 1)
		if err != nil {
			return nil, err
		}
		for _, p := range places {
			record, _, err := h.Store.Record(ctx, k.Month, p.Unit)
			if err != nil {
				return nil, err
			}
			if record.Ranked() {
				scores = append(scores, record.Converted)
			}
		}
	}
	return scores, nil
}

// rank is a row of the table with where the unit stood the month before, and the unit's card.
func (h *Handler) rank(ctx context.Context, q *Question, m scoring.Month, place scoring.Place) (view.Rank, scoring.Record, error) {
	row := view.Rank{Place: place, Own: q.Serves(place.Unit)}
	record, _, err := h.Store.Record(ctx, m, place.Unit)
	if err != nil {
		return view.Rank{}, record, err
	}
	row.DataTime, row.State, row.Lacks, row.Converted = record.DataTime, record.State, record.Lacks, record.Converted
	before, err := h.before(ctx, record)
	if before != nil {
		row.Before = before.Rank
	}
	return row, record, err
}

// ownRank finds the first unit of the person that is in the ranking.
func (h *Handler) ownRank(ctx context.Context, q *Question, k *view.Ranking) error {
	for _, unit := range q.Person.Units() {
		record, ok, err := h.Store.Record(ctx, k.Month, unit)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if _, k.OwnPosition, _, err = h.Store.PlaceOf(ctx, k.Month, unit); err != nil {
			return err
		}
		k.Own = &record
		return nil
	}
	return nil
}

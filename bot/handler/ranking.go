package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// rankingCommand shows the ranking of a month; a unit's rank is told with its card.
func (h *Handler) rankingCommand(ctx context.Context, q *question, arguments string) (bot.Reply, error) {
	a, ok, err := h.meant(ctx, q, arguments)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !ok:
		return bot.Reply{}, q.refuse("month.unreadable", "text", view.Quoted(arguments))
	case a.unit != "":
		return h.score(ctx, q, a, view.Scorecard)
	}
	return h.ranking(ctx, q, a)
}

// ranking shows a month's units in the order of rank, the latest month when none is asked for. Everybody registered may
// see it: totals and ranks are no secret among the units.
func (h *Handler) ranking(ctx context.Context, q *question, a asked) (bot.Reply, error) {
	k, err := h.readRanking(ctx, q, a, view.RankingPage)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.RankingTable(q.reader, k)), nil
}

// rankingPicture is the same as a picture.
func (h *Handler) rankingPicture(ctx context.Context, q *question, a asked) (bot.Reply, error) {
	k, err := h.readRanking(ctx, q, a, view.RankingPicturePage)
	if err != nil {
		return bot.Reply{}, err
	}
	m, err := view.RankingPicture(q.reader, k)
	return q.show(m), err
}

// readRanking reads a page of so many units. That there is nothing to rank is a refusal.
func (h *Handler) readRanking(ctx context.Context, q *question, a asked, size int) (view.Ranking, error) {
	latest, begun, err := h.latest(ctx, q)
	if err != nil {
		return view.Ranking{}, err
	}
	if a.month == "" {
		a.month = latest
	} else {
		begun = ""
	}
	places, total, page, err := paged(a.page, size, func(offset int) ([]scoring.Place, int, error) {
		return h.Store.Ranking(ctx, a.month, offset, size)
	})
	if err != nil {
		return view.Ranking{}, err
	}
	if total == 0 {
		text := q.reader.Words.Text("score.none_month_at_all", "month", q.reader.Words.Month(string(a.month)))
		return view.Ranking{}, refusal{view.Nearby(q.reader, text, view.ToRanking, "", latest)}
	}
	k := view.Ranking{Month: a.month, Begun: begun, Total: total, Page: page}
	if k.Missing, err = h.missing(ctx, a.month); err != nil {
		return view.Ranking{}, err
	}
	if k.Previous, err = h.ranked(ctx, a.month.Prev()); err != nil {
		return view.Ranking{}, err
	}
	if k.Next, err = h.ranked(ctx, a.month.Next()); err != nil {
		return view.Ranking{}, err
	}
	for _, place := range places {
		row, record, err := h.rank(ctx, q, a.month, place)
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

// latest is the month that is meant when none is named, and a later one that has only begun, "" for none. That there is no month at all is a
// refusal.
func (h *Handler) latest(ctx context.Context, q *question) (m, begun scoring.Month, err error) {
	m, judged, err := h.Store.LatestMonth(ctx)
	if err != nil {
		return "", "", err
	}
	newest, some, err := h.Store.NewestMonth(ctx)
	switch {
	case err != nil:
		return "", "", err
	case !some:
		return "", "", q.refuse("score.none_at_all")
	case !judged:
		return newest, "", nil
	case newest > m:
		return m, newest, nil
	}
	return m, "", nil
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

// ranked is the month when it has scores, else "".
func (h *Handler) ranked(ctx context.Context, m scoring.Month) (scoring.Month, error) {
	_, units, err := h.Store.Ranking(ctx, m, 0, 1)
	if err != nil || units == 0 {
		return "", err
	}
	return m, nil
}

// rank is a row of the table with where the unit stood the month before, and the unit's card.
func (h *Handler) rank(ctx context.Context, q *question, m scoring.Month, place scoring.Place) (view.Rank, scoring.Record, error) {
	row := view.Rank{Place: place, Own: q.serves(place.Unit)}
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
func (h *Handler) ownRank(ctx context.Context, q *question, k *view.Ranking) error {
	for _, unit := range q.person.Units() {
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

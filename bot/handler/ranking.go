package handler

import (
	"context"
	"slices"

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
	around, err := h.around(ctx, k, size, len(places))
	if err != nil {
		return view.Ranking{}, err
	}
	cards, err := h.Store.CardsOf(ctx, []scoring.Month{k.Month, k.Month.Prev()}, around)
	if err != nil {
		return view.Ranking{}, err
	}
	for _, place := range places {
		row, record := rankOf(q, place, k.Month, cards)
		k.Closed = record.Closed // a month is closed for all its units
		k.Moves = k.Moves || row.Before > 0
		k.Rows = append(k.Rows, row)
		if rules, ok := h.RuleSets(record.RuleSet); ok {
			k.Rules, k.Waits = rules, record.Waits
		}
	}
	k.Beside = beside(k, around, cards)
	return k, h.ownRank(ctx, q, &k)
}

// around are the units of a page of so many, with the one in front of it and the one behind it.
func (h *Handler) around(ctx context.Context, k view.Ranking, size, rows int) ([]string, error) {
	from, to := max(0, k.Page*size-1), k.Page*size+rows
	places, _, err := h.Store.Ranking(ctx, k.Month, from, to+1-from)
	var units []string
	for _, p := range places {
		units = append(units, p.Unit)
	}
	return units, err
}

// beside are the exact scores of the units around a page that are not on it.
func beside(k view.Ranking, around []string, cards []scoring.Record) (scores []scoring.Fraction) {
	for _, unit := range around {
		if slices.ContainsFunc(k.Rows, func(row view.Rank) bool { return row.Place.Unit == unit }) {
			continue
		}
		if card, _ := cardIn(cards, k.Month, unit); card.Ranked() {
			scores = append(scores, card.Converted)
		}
	}
	return scores
}

// cardIn is the card of a unit in a month among others; false when it is not among them.
func cardIn(cards []scoring.Record, m scoring.Month, unit string) (scoring.Record, bool) {
	i := slices.IndexFunc(cards, func(r scoring.Record) bool { return r.Month == m && r.Unit == unit })
	if i < 0 {
		return scoring.Record{}, false
	}
	return cards[i], true
}

// rankOf is a row of the table with where the unit stood the month before, and the unit's card.
func rankOf(q *Question, place scoring.Place, m scoring.Month, cards []scoring.Record) (view.Rank, scoring.Record) {
	row := view.Rank{Place: place, Own: q.Serves(place.Unit)}
	record, _ := cardIn(cards, m, place.Unit)
	row.DataTime, row.State, row.Lacks, row.Converted = record.DataTime, record.State, record.Lacks, record.Converted
	if before, ok := cardIn(cards, m.Prev(), place.Unit); ok && record.Comparable(&before.Scorecard) {
		row.Before = before.Rank
	}
	return row, record
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

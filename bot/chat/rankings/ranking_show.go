package rankings

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// command shows the ranking of a month; a unit's rank is told with its card.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, ok, err := r.MeansSelection(ctx, q, arguments)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !ok:
		return bot.Reply{}, q.Refuse("month.unreadable", "text", chat.Quote(arguments))
	case s.Term != "" && s.Unit != "":
		return r.Follow(ctx, q, routes.TermCard.Link(routes.OfTerm{Term: s.Term, Unit: s.Unit}))
	case s.Term != "":
		return r.showTerm(ctx, q, routes.OfTerm{Term: s.Term})
	case s.Unit != "":
		return r.Follow(ctx, q, routes.Card.Link(routes.OfUnit{Month: s.Month, Unit: s.Unit}))
	}
	return r.showTable(ctx, q, routes.OfMonth{Month: s.Month})
}

// showTable shows a month's units in the order of rank, the latest month when none is asked for. Everybody registered may
// see it: totals and ranks are no secret among the units.
func (r room) showTable(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	k, err := r.readPage(ctx, q, p, tablePage)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(tableScreen(q.Renderer, k)), nil
}

// showPicture shows the ranking as a picture.
func (r room) showPicture(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	k, err := r.readPage(ctx, q, p, picturePage)
	if err != nil {
		return bot.Reply{}, err
	}
	m, err := pictureScreen(q.Renderer, k)
	return q.Show(m), err
}

// readPage reads a page of so many units. That there is nothing to rank is a refusal.
func (r room) readPage(ctx context.Context, q *chat.Question, p routes.OfMonth, size int) (ranking, error) {
	latest, begun, err := q.LatestMonth(ctx, r.store)
	if err != nil {
		return ranking{}, err
	}
	if p.Month == "" {
		p.Month = latest
	} else {
		begun = ""
	}
	places, total, page, err := chat.ReadPage(p.Page, size, func(offset int) ([]scoring.Place, int, error) {
		return r.store.Ranking(ctx, p.Month, offset, size)
	})
	if err != nil {
		return ranking{}, err
	}
	if total == 0 {
		text := q.Renderer.Words.Text("score.none_month_at_all", "month", q.Renderer.Words.Month(string(p.Month)))
		return ranking{}, chat.Refusal{Message: chat.NearbyMonths(q.Renderer, text, chat.Destination(routes.Ranking), "", latest)}
	}
	k := ranking{Month: p.Month, Begun: begun, Total: total, Page: page}
	if k.Missing, err = chat.UnitsWithoutCard(ctx, r.store, p.Month); err != nil {
		return ranking{}, err
	}
	previous, err := chat.RankedMonth(ctx, r.store, p.Month.Prev())
	if err != nil {
		return ranking{}, err
	}
	next, err := chat.RankedMonth(ctx, r.store, p.Month.Next())
	if err != nil {
		return ranking{}, err
	}
	k.Previous, k.Next = scoring.Term(previous), scoring.Term(next)
	around, err := r.unitsAround(ctx, k, size, len(places))
	if err != nil {
		return ranking{}, err
	}
	cards, err := r.store.CardsOf(ctx, []scoring.Month{k.Month, k.Month.Prev()}, around)
	if err != nil {
		return ranking{}, err
	}
	for _, place := range places {
		row, record := rankOf(q, place, k.Month, cards)
		k.Closed = record.Closed // a month is closed for all its units
		k.Moves = k.Moves || row.Before > 0
		k.Rows = append(k.Rows, row)
		if rules, ok := r.RuleSets(record.RuleSet); ok {
			k.Rules, k.Waits = rules, record.Waits
			k.Open = chat.OpenPoints(cards)
		}
	}
	k.Beside = scoresBeside(k, around, cards)
	return k, r.ownRank(ctx, q, &k)
}

// unitsAround are the units of a page of so many, with the one in front of it and the one behind it.
func (r room) unitsAround(ctx context.Context, k ranking, size, rows int) ([]string, error) {
	from, to := max(0, k.Page*size-1), k.Page*size+rows
	places, _, err := r.store.Ranking(ctx, k.Month, from, to+1-from)
	var units []string
	for _, p := range places {
		units = append(units, p.Unit)
	}
	return units, err
}

// scoresBeside are the exact scores of the units around a page that are not on it.
func scoresBeside(k ranking, around []string, cards []scoring.Record) (scores []scoring.Fraction) {
	for _, unit := range around {
		if slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Unit == unit }) {
			continue
		}
		if card, _ := chat.CardIn(cards, k.Month, unit); card.IsRanked() {
			scores = append(scores, card.Converted)
		}
	}
	return scores
}

// rankOf is a row of the table with where the unit stood the month before, and the unit's card.
func rankOf(q *chat.Question, place scoring.Place, m scoring.Month, cards []scoring.Record) (rankedUnit, scoring.Record) {
	row := rankedUnit{Place: place, Own: q.Serves(place.Unit)}
	record, _ := chat.CardIn(cards, m, place.Unit)
	row.DataTime, row.State, row.Lacks, row.Converted = record.DataTime, record.State, record.Lacks, record.Converted
	if before, ok := chat.CardIn(cards, m.Prev(), place.Unit); ok && record.Comparable(&before.Standing) {
		row.Before = before.Rank
	}
	return row, record
}

// ownRank finds the first unit of the person that is in the ranking.
func (r room) ownRank(ctx context.Context, q *chat.Question, k *ranking) error {
	for _, unit := range q.Person.Units() {
		record, ok, err := r.store.Record(ctx, k.Month, unit)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if _, k.OwnPosition, _, err = r.store.PlaceOf(ctx, k.Month, unit); err != nil {
			return err
		}
		k.Own = &record
		return nil
	}
	return nil
}

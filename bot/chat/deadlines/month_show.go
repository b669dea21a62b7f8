package deadlines

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// overdueInMonth lists those that counted as overdue in a month's score: of a unit, or of all units ("").
func (r room) overdueInMonth(ctx context.Context, q *chat.Question, p routes.OfDossiers) (bot.Reply, error) {
	list := overdueList{Unit: p.Unit, Month: p.Month}
	if p.Unit != "" {
		s, err := r.cards.Read(ctx, q, chat.Selection{Month: p.Month, Unit: p.Unit})
		if err != nil {
			return bot.Reply{}, err
		}
		list.Name, list.Closed, list.Published = s.Record.Name, s.Record.Closed, s.Record.Published
		list.DataTimes = []time.Time{s.Record.DataTime}
		list.At = CutOffOf(q.Renderer, s.Record)
		list.Reports = q.Serves(p.Unit) && !list.Published
		if list.Others, err = r.OtherUnits(ctx, q, p.Unit); err != nil {
			return bot.Reply{}, err
		}
	} else if records, err := r.store.Records(ctx, p.Month); err != nil {
		return bot.Reply{}, err
	} else if len(records) == 0 {
		return bot.Reply{}, q.Refuse("score.none_month_at_all", "month", q.Renderer.Words.Month(string(p.Month)))
	} else { // a month is closed for all its units, and mostly their cards were looked at together
		list.Closed, list.Published = records[0].Closed, records[0].Published
		for _, record := range records {
			if at := CutOffOf(q.Renderer, record); at.After(list.At) {
				list.At = at
			}
		}
	}
	var err error
	list.Rows, list.Total, list.Page, err = chat.ReadPage(p.Page, OverduePage, func(offset int) ([]scoring.Listed, int, error) {
		return r.store.OverdueAtCutOff(ctx, p.Unit, p.Month, list.At, offset, OverduePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	if list.Published && list.Total == 0 { // an appendix tells nothing of dossiers
		return bot.Reply{}, q.Refuse("overdue.no_dossiers", "month", q.Renderer.Words.Month(string(p.Month)), "unit", chat.UnitName(list.Name))
	}
	if p.Unit == "" {
		if list.DataTimes, err = r.dataTimes(ctx, p.Month, list.Rows); err != nil {
			return bot.Reply{}, err
		}
	}
	return q.Show(overdueScreen(q.Renderer, list)), nil
}

// CutOffOf is up to when a card's score looked at dossiers.
func CutOffOf(r chat.Renderer, card scoring.Record) time.Time {
	switch {
	case !card.CutOff.IsZero(): // when the score was looked at
		return card.CutOff
	case card.Stated: // no later than that
		return scoring.CutOff(card.Month, r.Zone, r.Now, card.DataTime)
	default:
		return scoring.CutOff(card.Month, r.Zone, r.Now, time.Time{})
	}
}

// dataTimes are those of the units whose dossiers are shown, in the month.
func (r room) dataTimes(ctx context.Context, m scoring.Month, rows []scoring.Listed) ([]time.Time, error) {
	var units []string
	for _, row := range rows {
		if !slices.Contains(units, row.Unit) {
			units = append(units, row.Unit)
		}
	}
	cards, err := r.store.CardsOf(ctx, []scoring.Month{m}, units)
	if err != nil {
		return nil, err
	}
	var times []time.Time
	for _, row := range rows {
		card, _ := chat.CardIn(cards, m, row.Unit)
		times = append(times, card.DataTime)
	}
	return times, nil
}

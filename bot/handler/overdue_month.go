package handler

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// overdueInMonth lists those that counted as overdue in a month's score: of a unit, or of all units ("").
func (h *Handler) overdueInMonth(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	list := view.Overdue{Unit: a.Unit, Month: a.Month}
	if a.Unit != "" {
		s, err := h.scored(ctx, q, a)
		if err != nil {
			return bot.Reply{}, err
		}
		list.Name, list.Closed, list.Published = s.Record.Name, s.Record.Closed, s.Record.Published
		list.DataTimes = []time.Time{s.Record.DataTime}
		list.At = h.lookedAt(q, s.Record)
		list.Reports = q.Serves(a.Unit) && !list.Published
		if list.Others, err = h.OtherUnits(ctx, q, a.Unit); err != nil {
			return bot.Reply{}, err
		}
	} else if records, err := h.Store.Records(ctx, a.Month); err != nil {
		return bot.Reply{}, err
	} else if len(records) == 0 {
		return bot.Reply{}, q.Refuse("score.none_month_at_all", "month", q.Renderer.Words.Month(string(a.Month)))
	} else { // a month is closed for all its units, and mostly their cards were looked at together
		list.Closed, list.Published = records[0].Closed, records[0].Published
		for _, r := range records {
			if at := h.lookedAt(q, r); at.After(list.At) {
				list.At = at
			}
		}
	}
	var err error
	list.Rows, list.Total, list.Page, err = chat.ReadPage(a.Page, view.OverduePage, func(offset int) ([]scoring.Listed, int, error) {
		return h.Store.OverdueAtCutOff(ctx, a.Unit, a.Month, list.At, offset, view.OverduePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	if list.Published && list.Total == 0 { // an appendix tells nothing of dossiers
		return bot.Reply{}, q.Refuse("overdue.no_dossiers", "month", q.Renderer.Words.Month(string(a.Month)), "unit", chat.UnitName(list.Name))
	}
	if a.Unit == "" {
		if list.DataTimes, err = h.dataTimes(ctx, a.Month, list.Rows); err != nil {
			return bot.Reply{}, err
		}
	}
	return q.Show(view.OverdueList(view.Of(q.Renderer), list)), nil
}

// lookedAt is up to when a card's score looked at dossiers.
func (h *Handler) lookedAt(q *Question, r scoring.Record) time.Time {
	switch {
	case !r.CutOff.IsZero(): // when the score was looked at
		return r.CutOff
	case r.Stated: // no later than that
		return scoring.CutOff(r.Month, h.Zone, q.Renderer.Now, r.DataTime)
	default:
		return scoring.CutOff(r.Month, h.Zone, q.Renderer.Now, time.Time{})
	}
}

// dataTimes are those of the units whose dossiers are shown, in the month.
func (h *Handler) dataTimes(ctx context.Context, m scoring.Month, rows []scoring.Listed) ([]time.Time, error) {
	var units []string
	for _, row := range rows {
		if !slices.Contains(units, row.Unit) {
			units = append(units, row.Unit)
		}
	}
	cards, err := h.Store.CardsOf(ctx, []scoring.Month{m}, units)
	if err != nil {
		return nil, err
	}
	var times []time.Time
	for _, row := range rows {
		card, _ := cardIn(cards, m, row.Unit)
		times = append(times, card.DataTime)
	}
	return times, nil
}

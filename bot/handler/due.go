package handler

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// dueDays is how many working days after today are looked at.
const dueDays = 3

func (h *Handler) dueCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, err := h.Select(ctx, q, arguments, chat.Link{To: view.ToDue})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.due(ctx, q, a)
}

// due lists a unit's dossiers that must be resolved by the end of the third working day from now. Without a unit it is the
// person's own; somebody who serves none is asked for one.
func (h *Handler) due(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	a.Unit = q.UnitOrOwn(a.Unit)
	switch {
	case a.Unit == "":
		return h.AskUnit(ctx, q, chat.Link{To: view.ToDue})
	case !q.Person.MaySeeDossiers(a.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	}
	if err := h.passedOn(ctx, q, a.Unit, view.ToDue); err != nil {
		return bot.Reply{}, err
	}
	name, err := h.UnitName(ctx, q, a.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	now := q.Renderer.Now.In(h.Zone)
	list := view.Due{Unit: a.Unit, Name: name, Days: dueDays, Until: h.Workdays.After(now, dueDays).AddDate(0, 0, 1)}
	if list.DataTime, err = h.Store.DataTime(ctx, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	if list.DataTime.IsZero() { // "none is due" would be a claim that nothing stands behind
		return bot.Reply{}, q.Refuse("overdue.no_data", "unit", name)
	}
	rows, total, page, err := chat.ReadPage(a.Page, view.DuePage, func(offset int) ([]scoring.Listed, int, error) {
		return h.Store.DueBetween(ctx, a.Unit, now, list.Until, offset, view.DuePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	list.Total, list.Page = total, page
	for _, row := range rows {
		due := row.Due.In(h.Zone)
		list.Rows = append(list.Rows, view.DueRow{Listed: row, Left: h.Workdays.Between(now, due), DayOff: !h.Workdays.Working(due) && !sameDay(now, due)})
	}
	if _, list.Overdue, err = h.Store.Overdue(ctx, a.Unit, now, 0, 0); err != nil {
		return bot.Reply{}, err
	}
	if list.Others, err = h.OtherUnits(ctx, q, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DueList(view.Of(q.Renderer), list)), nil
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

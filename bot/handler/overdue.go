package handler

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (h *Handler) overdueCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	a, err := h.Select(ctx, q, arguments, chat.Link{To: view.ToOverdue})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.overdue(ctx, q, a)
}

// overdue lists a unit's overdue dossiers: now, or those that counted as overdue in the score of the month asked for.
// Without a unit it is the person's own; an admin who serves none gets all units.
func (h *Handler) overdue(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	a.Unit = q.UnitOrOwn(a.Unit)
	switch {
	case a.Unit == "" && !q.Person.Is(people.Admin), a.Unit != "" && !q.Person.MaySeeDossiers(a.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	case a.Unit == "" && a.Month == "":
		return h.overdueUnits(ctx, q, a)
	case a.Month != "":
		return h.overdueInMonth(ctx, q, a)
	}
	err := h.passedOn(ctx, q, a.Unit, view.ToOverdue)
	if err != nil {
		return bot.Reply{}, err
	}
	list := view.Overdue{Unit: a.Unit, At: q.Renderer.Now, Reports: q.Serves(a.Unit)}
	list.Rows, list.Total, list.Page, err = chat.ReadPage(a.Page, view.OverduePage, func(offset int) ([]scoring.Listed, int, error) {
		return h.Store.Overdue(ctx, a.Unit, list.At, offset, view.OverduePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	dataTime, err := h.Store.DataTime(ctx, a.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(list.Rows) > 0 {
		list.Name = list.Rows[0].UnitName
	} else if list.Name, err = h.UnitName(ctx, q, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	if dataTime.IsZero() && list.Total == 0 { // "no overdue dossiers" would be a claim that nothing stands behind
		return bot.Reply{}, q.Refuse("overdue.no_data", "unit", list.Name)
	}
	list.DataTimes = []time.Time{dataTime}
	if list.Others, err = h.OtherUnits(ctx, q, a.Unit); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.OverdueList(view.Of(q.Renderer), list)), nil
}

// overdueNow is how many dossiers of a unit are overdue. It is false when none was ever sent, or when the unit has ended and its
// heir sees to them: that none is overdue would be a claim that nothing stands behind.
func (h *Handler) overdueNow(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := h.Store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = h.Store.Overdue(ctx, unit, at, 0, 0)
	return n, err == nil, err
}

// outstandingNow is the same without the dossiers that are corrected: nobody is urged about those.
func (h *Handler) outstandingNow(ctx context.Context, unit string, at time.Time) (n int, known bool, err error) {
	data, err := h.Store.DataTime(ctx, unit)
	if err != nil || data.IsZero() {
		return 0, false, err
	}
	_, n, err = h.Store.Outstanding(ctx, unit, at, time.Time{}, at, 0)
	return n, err == nil, err
}

// overdueUnits is the admin's overview: how many are overdue now, by unit.
func (h *Handler) overdueUnits(ctx context.Context, q *Question, a Selection) (bot.Reply, error) {
	if !q.Person.Is(people.Admin) {
		return h.overdue(ctx, q, Selection{})
	}
	counts, err := h.Store.OverdueByUnit(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	all := view.OverdueCounts{Counts: counts, At: q.Renderer.Now, Page: min(a.Page, chat.LastPage(len(counts), view.UnitsPage))}
	from := all.Page * view.UnitsPage
	reaches, err := h.Store.Reaches(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, c := range counts[from:min(from+view.UnitsPage, len(counts))] {
		var until time.Time
		if i := slices.IndexFunc(reaches, func(r scoring.Reach) bool { return r.Unit == c.Unit }); i >= 0 {
			until = reaches[i].Until
		}
		all.DataTimes = append(all.DataTimes, until)
	}
	return q.Show(view.OverdueUnits(view.Of(q.Renderer), all)), nil
}

package deadlines

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/people"
)

// overdueCommand lists what is overdue of the unit that is named, or of the person's own.
func (r room) overdueCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, routes.Overdue.Link(routes.OfDossiers{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showOverdue(ctx, q, routes.OfDossiers{Month: s.Month, Unit: s.Unit})
}

// showOverdue lists a unit's overdue dossiers: now, or those that counted as overdue in the score of the month asked for.
// Without a unit it is the person's own; an admin who serves none gets all units.
func (r room) showOverdue(ctx context.Context, q *chat.Question, p routes.OfDossiers) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	switch {
	case p.Unit == "" && !q.Person.HasRole(people.Admin), p.Unit != "" && !q.Person.MaySeeDossiers(p.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	case p.Unit == "" && p.Month == "":
		return r.showUnits(ctx, q, routes.OfMonth{Page: p.Page})
	case p.Month != "":
		return r.overdueInMonth(ctx, q, p)
	}
	err := r.refusePassedOn(ctx, q, p.Unit, routes.Overdue.Link(routes.OfDossiers{}))
	if err != nil {
		return bot.Reply{}, err
	}
	list := overdueList{Unit: p.Unit, At: q.Renderer.Now, Reports: q.Serves(p.Unit)}
	list.Rows, list.Total, list.Page, err = chat.ReadPage(p.Page, OverduePage, func(offset int) ([]scoring.Listed, int, error) {
		return r.store.Overdue(ctx, p.Unit, list.At, offset, OverduePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	dataTime, err := r.store.DataTime(ctx, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(list.Rows) > 0 {
		list.Name = list.Rows[0].UnitName
	} else if list.Name, err = r.UnitName(ctx, q, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	if dataTime.IsZero() && list.Total == 0 { // "no overdue dossiers" would be a claim that nothing stands behind
		return bot.Reply{}, q.Refuse("overdue.no_data", "unit", list.Name)
	}
	list.DataTimes = []time.Time{dataTime}
	if list.Acceptance, err = r.readAcceptance(ctx, q, p.Unit, list.Page); err != nil {
		return bot.Reply{}, err
	}
	if list.Others, err = r.OtherUnits(ctx, q, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(overdueScreen(q.Renderer, list)), nil
}

// showUnits shows admins how many are overdue now, by unit.
func (r room) showUnits(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if !q.Person.HasRole(people.Admin) {
		return r.showOverdue(ctx, q, routes.OfDossiers{})
	}
	counts, err := r.store.OverdueByUnit(ctx, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	all := unitCounts{Counts: counts, At: q.Renderer.Now, Page: min(p.Page, chat.LastPage(len(counts), chat.UnitsPage))}
	if all.Acceptance, err = acceptance.Waiting(ctx, r.store, q.Renderer, ""); err != nil {
		return bot.Reply{}, err
	}
	from := all.Page * chat.UnitsPage
	reaches, err := r.store.Reaches(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, c := range counts[from:min(from+chat.UnitsPage, len(counts))] {
		var until time.Time
		if i := slices.IndexFunc(reaches, func(r scoring.Reach) bool { return r.Unit == c.Unit }); i >= 0 {
			until = reaches[i].Until
		}
		all.DataTimes = append(all.DataTimes, until)
	}
	return q.Show(unitsScreen(q.Renderer, all)), nil
}

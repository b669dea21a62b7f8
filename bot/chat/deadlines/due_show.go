package deadlines

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// dueDays is how many working days after today are looked at.
const dueDays = 3

// dueCommand lists what is due soon of the unit that is named, or of the person's own.
func (r room) dueCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, routes.Due.Link(routes.OfDossiers{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showDue(ctx, q, routes.OfDossiers{Month: s.Month, Unit: s.Unit})
}

// showDue lists a unit's dossiers that must be resolved by the end of the third working day from now. Without a unit it is the
// person's own; somebody who serves none is asked for one.
func (r room) showDue(ctx context.Context, q *chat.Question, p routes.OfDossiers) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	switch {
	case p.Unit == "":
		return r.AskUnit(ctx, q, routes.Due.Link(routes.OfDossiers{}))
	case !q.Person.MaySeeDossiers(p.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	}
	if err := r.refusePassedOn(ctx, q, p.Unit, routes.Due.Link(routes.OfDossiers{})); err != nil {
		return bot.Reply{}, err
	}
	name, err := r.UnitName(ctx, q, p.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	now := q.Renderer.Now.In(r.Zone)
	list := dueList{Unit: p.Unit, Name: name, Days: dueDays, Until: r.days.After(now, dueDays).AddDate(0, 0, 1)}
	if list.DataTime, err = r.store.DataTime(ctx, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	if list.DataTime.IsZero() { // "none is due" would be a claim that nothing stands behind
		return bot.Reply{}, q.Refuse("overdue.no_data", "unit", name)
	}
	rows, total, page, err := chat.ReadPage(p.Page, duePage, func(offset int) ([]scoring.Listed, int, error) {
		return r.store.DueBetween(ctx, p.Unit, now, list.Until, offset, duePage)
	})
	if err != nil {
		return bot.Reply{}, err
	}
	list.Total, list.Page = total, page
	for _, row := range rows {
		due := row.Due.In(r.Zone)
		list.Rows = append(list.Rows, dueDossier{Listed: row, Left: r.days.Between(now, due), DayOff: !r.days.Working(due) && !sameDay(now, due)})
	}
	if _, list.Overdue, err = r.store.Overdue(ctx, p.Unit, now, 0, 0); err != nil {
		return bot.Reply{}, err
	}
	if list.Acceptance, err = r.readAcceptance(ctx, q, p.Unit, list.Page); err != nil {
		return bot.Reply{}, err
	}
	if list.Others, err = r.OtherUnits(ctx, q, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(dueScreen(q.Renderer, list)), nil
}

// readAcceptance is what a list's first page says of dossiers that wait to be accepted, and of those accepted in the running month.
func (r room) readAcceptance(ctx context.Context, q *chat.Question, unit string, page int) (acceptance.State, error) {
	if page > 0 {
		return acceptance.State{}, nil
	}
	return acceptance.Read(ctx, r.store, q.Renderer, unit, scoring.MonthOf(q.Renderer.Now, r.Zone))
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

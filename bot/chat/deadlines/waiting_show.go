package deadlines

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/acceptance"
	"motcua/bot/chat/routes"
	"motcua/scoring/people"
)

// toWaiting leads to all online dossiers that wait to be accepted: of a unit, "" for the reader's own or for all.
const toWaiting chat.Route[routes.OfDossiers] = "wait"

// waitingCommand lists what waits to be accepted of the unit that is named, or of the person's own.
func (r room) waitingCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	s, err := r.Select(ctx, q, arguments, toWaiting.Link(routes.OfDossiers{}))
	if err != nil {
		return bot.Reply{}, err
	}
	return r.showWaiting(ctx, q, routes.OfDossiers{Unit: s.Unit})
}

// showWaiting lists the dossiers of a unit that wait to be accepted, those filed first before others; an admin who serves none is given
// those of all units.
func (r room) showWaiting(ctx context.Context, q *chat.Question, p routes.OfDossiers) (bot.Reply, error) {
	p.Unit = q.UnitOrOwn(p.Unit)
	if p.Unit == "" && !q.Person.HasRole(people.Admin) || p.Unit != "" && !q.Person.MaySeeDossiers(p.Unit) {
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	}
	list := waitingList{Unit: p.Unit}
	var err error
	if p.Unit != "" {
		if list.Name, err = r.UnitName(ctx, q, p.Unit); err != nil {
			return bot.Reply{}, err
		}
		if list.DataTime, err = r.store.DataTime(ctx, p.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	if list.Acceptance, err = acceptance.Waiting(ctx, r.store, q.Renderer, p.Unit); err != nil {
		return bot.Reply{}, err
	}
	list.Page = min(p.Page, chat.LastPage(list.Acceptance.Total(), waitingPage))
	return q.Show(waitingScreen(q.Renderer, list)), nil
}

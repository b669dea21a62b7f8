package disputes

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (r room) command(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	return r.showList(ctx, q, ofUnit{})
}

// showList lists the disputes of a unit with what became of them. Without a unit an admin gets all that are open, anybody
// else those of their own.
func (r room) showList(ctx context.Context, q *chat.Question, p ofUnit) (bot.Reply, error) {
	list := disputeList{Unit: p.Unit, Decides: q.Person.HasRole(people.Admin), Reader: q.Person.ID}
	read := func(offset int) ([]scoring.Dispute, int, error) {
		return r.store.DisputesOfUnit(ctx, list.Unit, offset, listPage)
	}
	if !list.Decides {
		list.Unit = q.UnitOrOwn(list.Unit)
	}
	var err error
	switch {
	case list.Unit == "":
		read = func(offset int) ([]scoring.Dispute, int, error) {
			return r.store.Disputes(ctx, "", offset, listPage)
		}
	case !q.Person.MaySeeDossiers(list.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	default:
		if list.Name, err = r.UnitName(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
		if list.Others, err = r.OtherUnits(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	if list.Rows, list.Total, list.Page, err = chat.ReadPage(p.Page, listPage, read); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(listScreen(q.Renderer, list)), nil
}

package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (h *Handler) disputesCommand(ctx context.Context, q *Question, _ string) (bot.Reply, error) {
	return h.disputes(ctx, q, chat.Link{To: view.ToDisputes})
}

// disputes lists the reports of a unit with what became of them. Without a unit an admin gets all that are open, anybody
// else those of their own.
func (h *Handler) disputes(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	list := view.Disputes{Unit: l.Unit, Decides: q.Person.Is(people.Admin), Reader: q.Person.ID}
	read := func(offset int) ([]scoring.Dispute, int, error) {
		return h.Store.DisputesOfUnit(ctx, list.Unit, offset, view.DisputePage)
	}
	if !list.Decides {
		list.Unit = q.UnitOrOwn(list.Unit)
	}
	var err error
	switch {
	case list.Unit == "":
		read = func(offset int) ([]scoring.Dispute, int, error) {
			return h.Store.Disputes(ctx, "", offset, view.DisputePage)
		}
	case !q.Person.MaySeeDossiers(list.Unit):
		return bot.Reply{}, q.Refuse("overdue.not_yours")
	default:
		if list.Name, err = h.UnitName(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
		if list.Others, err = h.OtherUnits(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	if list.Rows, list.Total, list.Page, err = chat.ReadPage(l.Page, view.DisputePage, read); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DisputeList(view.Of(q.Renderer), list)), nil
}

package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

func (h *Handler) disputesCommand(ctx context.Context, q *question, _ string) (bot.Reply, error) {
	return h.disputes(ctx, q, view.Link{To: view.ToDisputes})
}

// disputes lists the reports of a unit with what became of them. Without a unit an admin gets all that are open, anybody
// else those of their own.
func (h *Handler) disputes(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	list := view.Disputes{Unit: l.Unit, Decides: q.person.Is(people.Admin), Reader: q.person.ID}
	read := func(offset int) ([]scoring.Dispute, int, error) {
		return h.Store.DisputesOfUnit(ctx, list.Unit, offset, view.DisputePage)
	}
	if !list.Decides {
		list.Unit = q.unitOr(list.Unit)
	}
	var err error
	switch {
	case list.Unit == "":
		read = func(offset int) ([]scoring.Dispute, int, error) {
			return h.Store.Disputes(ctx, "", offset, view.DisputePage)
		}
	case !q.person.MaySeeDossiers(list.Unit):
		return bot.Reply{}, q.refuse("overdue.not_yours")
	default:
		if list.Name, err = h.unitName(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
		if list.Others, err = h.others(ctx, q, list.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	if list.Rows, list.Total, list.Page, err = paged(l.Page, view.DisputePage, read); err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.DisputeList(q.reader, list)), nil
}

package disputes

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// withdraw asks whether somebody withdraws a dispute of theirs, or does it. It is asked in a message of its own: the list may
// hold other disputes. Who serves the unit no more sees its dossiers no more, and withdraws nothing.
func (r room) withdraw(ctx context.Context, q *chat.Question, p ofOwn) (bot.Reply, error) {
	d, known, err := r.store.Dispute(ctx, p.ID)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !known:
		return r.OldButton(ctx, q)
	case d.By != q.Person.ID:
		return bot.Reply{}, q.Refuse("dispute.withdraw_not_yours")
	}
	if may, err := r.maySee(ctx, q, d); err != nil {
		return bot.Reply{}, err
	} else if !may {
		return bot.Reply{}, q.Refuse("dispute.withdraw_moved")
	}
	if !p.Yes {
		return chat.Say(withdrawScreen(q.Renderer, d)), nil
	}
	if d, known, err = r.store.WithdrawDispute(ctx, p.ID, q.Person.ID); err != nil {
		return bot.Reply{}, err
	} else if !known {
		return r.OldButton(ctx, q)
	}
	return q.Show(withdrawnScreen(q.Renderer, d)), nil
}

// maySee says whether the person may see a dispute's dossier: as their unit's, or as that of the unit whose heir they serve
// by now.
func (r room) maySee(ctx context.Context, q *chat.Question, d scoring.Dispute) (bool, error) {
	if q.Person.MaySeeDossiers(d.Dossier.Unit) {
		return true, nil
	}
	_, heir, has, err := r.HeirOf(ctx, q, d.Dossier.Unit)
	return err == nil && has && q.Person.MaySeeDossiers(heir.Code), err
}

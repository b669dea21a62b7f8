package disputes

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

func (r room) accept(ctx context.Context, q *chat.Question, p ofDispute) (bot.Reply, error) {
	return r.decide(ctx, q, p.ID, scoring.DisputeAccepted)
}

func (r room) reject(ctx context.Context, q *chat.Question, p ofDispute) (bot.Reply, error) {
	return r.decide(ctx, q, p.ID, scoring.DisputeRejected)
}

// decide decides a dispute, or says what was decided before. The answer is a message of its own: the button's may hold
// those of other disputes.
func (r room) decide(ctx context.Context, q *chat.Question, id int64, to scoring.DisputeState) (bot.Reply, error) {
	d, known, err := r.store.DecideDispute(ctx, id, to, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if !known {
		return r.OldButton(ctx, q)
	}
	by := ""
	if d.State != scoring.DisputeWithdrawn {
		if by, err = r.PersonInWords(ctx, q, d.DecidedBy, d.Dossier.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	return chat.Say(decidedScreen(q.Renderer, d, by, d.DecidedBy != q.Person.ID || d.State != to)), nil
}

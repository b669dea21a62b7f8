package disputes

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// chooseReason asks what is wrong with a dossier.
func (r room) chooseReason(ctx context.Context, q *chat.Question, p ofDossier) (bot.Reply, error) {
	d, err := r.listedDossier(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(reasonsScreen(q.Renderer, p.Month, d)), nil
}

// confirm asks whether to dispute a dossier for one of the fixed reasons.
func (r room) confirm(ctx context.Context, q *chat.Question, p forReason) (bot.Reply, error) {
	if !p.hasFixedReason() {
		return r.OldButton(ctx, q)
	}
	d, stands, err := r.disputableDossier(ctx, q, ofDossier{Month: p.Month, Dossier: p.Dossier})
	switch {
	case err != nil:
		return bot.Reply{}, err
	case stands != nil:
		return q.Show(filedScreen(q.Renderer, *stands, false)), nil
	}
	return q.Show(confirmScreen(q.Renderer, scoring.Dispute{Month: p.Month, Dossier: d, Reason: p.Reason})), nil
}

// send disputes a dossier for one of the fixed reasons.
func (r room) send(ctx context.Context, q *chat.Question, p forReason) (bot.Reply, error) {
	if !p.hasFixedReason() {
		return r.OldButton(ctx, q)
	}
	return r.file(ctx, q, ofDossier{Month: p.Month, Dossier: p.Dossier}, p.Reason, "")
}

// dropUnsent leaves a dispute that was not sent.
func (r room) dropUnsent(_ context.Context, q *chat.Question, _ struct{}) (bot.Reply, error) {
	return q.Show(chat.Note(q.Renderer.Words.Text("dispute.dropped"))), nil
}

// file disputes a dossier, and says so, or that a dispute of it stands already.
func (r room) file(ctx context.Context, q *chat.Question, p ofDossier, reason scoring.DisputeReason, words string) (bot.Reply, error) {
	d, err := r.ownDossier(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	dispute := scoring.Dispute{Month: p.Month, Dossier: d, Reason: reason, Words: words, By: q.Person.ID}
	stands, filed, known, err := r.store.FileDispute(ctx, dispute, q.Request.Update)
	if err == nil && !known {
		err = q.Refuse("dispute.not_listed")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(filedScreen(q.Renderer, stands, filed)), nil
}

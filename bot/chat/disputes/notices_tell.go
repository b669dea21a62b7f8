package disputes

import (
	"context"

	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tellWaiting tells an admin of a dispute that nobody has decided yet.
func (r room) tellWaiting(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	d, known, err := r.store.Dispute(ctx, row.Reference)
	if err != nil || !known || d.State != scoring.DisputeOpen {
		return chat.Matter{}, false, err
	}
	return waitingMatter(q.Renderer, d), true, nil
}

// settledFor says whether who disputed a dossier may still see it.
func (r room) settledFor(ctx context.Context, q *chat.Question, row outbox.Row) (bool, error) {
	d, known, err := r.store.Dispute(ctx, row.Reference)
	if err != nil || !known {
		return q.Person.MaySeeDossiers(row.Unit), err
	}
	return r.maySee(ctx, q, d)
}

// tellSettled tells who disputed a dossier what was decided, unless they have withdrawn the dispute.
func (r room) tellSettled(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	d, known, err := r.store.Dispute(ctx, row.Reference)
	if err != nil || !known || d.State != scoring.DisputeAccepted && d.State != scoring.DisputeRejected {
		return chat.Matter{}, false, err
	}
	return settledMatter(q.Renderer, d), true, nil
}

// tellRetracted tells an admin that an accepted dispute was withdrawn.
func (r room) tellRetracted(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	d, known, err := r.store.Dispute(ctx, row.Reference)
	if err != nil || !known || d.State != scoring.DisputeWithdrawn {
		return chat.Matter{}, false, err
	}
	return retractedMatter(q.Renderer, d), true, nil
}

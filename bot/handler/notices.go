package handler

import (
	"context"

	"motcua/bot/chat"
	"motcua/scoring/outbox"
)

// notices are the notices of the features that have no room of their own yet.
func (h *Handler) notices() []chat.Notice {
	return []chat.Notice{
		{Reasons: []outbox.Reason{outbox.Unreached}, Tell: h.unreached},
		{Reasons: []outbox.Reason{outbox.Disputed}, Tell: h.disputed},
		{Reasons: []outbox.Reason{outbox.Settled}, Concerns: h.settledFor, Tell: h.settled},
		{Reasons: []outbox.Reason{outbox.Retracted}, Tell: h.retracted},
	}
}

// settledFor says whether who reported a dossier may still see it.
func (h *Handler) settledFor(ctx context.Context, q *Question, row outbox.Row) (bool, error) {
	d, known, err := h.reportOf(ctx, row)
	if err != nil || !known {
		return q.Person.MaySeeDossiers(row.Unit), err
	}
	return h.maySeeReport(ctx, q, d)
}

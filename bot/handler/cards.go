package handler

import (
	"context"

	"motcua/bot/chat/scores"
)

// readCard reads a unit's month for the features that have no room of their own yet.
func (h *Handler) readCard(ctx context.Context, q *Question, s Selection) (scores.Card, error) {
	return scores.NewCards(h.Desk, h.Store).Read(ctx, q, s)
}

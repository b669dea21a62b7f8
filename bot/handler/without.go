package handler

import (
	"context"

	"motcua/bot/view"
	"motcua/scoring/dossier"
)

// without is a card as it would be without the dossiers whose reports were accepted; nil when none of them counts in it.
func (h *Handler) without(ctx context.Context, s view.Score) (*view.Without, error) {
	accepted, err := h.Store.AcceptedDisputes(ctx, s.Record.Month, s.Record.Unit)
	if err != nil || len(accepted) == 0 {
		return nil, err
	}
	card, counted, err := dossier.Without(s.Rules, s.Record.Scorecard, accepted)
	if err != nil || counted == 0 {
		// The data moved under the card and it is not scored anew yet: a comparison would be wrong, the official figures are not.
		return nil, nil
	}
	return &view.Without{Card: card, Dossiers: counted}, nil
}

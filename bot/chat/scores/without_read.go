package scores

import (
	"context"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
)

// readWithout reads a card as it would be without the dossiers whose disputes were accepted; nil when none of them counts in it.
func (r room) readWithout(ctx context.Context, s Card) (*withoutDisputed, error) {
	accepted, err := r.store.AcceptedDisputes(ctx, s.Record.Month, s.Record.Unit)
	if err != nil || len(accepted) == 0 {
		return nil, err
	}
	entries, err := r.store.Entries(ctx, s.Record.Span(), s.Record.Unit, s.Rules)
	if err != nil {
		return nil, err
	}
	source := func(ind scoring.Indicator) scoring.Counts { return s.Rules.CountedFrom(s.Record, ind, entries) }
	card, counted, err := dossier.CardWithout(s.Rules, s.Record.Scorecard, accepted, source)
	if err != nil || counted == 0 {
		// The data moved under the card and it is not scored anew yet: a comparison would be wrong, the official figures are not.
		return nil, nil
	}
	return &withoutDisputed{Card: card, Dossiers: counted}, nil
}

package scores

import (
	"context"

	"motcua/scoring"
)

// figureFrom is an indicator's figure with what it came from, by what was entered for the card.
func figureFrom(s Card, ind scoring.Indicator) indicatorFigure {
	w := indicatorFigure{Card: s, Indicator: ind, Origin: s.Rules.Origin(s.Record, ind, s.Entries)}
	if w.Shared = w.Origin.Kind == scoring.FromIndicator; w.Shared {
		ind, _ = s.Rules.Indicator(ind.Shares)
		w.Origin = s.Rules.Origin(s.Record, ind, s.Entries)
	}
	w.Counts = ind.Counts
	return w
}

// readOrigin reads the file that an indicator's figure came from, and what dossiers give where an entered figure stood before them.
func (r room) readOrigin(ctx context.Context, w *indicatorFigure) error {
	rec := w.Record
	if w.Origin.Kind == scoring.FromEntry && w.Counts != scoring.Entered && !w.Counts.OfProcedures() && rec.Dossiers > 0 {
		tally, err := r.store.FromDossiers(ctx, rec.Month, rec.Unit, w.Counts)
		if err != nil {
			return err
		}
		w.Dossiers = &tally
	}
	if source, known, err := r.store.Source(ctx, rec.Month, rec.Unit); err != nil {
		return err
	} else if known && (rec.Published || w.Origin.Kind == scoring.FromDossiers || w.Origin.Kind == scoring.FromBoth) {
		w.Source = &source
	}
	return nil
}

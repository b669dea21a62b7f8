package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/figures"
)

// Corrections are the corrections of points in a month, quarter or year, by unit.
func (t *Books) Corrections(ctx context.Context, term scoring.Term) (map[string]scoring.Correction, error) {
	var rows []figures.CorrectionRow
	if err := t.Tx.SelectContext(ctx, &rows, string(figures.CorrectionsOfTerm), string(term)); err != nil {
		return nil, fmt.Errorf("read the corrections of %s: %w", term, err)
	}
	all, err := t.store.figures.CorrectionsOf(rows)
	byUnit := make(map[string]scoring.Correction, len(all))
	for _, c := range all {
		byUnit[c.Unit] = c
	}
	return byUnit, err
}

// PutCorrection keeps a correction in the place of another of its unit and term; one of 0 points takes it back.
func (t *Books) PutCorrection(ctx context.Context, c scoring.Correction) error {
	unit, err := t.Unit(ctx, c.Unit)
	if err != nil {
		return err
	}
	args := storage.Args{"term": string(c.Term), "unit": unit, "points": c.Points.String(), "reason": c.Reason, "at": storage.Seconds(c.At), "by_person": c.By}
	statement, did := `INSERT INTO corrections (term, unit, points, reason, at, by_person) VALUES (:term, :unit, :points, :reason, :at, :by_person)
		ON CONFLICT (term, unit) DO UPDATE SET points = excluded.points, reason = excluded.reason, at = excluded.at, by_person = excluded.by_person`, audit.PointsCorrected
	if c.Points.Sign() == 0 {
		statement, did = `DELETE FROM corrections WHERE term = :term AND unit = :unit`, audit.CorrectionCleared
		args = storage.Args{"term": string(c.Term), "unit": unit}
	}
	if _, err := t.Tx.ExecContext(ctx, statement, args); err != nil {
		return fmt.Errorf("keep the correction of unit %s in %s: %w", c.Unit, c.Term, err)
	}
	details := people.Details{Reason: c.Reason}
	if c.Points.Sign() != 0 {
		details.Points = c.Points.String()
	}
	return audit.Record(ctx, t.Tx, audit.Entry{At: c.At, By: c.By, Action: did, Unit: c.Unit, Term: c.Term, Details: details})
}

package imports

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"motcua/scoring"
	"motcua/scoring/intake"
)

// PutPublished sets the figures of a published appendix; the latest import of a month's appendix replaces it whole.
func (t *ImportTx) PutPublished(ctx context.Context, file int64, m scoring.Month, rows []intake.Published) (intake.Changes, error) {
	var changes intake.Changes
	before, err := t.Published(ctx, m)
	if err != nil {
		return changes, err
	}
	for _, table := range []string{"published", "published_points"} {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE month = ?`, string(m)); err != nil {
			return changes, fmt.Errorf("replace the appendix of %s: %w", m, err)
		}
	}
	for place, row := range rows {
		i := slices.IndexFunc(before, func(p intake.Published) bool { return p.Unit == row.Unit })
		switch {
		case i < 0:
			changes.New++
		case samePublished(before[i], row):
			changes.Unchanged++
		default:
			changes.Changed++
		}
		if err := t.putPublishedRow(ctx, file, m, place, row); err != nil {
			return changes, fmt.Errorf("store the published figures of %s in %s: %w", row.Unit, m, err)
		}
	}
	return changes, t.countChanges(ctx, file, changes)
}

func (t *ImportTx) putPublishedRow(ctx context.Context, file int64, m scoring.Month, place int, row intake.Published) error {
	unit, err := t.unit(ctx, row.Unit)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO published (month, place, unit, total, converted, grade, import) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		string(m), place, unit, row.Total, row.Converted, row.Grade, file)
	if err != nil {
		return err
	}
	for _, indicator := range slices.Sorted(maps.Keys(row.Points)) {
		_, err := t.Tx.ExecContext(ctx, `INSERT INTO published_points (month, unit, indicator, figure) VALUES (?, ?, ?, ?)`,
			string(m), unit, indicator, row.Points[indicator])
		if err != nil {
			return err
		}
	}
	return nil
}

func samePublished(a, b intake.Published) bool {
	return a.Total == b.Total && a.Converted == b.Converted && a.Grade == b.Grade && maps.Equal(a.Points, b.Points)
}

// Published are the figures of the month's published appendix, by the order printed; empty when there is none.
func (t *ImportTx) Published(ctx context.Context, m scoring.Month) ([]intake.Published, error) {
	var rows []struct{ Code, Total, Converted, Grade string }
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, p.total, p.converted, p.grade FROM published p JOIN units u ON u.id = p.unit
		WHERE p.month = ? ORDER BY p.place`, string(m))
	if err != nil {
		return nil, fmt.Errorf("read the appendix of %s: %w", m, err)
	}
	var points []struct{ Code, Indicator, Figure string }
	err = t.Tx.SelectContext(ctx, &points, `SELECT u.code, p.indicator, p.figure FROM published_points p JOIN units u ON u.id = p.unit
		WHERE p.month = ?`, string(m))
	if err != nil {
		return nil, fmt.Errorf("read the points of the appendix of %s: %w", m, err)
	}
	all := make([]intake.Published, len(rows))
	at := make(map[string]int, len(rows))
	for i, r := range rows {
		all[i] = intake.Published{Unit: r.Code, Points: map[string]string{}, Total: r.Total, Converted: r.Converted, Grade: r.Grade}
		at[r.Code] = i
	}
	for _, p := range points {
		all[at[p.Code]].Points[p.Indicator] = p.Figure
	}
	return all, nil
}

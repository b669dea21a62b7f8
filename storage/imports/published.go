package imports

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// PutPublished sets the figures of a published appendix; the latest import of a month's appendix replaces it whole.
func (t *Intake) PutPublished(ctx context.Context, file int64, m scoring.Month, rows []table.AppendixRow) (ledger.Changes, error) {
	var changes ledger.Changes
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
		i := slices.IndexFunc(before, func(p table.AppendixRow) bool { return p.Unit == row.Unit })
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

func (t *Intake) putPublishedRow(ctx context.Context, file int64, m scoring.Month, place int, row table.AppendixRow) error {
	unit, err := t.Unit(ctx, row.Unit)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO published (month, place, unit, total, converted, grade, import) VALUES (:month, :place, :unit, :total, :converted, :grade, :import)`,
		storage.Args{"month": string(m), "place": place, "unit": unit,
			"total": row.Total, "converted": row.Converted, "grade": row.Grade,
			"import": file})
	if err != nil {
		return err
	}
	for _, indicator := range slices.Sorted(maps.Keys(row.Points)) {
		_, err := t.Tx.ExecContext(ctx, `INSERT INTO published_points (month, unit, indicator, figure) VALUES (:month, :unit, :indicator, :figure)`,
			storage.Args{"month": string(m), "unit": unit, "indicator": indicator,
				"figure": row.Points[indicator]})
		if err != nil {
			return err
		}
	}
	return nil
}

func samePublished(a, b table.AppendixRow) bool {
	return a.Total == b.Total && a.Converted == b.Converted && a.Grade == b.Grade && maps.Equal(a.Points, b.Points)
}

package imports

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// PutPublished sets the figures of a published appendix that were taken at an instant; those taken at another one stay.
func (t *Intake) PutPublished(ctx context.Context, file int64, m scoring.Month, taken time.Time, rows []table.AppendixRow) (ledger.Changes, error) {
	var changes ledger.Changes
	before, err := t.Published(ctx, m)
	if err != nil {
		return changes, err
	}
	for _, table := range []string{"published", "published_points"} {
		if _, err := t.Tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE month = :month AND taken_at = :taken`,
			storage.Args{"month": string(m), "taken": storage.Seconds(taken)}); err != nil {
			return changes, fmt.Errorf("replace the appendix of %s: %w", m, err)
		}
	}
	newest, err := newestPublished(ctx, t, m)
	if err != nil {
		return changes, err
	}
	for place, row := range rows {
		i := slices.IndexFunc(before, func(p table.AppendixRow) bool { return p.Unit == row.Unit })
		switch {
		case storage.Seconds(taken) < newest:
			changes.Older++
		case i < 0:
			changes.New++
		case samePublished(before[i], row):
			changes.Unchanged++
		default:
			changes.Changed++
		}
		if err := t.putPublishedRow(ctx, file, m, taken, place, row); err != nil {
			return changes, fmt.Errorf("store the published figures of %s in %s: %w", row.Unit, m, err)
		}
	}
	return changes, t.countChanges(ctx, file, changes)
}

// newestPublished is when the appendix of a month was taken that stands; 0 when there is none.
func newestPublished(ctx context.Context, t *Intake, m scoring.Month) (newest int64, err error) {
	if err = t.Tx.GetContext(ctx, &newest, `SELECT ifnull(max(taken_at), 0) FROM published WHERE month = ?`, string(m)); err != nil {
		return 0, fmt.Errorf("look for the appendix of %s: %w", m, err)
	}
	return newest, nil
}

func (t *Intake) putPublishedRow(ctx context.Context, file int64, m scoring.Month, taken time.Time, place int, row table.AppendixRow) error {
	unit, err := t.Unit(ctx, row.Unit)
	if err != nil {
		return err
	}
	_, err = t.Tx.ExecContext(ctx, `INSERT INTO published (month, taken_at, place, unit, total, converted, grade, import) VALUES (:month, :taken, :place, :unit, :total, :converted, :grade, :import)`,
		storage.Args{"month": string(m), "taken": storage.Seconds(taken), "place": place, "unit": unit,
			"total": row.Total, "converted": row.Converted, "grade": row.Grade,
			"import": file})
	if err != nil {
		return err
	}
	for of, points := range []map[string]string{row.Points, row.Groups} {
		for _, code := range slices.Sorted(maps.Keys(points)) {
			_, err := t.Tx.ExecContext(ctx, `INSERT INTO published_points (month, taken_at, unit, of_group, code, figure)
				VALUES (:month, :taken, :unit, :of, :code, :figure)`,
				storage.Args{"month": string(m), "taken": storage.Seconds(taken), "unit": unit, "of": of, "code": code, "figure": points[code]})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func samePublished(a, b table.AppendixRow) bool {
	return a.Total == b.Total && a.Converted == b.Converted && a.Grade == b.Grade && maps.Equal(a.Points, b.Points) && maps.Equal(a.Groups, b.Groups)
}

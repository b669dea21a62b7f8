package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/storage"
)

// newestTaken is when the appendix of a month was taken that stands.
const newestTaken = `(SELECT max(taken_at) FROM published WHERE month = :month)`

// Published are the figures of the month's published appendix that was taken last, by the order printed; empty when there is none.
func (t *Books) Published(ctx context.Context, m scoring.Month) ([]table.AppendixRow, error) {
	var rows []struct{ Code, Total, Converted, Grade string }
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, p.total, p.converted, p.grade FROM published p JOIN units u ON u.id = p.unit
		WHERE p.month = :month AND p.taken_at = `+newestTaken+` ORDER BY p.place`, storage.Args{"month": string(m)})
	if err != nil {
		return nil, fmt.Errorf("read the appendix of %s: %w", m, err)
	}
	var points []struct {
		Unit, Code, Figure string
		OfGroup            bool `db:"of_group"`
	}
	err = t.Tx.SelectContext(ctx, &points, `SELECT u.code AS unit, p.of_group, p.code, p.figure FROM published_points p JOIN units u ON u.id = p.unit
		WHERE p.month = :month AND p.taken_at = `+newestTaken, storage.Args{"month": string(m)})
	if err != nil {
		return nil, fmt.Errorf("read the points of the appendix of %s: %w", m, err)
	}
	all := make([]table.AppendixRow, len(rows))
	at := make(map[string]int, len(rows))
	for i, r := range rows {
		all[i] = table.AppendixRow{Unit: r.Code, Points: map[string]string{}, Total: r.Total, Converted: r.Converted, Grade: r.Grade}
		at[r.Code] = i
	}
	for _, p := range points {
		row := &all[at[p.Unit]]
		if !p.OfGroup {
			row.Points[p.Code] = p.Figure
			continue
		}
		if row.Groups == nil {
			row.Groups = map[string]string{}
		}
		row.Groups[p.Code] = p.Figure
	}
	return all, nil
}

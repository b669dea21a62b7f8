package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/export/table"
)

// Published are the figures of the month's published appendix, by the order printed; empty when there is none.
func (t *Books) Published(ctx context.Context, m scoring.Month) ([]table.AppendixRow, error) {
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
	all := make([]table.AppendixRow, len(rows))
	at := make(map[string]int, len(rows))
	for i, r := range rows {
		all[i] = table.AppendixRow{Unit: r.Code, Points: map[string]string{}, Total: r.Total, Converted: r.Converted, Grade: r.Grade}
		at[r.Code] = i
	}
	for _, p := range points {
		all[at[p.Code]].Points[p.Indicator] = p.Figure
	}
	return all, nil
}

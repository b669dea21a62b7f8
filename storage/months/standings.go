package months

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/staging"
)

var (
	cardColumns = []string{
		"month", "unit", "position", "league", "rank", "ranked", "rule_set", "grade", "scored", "published", "total_tenths", "max_tenths",
		"converted_tenths", "total", "converted", "data_time", "stated", "cut_off", "state", "lacks", "waits", "dossiers",
		"correction", "reason", "printed_groups",
	}
	lineColumns = []string{
		"month", "unit", "place", "indicator", "assessed", "numerator", "denominator", "points_tenths", "max_tenths", "points", "unknown",
	}
)

// PutStandings replaces the month's scorecards and ranks. Standings come in the order of rank, as scoring.Rank gives them.
func (t *Books) PutStandings(ctx context.Context, m scoring.Month, standings []scoring.Standing, reach map[string]ledger.DataTime, published bool) error {
	return putStandings(ctx, t, m, standings, reach, published, published)
}

// putStandings is PutStandings; keep is true when the cards must stay as they are whatever becomes of the rules.
func putStandings(ctx context.Context, t *Books, m scoring.Month, standings []scoring.Standing, reach map[string]ledger.DataTime, published, keep bool) error {
	err := rowsOfMonth(m).drop(ctx, t)
	if err == nil {
		err = putCards(ctx, t, m, standings, reach, published, keep)
	}
	if err != nil {
		return fmt.Errorf("store the scorecards of %s: %w", m, err)
	}
	return nil
}

func putCards(ctx context.Context, t *Books, m scoring.Month, standings []scoring.Standing, reach map[string]ledger.DataTime, published, keep bool) (err error) {
	ids := make([]int64, len(standings))
	for i, s := range standings {
		if ids[i], err = t.Unit(ctx, s.Unit); err != nil {
			return err
		}
	}
	err = staging.Insert(ctx, t.Tx.Conn, "scorecards", cardColumns, func(b *staging.Rows) error {
		for i, s := range standings {
			total, converted := exact(s.Total, keep), exact(s.Converted, keep)
			data := reach[s.Unit]
			if err := b.Put(string(m), ids[i], int64(i), int64(s.League), int64(s.Rank), int64(s.Of), s.RuleSet, s.Grade.Code, s.Scored, published,
				s.Total.Tenths(), s.Max.Tenths(), s.Converted.Tenths(), total, converted, storage.Seconds(data.At), data.Stated, storage.Seconds(s.CutOff),
				string(s.State), strings.Join(s.Lacks, " "), strings.Join(s.Waits, " "), s.Dossiers,
				correction(s.Correction), s.Reason, figures.GroupsText(s.Printed)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return staging.Insert(ctx, t.Tx.Conn, "scorecard_lines", lineColumns, func(b *staging.Rows) error {
		for i, s := range standings {
			for place, l := range s.Lines {
				if err := b.Put(string(m), ids[i], int64(place), l.Indicator, assessmentOf(l), l.Tally.Numerator, l.Tally.Denominator,
					l.Points.Tenths(), l.Max.Tenths(), exact(l.Points, keep && l.Assessed), l.Tally.Unknown); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// correction is a correction of points as it is stored.
func correction(points scoring.Fraction) string {
	if points.Sign() == 0 {
		return ""
	}
	return points.String()
}

// assessmentOf is how a line is assessed, as it is stored.
func assessmentOf(l scoring.Line) int64 {
	switch {
	case l.Uncounted:
		return figures.ByRules
	case l.Assessed:
		return figures.ByCounts
	}
	return 0
}

// exact is a figure as it is kept when it must not be computed again, else NULL.
func exact(f scoring.Fraction, keep bool) driver.Value {
	if !keep {
		return nil
	}
	return f.String()
}

// records are all cards of the month, by rank.
func (t *Books) records(ctx context.Context, m scoring.Month) ([]scoring.Record, error) {
	var cards []figures.CardRow
	if err := t.Tx.SelectContext(ctx, &cards, string(figures.CardsOfMonth), string(m)); err != nil {
		return nil, fmt.Errorf("read the scorecards of %s: %w", m, err)
	}
	var lines []figures.LineRow
	if err := t.Tx.SelectContext(ctx, &lines, string(figures.LinesOfMonth), string(m)); err != nil {
		return nil, fmt.Errorf("read the lines of %s: %w", m, err)
	}
	return t.store.figures.RecordsOf(cards, lines)
}

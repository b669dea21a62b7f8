package main

import (
	"context"
	"errors"
	"slices"

	"motcua/scoring"
)

type scoresCommand struct {
	Month string `name:"month" placeholder:"YYYY-MM" help:"${help_month}"`
	Unit  string `name:"unit" placeholder:"CODE" help:"${help_unit}"`
	JSON  bool   `name:"json" xor:"form" help:"${help_json}"`
	CSV   bool   `name:"csv" xor:"form" help:"${help_csv}"`
}

// Run prints a month's scores in the order of rank.
func (c scoresCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
		month, err := h.month(ctx, w, c.Month)
		if err != nil {
			return err
		}
		records, err := h.store.Records(ctx, month)
		if err != nil {
			return err
		}
		if c.Unit != "" {
			if err := h.knows(ctx, w, c.Unit); err != nil {
				return err
			}
			records = slices.DeleteFunc(records, func(r scoring.Record) bool { return r.Unit != c.Unit })
		}
		rows := []scoreJSON{}
		for _, r := range records {
			rows = append(rows, newScoreJSON(r))
		}
		switch {
		case c.JSON:
			return printJSON(w.stdout, rows)
		case c.CSV:
			return scoresCSV(w, rows)
		case len(rows) == 0:
			return errors.New(w.words.Text("cli.no_scores", "month", string(month)))
		default:
			return scoresTable(w, records)
		}
	})
}

// month is the month asked for, else the latest that is judged, or where none is, the newest that has begun.
func (h *house) month(ctx context.Context, w world, asked string) (scoring.Month, error) {
	if asked != "" {
		return w.month(asked)
	}
	m, ok, err := h.store.LatestMonth(ctx)
	if err == nil && !ok {
		m, ok, err = h.store.NewestMonth(ctx)
	}
	if err == nil && !ok {
		err = errors.New(w.words.Text("cli.no_months"))
	}
	return m, err
}

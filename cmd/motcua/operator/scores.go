package operator

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// ScoresCommand lists scorecards of a month.
type ScoresCommand struct {
	Month string `name:"month" placeholder:"YYYY-MM" help:"${help_month}"`
	Unit  string `name:"unit" placeholder:"CODE" help:"${help_unit}"`
	JSON  bool   `name:"json" xor:"form" help:"${help_json}"`
	CSV   bool   `name:"csv" xor:"form" help:"${help_csv}"`
}

// Run prints a month's scores in the order of rank.
func (c ScoresCommand) Run(ctx context.Context, w house.World) error {
	return w.With(ctx, func(h *house.House) error {
		month, err := monthOrLatest(ctx, h, w, c.Month)
		if err != nil {
			return err
		}
		records, err := h.Store.Records(ctx, month)
		if err != nil {
			return err
		}
		if c.Unit != "" {
			if err := h.Knows(ctx, w, c.Unit); err != nil {
				return err
			}
			records = slices.DeleteFunc(records, func(r scoring.Record) bool { return r.Unit != c.Unit })
		}
		rows := []scoreJSON{}
		var rules *scoring.RuleSet
		for _, r := range records {
			var ok bool
			if rules, ok = h.Store.RuleSet(r.RuleSet); !ok {
				return fmt.Errorf("the rule set %s is not known to this program", r.RuleSet)
			}
			rows = append(rows, newScoreJSON(r, rules))
		}
		switch {
		case c.JSON:
			return printJSON(w.Stdout, rows)
		case c.CSV:
			return scoresCSV(w, rows)
		case len(rows) == 0:
			return errors.New(w.Words.Text("cli.no_scores", "month", string(month)))
		default:
			return scoresTable(w, records, rules)
		}
	})
}

// monthOrLatest is the month asked for, else the latest that is judged, or where none is, the newest that has begun.
func monthOrLatest(ctx context.Context, h *house.House, w house.World, asked string) (scoring.Month, error) {
	if asked != "" {
		return parseMonth(w, asked)
	}
	m, ok, err := h.Store.LatestMonth(ctx)
	if err == nil && !ok {
		m, ok, err = h.Store.NewestMonth(ctx)
	}
	if err == nil && !ok {
		err = errors.New(w.Words.Text("cli.no_months"))
	}
	return m, err
}

// Package operator is what an operator has the program show and do on the command line, a file for each command; its rooms are about files,
// rules and months.
package operator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// Scores lists scorecards of a month, a quarter or a year.
type Scores struct {
	Month string `name:"month" xor:"term" placeholder:"YYYY-MM" help:"cli.help.month"`
	Term  string `name:"period" xor:"term" placeholder:"YYYY-Q1" help:"cli.help.term"`
	Rules string `name:"rules" placeholder:"CODE" help:"cli.help.beside"`
	Unit  string `name:"unit" placeholder:"CODE" help:"cli.help.unit"`
	JSON  bool   `name:"json" xor:"form" help:"cli.help.json"`
	CSV   bool   `name:"csv" xor:"form" help:"cli.help.csv"`
}

// Run prints the scores in the order of rank.
func (c Scores) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		term, err := c.term(ctx, h, w)
		if err != nil {
			return err
		}
		records, err := c.records(ctx, h, term)
		if err != nil {
			return err
		}
		if c.Unit != "" {
			if err := h.CheckUnit(ctx, w, c.Unit); err != nil {
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
			return w.PrintJSON(rows)
		case c.CSV:
			return scoresCSV(w, rows)
		case len(rows) == 0:
			return w.NoScores(term)
		default:
			return scoresTable(w, records, rules)
		}
	})
}

// term is the month, quarter or year asked for, else the latest month.
func (c Scores) term(ctx context.Context, h *house.House, w house.World) (scoring.Term, error) {
	if c.Term == "" {
		m, err := monthOrLatest(ctx, h, w, c.Month)
		return scoring.Term(m), err
	}
	return w.ParseTerm("", c.Term)
}

// records are the cards of a term by the rules that rank in it, or by those asked for.
func (c Scores) records(ctx context.Context, h *house.House, t scoring.Term) (records []scoring.Record, err error) {
	if m, month := t.Month(); month && c.Rules == "" {
		return h.Store.Records(ctx, m)
	} else if month {
		if records, err = h.Store.Records(ctx, m); err != nil {
			return nil, err
		}
	}
	further, err := h.Store.TermRecords(ctx, t)
	return slices.DeleteFunc(append(records, further...), func(r scoring.Record) bool {
		code, _, _ := strings.Cut(r.RuleSet, "@")
		return c.Rules != "" && r.RuleSet != c.Rules && code != c.Rules
	}), err
}

// monthOrLatest is the month asked for; without one it is the latest month that is judged, and when none is judged, the newest that has
// begun.
func monthOrLatest(ctx context.Context, h *house.House, w house.World, asked string) (scoring.Month, error) {
	if asked != "" {
		return w.ParseMonth(asked)
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

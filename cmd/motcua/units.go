package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
)

type unitsCommand struct {
	JSON bool `name:"json" help:"${help_json}"`
}

type unitJSON struct {
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	OtherNames []string `json:"other_names"`
	ValidFrom  string   `json:"valid_from"`
	ValidTo    string   `json:"valid_to"`
	Successor  string   `json:"successor"`
}

// Run prints the register of units.
func (c unitsCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
		units, err := h.store.Units(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			all := []unitJSON{}
			for _, u := range units {
				all = append(all, unitJSON{u.Code, u.Name, append([]string{}, u.OtherNames...), u.ValidFrom, u.ValidTo, u.Successor})
			}
			return printJSON(w.stdout, all)
		}
		if len(units) == 0 {
			fmt.Fprintln(w.stdout, w.words.Text("cli.units_none"))
			return nil
		}
		out := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, w.words.Text("cli.units_columns"))
		for _, u := range units {
			fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", u.Code, u.Name, period(u.ValidFrom, u.ValidTo), strings.Join(u.OtherNames, "; "))
		}
		return out.Flush()
	})
}

// period writes a unit's validity: "" when it is open on both sides.
func period(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return from + "–" + to
}

package operator

import (
	"context"
	"fmt"
	"strings"

	"motcua/cmd/motcua/house"
)

// Units lists the register of units.
type Units struct {
	JSON bool `name:"json" help:"cli.help.json"`
}

// UnitJSON is a unit as `motcua units --json` prints it.
type UnitJSON struct {
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	Kind       string   `json:"kind"`
	OtherNames []string `json:"other_names"`
	ValidFrom  string   `json:"valid_from"`
	ValidTo    string   `json:"valid_to"`
	Successor  string   `json:"successor"`
}

// Run prints the register of units.
func (c Units) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		units, err := h.Store.Units(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			all := []UnitJSON{}
			for _, u := range units {
				all = append(all, UnitJSON{u.Code, u.Name, u.Kind, append([]string{}, u.OtherNames...), u.ValidFrom, u.ValidTo, u.Successor})
			}
			return w.PrintJSON(all)
		}
		if len(units) == 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.units_none"))
			return nil
		}
		table := w.Table("cli.units_columns")
		for _, u := range units {
			table.Row(u.Code, u.Name, period(u.ValidFrom, u.ValidTo), strings.Join(u.OtherNames, "; "))
		}
		return table.Flush()
	})
}

// period writes a unit's validity: "" when it is open on both sides.
func period(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return from + "–" + to
}

package months

import (
	"context"
	"fmt"
	"path/filepath"

	"motcua/bot/document/forms"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
)

// Template writes the workbooks that people fill in for a month.
type Template struct {
	Month string `name:"month" placeholder:"YYYY-MM" help:"cli.help.template_month"`
	Out   string `name:"out" default:"." placeholder:"DIR" help:"cli.help.report_out"`
}

// Run writes the register of units as it stands, and a form for the counts that people enter for the month.
func (c Template) Run(ctx context.Context, w house.World) error {
	month := scoring.MonthOf(w.Settings.Clock.Now(), w.Settings.Zone).Prev()
	if c.Month != "" {
		var err error
		if month, err = w.ParseMonth(c.Month); err != nil {
			return err
		}
	}
	return w.WithStore(ctx, func(h *house.House) error {
		rules, err := h.RulesNow(ctx)
		if err != nil {
			return err
		}
		units, err := h.Store.Units(ctx)
		if err != nil {
			return err
		}
		files, err := forms.Files(w.Words, month, rules.Shown(month), units)
		if err != nil {
			return err
		}
		if err := writeFiles(w, c.Out, files); err != nil {
			return err
		}
		for _, f := range files {
			fmt.Fprintln(w.Stdout, filepath.Join(c.Out, f.Name))
		}
		return nil
	})
}

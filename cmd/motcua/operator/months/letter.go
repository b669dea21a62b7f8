package months

import (
	"context"
	"errors"
	"slices"
	"strings"

	"motcua/bot/document"
	"motcua/cmd/motcua/house"
)

// Letter shows or sets what stands at the head of the month's letter.
type Letter struct {
	Set   []string `name:"set" sep:"none" placeholder:"NAME=TEXT" help:"${help_letter_set}"`
	Clear []string `name:"clear" placeholder:"NAME" help:"${help_letter_clear}"`
}

// Run prints what letters state beside their figures; or sets and clears parts of it, all that are named or none.
func (c Letter) Run(ctx context.Context, w house.World) error {
	changes, err := c.changes(w)
	if err != nil {
		return house.Usage{Err: err}
	}
	return w.WithStore(ctx, func(h *house.House) error {
		for _, change := range changes {
			if err := h.Store.PutSetting(ctx, change[0], change[1], 0); err != nil {
				return err
			}
		}
		set, err := h.Store.Settings(ctx)
		if err != nil {
			return err
		}
		table := w.Table("cli.letter_columns")
		for _, s := range document.Settings() {
			value := strings.ReplaceAll(set[string(s)], "\n", "; ")
			if value == "" {
				value = w.Words.Text("letter.unset")
			}
			table.Row(s, w.Words.Text("letter.name."+string(s)), value)
		}
		return table.Flush()
	})
}

// changes are the names and texts that the command line gives; "" clears.
func (c Letter) changes(w house.World) (all [][2]string, err error) {
	known := func(name string) error {
		if slices.Contains(document.Settings(), document.Setting(name)) {
			return nil
		}
		return errors.New(w.Words.Text("cli.letter_unknown", "name", name))
	}
	for _, one := range c.Set {
		name, value, _ := strings.Cut(one, "=")
		if err := known(name); err != nil {
			return nil, err
		}
		text, ok := document.ReadSetting(value)
		if !ok {
			return nil, errors.New(name + ": " + w.Words.Text("letter.unreadable", "n", document.LongestSetting))
		}
		all = append(all, [2]string{name, text})
	}
	for _, name := range c.Clear {
		if err := known(name); err != nil {
			return nil, err
		}
		all = append(all, [2]string{name, ""})
	}
	return all, nil
}

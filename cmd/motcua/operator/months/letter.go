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
	Set   []string `name:"set" sep:"none" placeholder:"NAME=TEXT" help:"cli.help.letter_set"`
	Clear []string `name:"clear" placeholder:"NAME" help:"cli.help.letter_clear"`
}

// Run prints what letters state beside their figures; or sets and clears parts of it, all that are named or none.
func (c Letter) Run(ctx context.Context, w house.World) error {
	changes, err := c.changes(w)
	if err != nil {
		return house.Usage{Err: err}
	}
	return w.WithStore(ctx, func(h *house.House) error {
		set, err := h.ChangeSettings(ctx, changes)
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

// changes are the names and texts that the command line gives.
func (c Letter) changes(w house.World) ([]house.Change, error) {
	return house.ParseSettings(c.Set, c.Clear,
		func(name string) error {
			if slices.Contains(document.Settings(), document.Setting(name)) {
				return nil
			}
			return errors.New(w.Words.Text("cli.letter_unknown", "name", name))
		},
		func(value string) (string, error) {
			if text, ok := document.ReadSetting(value); ok {
				return text, nil
			}
			return "", errors.New(w.Words.Text("letter.unreadable", "n", document.LongestSetting))
		})
}

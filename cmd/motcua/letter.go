package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"motcua/bot/document"
)

type letterCommand struct {
	Set   []string `name:"set" sep:"none" placeholder:"NAME=TEXT" help:"${help_letter_set}"`
	Clear []string `name:"clear" placeholder:"NAME" help:"${help_letter_clear}"`
}

// Run prints what letters state beside their figures; or sets and clears parts of it, all that are named or none.
func (c letterCommand) Run(ctx context.Context, w world) error {
	changes, err := c.changes(w)
	if err != nil {
		return usage{err}
	}
	return w.with(ctx, func(h *house) error {
		for _, change := range changes {
			if err := h.store.PutSetting(ctx, change[0], change[1], 0); err != nil {
				return err
			}
		}
		set, err := h.store.Settings(ctx)
		if err != nil {
			return err
		}
		out := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, w.words.Text("cli.letter_columns"))
		for _, s := range document.Settings() {
			value := strings.ReplaceAll(set[string(s)], "\n", "; ")
			if value == "" {
				value = w.words.Text("letter.unset")
			}
			fmt.Fprintf(out, "%s\t%s\t%s\n", s, w.words.Text("letter.name."+string(s)), value)
		}
		return out.Flush()
	})
}

// changes are the names and texts that the command line gives; "" clears.
func (c letterCommand) changes(w world) (all [][2]string, err error) {
	known := func(name string) error {
		if slices.Contains(document.Settings(), document.Setting(name)) {
			return nil
		}
		return errors.New(w.words.Text("cli.letter_unknown", "name", name))
	}
	for _, one := range c.Set {
		name, value, _ := strings.Cut(one, "=")
		if err := known(name); err != nil {
			return nil, err
		}
		text, ok := document.ReadSetting(value)
		if !ok {
			return nil, errors.New(name + ": " + w.words.Text("letter.unreadable", "n", document.LongestSetting))
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

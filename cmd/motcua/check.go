package main

import (
	"context"
	"fmt"
)

type checkCommand struct {
	Seen bool `name:"seen" help:"${help_check_seen}"`
}

// Run looks whether the file is whole and its figures agree with its counts. Until somebody has seen to it, it says what the
// last restore did to people's rights.
func (c checkCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
		if c.Seen {
			if err := h.store.SeenToRights(ctx); err != nil {
				return err
			}
		}
		rights, err := h.store.RestoredRights(ctx)
		if err != nil {
			return err
		}
		if len(rights) > 0 {
			w.tellRights(rights)
			fmt.Fprintln(w.stdout, w.words.Text("cli.restore_seen"))
		}
		report, err := h.store.Check(ctx)
		if err != nil {
			return err
		}
		for _, fault := range report.Faults {
			fmt.Fprintln(w.stderr, fault)
		}
		if len(report.Faults) > 0 {
			fmt.Fprintln(w.stderr, w.words.Text("cli.check_faults", "n", len(report.Faults)))
			return errSaid
		}
		fmt.Fprintln(w.stdout, w.words.Text("cli.check_ok", "file", w.settings.db, "version", report.SchemaVersion))
		return nil
	})
}

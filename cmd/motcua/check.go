package main

import (
	"context"
	"fmt"
)

type checkCommand struct{}

// Run looks whether the file is whole and its figures agree with its counts.
func (checkCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
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

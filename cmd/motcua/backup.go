package main

import (
	"context"
	"fmt"
)

type backupCommand struct {
	File string `arg:"" name:"file" help:"${help_backup_file}"`
}

// Run copies the store while others use it, and checks the copy.
func (c backupCommand) Run(ctx context.Context, w world) error {
	return w.with(ctx, func(h *house) error {
		if err := h.store.Backup(ctx, c.File); err != nil {
			return err
		}
		fmt.Fprintln(w.stdout, w.words.Text("cli.backup_done", "file", c.File))
		return nil
	})
}

package operator

import (
	"context"
	"fmt"

	"motcua/cmd/motcua/house"
)

// Backup copies the store, also while it is served.
type Backup struct {
	File string `arg:"" name:"file" help:"cli.help.backup_file"`
}

// Run copies the store while others use it, and checks the copy.
func (c Backup) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		if err := h.Store.Backup(ctx, c.File); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.backup_done", "file", c.File))
		return nil
	})
}

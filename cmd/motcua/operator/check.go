package operator

import (
	"context"
	"fmt"

	"motcua/cmd/motcua/house"
)

// Check looks for damage in the store, and says what the program itself has seen go wrong.
type Check struct {
	Seen bool `name:"seen" help:"cli.help.check_seen"`
}

// Run looks whether the file is whole and its figures agree with its counts. Until somebody has seen to it, it says what the
// last restore did to people's rights.
func (c Check) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		if c.Seen {
			if err := h.Store.SeenToRights(ctx); err != nil {
				return err
			}
		}
		rights, err := h.Store.RestoredRights(ctx)
		if err != nil {
			return err
		}
		if len(rights) > 0 {
			tellRights(w, rights)
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.restore_seen"))
		}
		report, err := h.Store.Check(ctx)
		if err != nil {
			return err
		}
		for _, fault := range report.Faults {
			fmt.Fprintln(w.Stderr, fault)
		}
		if len(report.Faults) > 0 {
			fmt.Fprintln(w.Stderr, w.Words.Text("cli.check_faults", "n", len(report.Faults)))
			return house.ErrSaid
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.check_ok", "file", w.Settings.DB, "version", report.SchemaVersion))
		return nil
	})
}

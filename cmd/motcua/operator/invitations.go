package operator

import (
	"context"
	"errors"
	"fmt"

	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
)

// Invitations lists the invitations that may be used.
type Invitations struct{}

// Run prints the open invitations, with the number and the batch that stand on paper. A code is known to nobody but who holds it.
func (Invitations) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		open, err := h.Store.Offers(ctx, w.Settings.Clock.Now())
		if err != nil {
			return err
		}
		table := w.Table("cli.people.invitation_columns")
		for _, o := range open {
			table.Row(o.Number(), o.Batch, grantWords(w, o.Grant), w.Words.DateTime(o.Expires.In(w.Settings.Zone)))
		}
		return table.Flush()
	})
}

// Revoke ends an invitation, or all that were made together.
type Revoke struct {
	Batch  string `name:"batch" xor:"which" required:"" placeholder:"3F2A-91C0" help:"cli.help.revoke_batch"`
	Number string `name:"number" xor:"which" required:"" placeholder:"3F2A-91C0" help:"cli.help.revoke_number"`
}

// Run ends the open invitations that are named, and says how many these were. That none is open is an error: a number that was
// mistyped must not pass for one that is revoked.
func (c Revoke) Run(ctx context.Context, w house.World) error {
	batch, number := people.ReadNumber(c.Batch), people.ReadNumber(c.Number)
	return w.WithStore(ctx, func(h *house.House) error {
		open, err := h.Store.Offers(ctx, w.Settings.Clock.Now())
		if err != nil {
			return err
		}
		var ids []string
		for _, o := range open {
			if c.Batch != "" && o.Batch == batch || c.Number != "" && o.Number() == number {
				ids = append(ids, o.ID())
			}
		}
		ended, err := h.Store.Revoke(ctx, ids, 0)
		if err != nil {
			return err
		}
		if ended == 0 {
			return errors.New(w.Words.Text("cli.people.none_open"))
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.people.revoked", "n", ended))
		return nil
	})
}

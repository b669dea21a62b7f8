package months

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"motcua/bot/chat"
	"motcua/bot/chat/months"
	"motcua/cmd/motcua/house"
	"motcua/scoring/ledger"
)

// Reopen opens a closed month again.
type Reopen struct {
	Month  string `arg:"" name:"month" help:"cli.help.close_month"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"cli.help.reason"`
}

// Run opens a closed month again.
func (c Reopen) Run(ctx context.Context, w house.World) error {
	m, err := w.ParseMonth(c.Month)
	if err != nil {
		return err
	}
	reason := strings.Join(strings.Fields(c.Reason), " ")
	switch n := len([]rune(reason)); {
	case n == 0:
		return house.WrongUsage("%s", w.Words.Text("closing.no_reason"))
	case n > months.ReasonLength:
		return house.WrongUsage("%s", w.Words.Text("closing.long_reason", "n", n, "most", months.ReasonLength))
	}
	return w.WithStore(ctx, func(h *house.House) error {
		a, err := h.Importer(w.Settings).Reopen(ctx, ledger.CloseRequest{Month: m}, 0, reason)
		switch {
		case err != nil:
			return err
		case a.State == ledger.Already:
			return errors.New(months.OpenSentence(chat.Renderer{Words: w.Words, Zone: w.Settings.Zone}, m, a.Closing))
		case a.State != ledger.Done:
			return notClosed(w, m, a)
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("closing.reopened", "month", w.Words.Month(string(m))))
		for _, term := range a.Terms {
			fmt.Fprintln(w.Stdout, w.Words.Text("closing.opened_term", "term", w.Words.Term(string(term))))
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("closing.close_again"))
		return nil
	})
}

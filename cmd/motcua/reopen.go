package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"motcua/bot/chat"
	"motcua/bot/chat/months"
	"motcua/scoring/ledger"
)

type reopenCommand struct {
	Month  string `arg:"" name:"month" help:"${help_close_month}"`
	Reason string `name:"reason" required:"" placeholder:"TEXT" help:"${help_reason}"`
}

// Run opens a closed month again.
func (c reopenCommand) Run(ctx context.Context, w world) error {
	m, err := w.month(c.Month)
	if err != nil {
		return err
	}
	reason := strings.Join(strings.Fields(c.Reason), " ")
	switch n := len([]rune(reason)); {
	case n == 0:
		return wrongUsage("%s", w.words.Text("closing.no_reason"))
	case n > months.ReasonLength:
		return wrongUsage("%s", w.words.Text("closing.long_reason", "n", n, "most", months.ReasonLength))
	}
	return w.with(ctx, func(h *house) error {
		a, err := h.importer(w.settings).Reopen(ctx, ledger.CloseRequest{Month: m}, 0, reason)
		switch {
		case err != nil:
			return err
		case a.State == ledger.Already:
			return errors.New(months.OpenSentence(chat.Renderer{Words: w.words, Zone: w.settings.zone}, m, a.Closing))
		case a.State != ledger.Done:
			return w.notClosed(m, a)
		}
		fmt.Fprintln(w.stdout, w.words.Text("closing.reopened", "month", w.words.Month(string(m))))
		fmt.Fprintln(w.stdout, w.words.Text("closing.close_again"))
		return nil
	})
}

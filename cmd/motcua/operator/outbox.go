package operator

import (
	"context"
	"errors"
	"fmt"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/locales"
	"motcua/scoring/outbox"
)

// Outbox lists notices, or has one tried again or cancelled.
type Outbox struct {
	All    bool  `name:"all" help:"cli.help.outbox_all"`
	Limit  int   `name:"limit" default:"100" help:"cli.help.limit"`
	Retry  int64 `name:"retry" xor:"change" placeholder:"ID" help:"cli.help.retry"`
	Cancel int64 `name:"cancel" xor:"change" placeholder:"ID" help:"cli.help.cancel"`
	JSON   bool  `name:"json" help:"cli.help.json"`
}

// noticeJSON is a row as `motcua outbox --json` prints it. Who gets it is not in it. The shape is kept stable.
type noticeJSON struct {
	ID        int64     `json:"id"`
	Unit      string    `json:"unit"`
	Reason    string    `json:"reason"`
	State     string    `json:"state"`
	NotBefore time.Time `json:"not_before"`
	Attempts  int       `json:"attempts"`
	Message   int       `json:"message,omitempty"`
	Why       string    `json:"why,omitempty"`
}

// Run lists notices that wait, are in the air, or are parked; or has one tried again, or cancelled.
func (c Outbox) Run(ctx context.Context, w house.World) error {
	if c.Limit < 1 {
		return house.WrongUsage("--limit: %s", w.Words.Text("cli.outbox_limit"))
	}
	return w.WithStore(ctx, func(h *house.House) error {
		switch {
		case c.Retry != 0:
			done, err := h.Store.Retry(ctx, c.Retry)
			return c.tell(w, "cli.outbox_retried", c.Retry, done, err)
		case c.Cancel != 0:
			done, err := h.Store.Cancel(ctx, c.Cancel, 0)
			return c.tell(w, "cli.outbox_cancelled", c.Cancel, done, err)
		}
		states := house.UnsettledStates()
		if c.All {
			states = house.OutboxStates()
		}
		rows, err := h.Store.Outbox(ctx, states, c.Limit)
		if err != nil {
			return err
		}
		if c.JSON {
			all := []noticeJSON{}
			for _, r := range rows {
				all = append(all, noticeJSON{r.ID, r.Unit, string(r.Reason), string(r.State), r.NotBefore.In(w.Settings.Zone), r.Attempts, r.Message, r.Why})
			}
			return w.PrintJSON(all)
		}
		if len(rows) == 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.outbox_none"))
			return nil
		}
		table := w.Table("cli.outbox_columns")
		for _, r := range rows {
			table.Row(r.ID, r.State, r.Reason, r.Unit, w.Words.DateTime(r.NotBefore.In(w.Settings.Zone)), r.Attempts, endingWords(w.Words, r))
		}
		return table.Flush()
	})
}

// tell says that it was done; that it could not be is a refusal.
func (c Outbox) tell(w house.World, key string, id int64, done bool, err error) error {
	if err != nil {
		return err
	}
	if !done {
		return errors.New(w.Words.Text("cli.outbox_not_so", "id", fmt.Sprint(id)))
	}
	fmt.Fprintln(w.Stdout, w.Words.Text(key, "id", fmt.Sprint(id)))
	return nil
}

// endingKeys are the reasons for which notices end that the program gives, as the store keeps them, with the keys of their words.
func endingKeys() map[string]string {
	return map[string]string{
		string(outbox.Over):    "cli.ended_over",
		string(outbox.Moved):   "cli.ended_moved",
		string(outbox.Removed): "cli.ended_removed",

		"nothing in it is true any more":      "cli.ended_over",
		"gone":                                "cli.ended_gone",
		"operator":                            "cli.ended_operator",
		"the broadcast was cancelled":         "cli.ended_broadcast",
		"a newer summary takes its place":     "cli.ended_summary",
		"the month was opened again":          "cli.ended_reopened",
		"the import was taken back":           "cli.ended_undone",
		"acknowledged before it was sent":     "cli.ended_acknowledged",
		"closed before it was sent":           "cli.ended_closed",
		"taken back before it was sent":       "cli.ended_closed",
		"the program ended while it was sent": "cli.ended_killed",
	}
}

// endingWords says why a notice ended, or waits in doubt; what Telegram gave as the reason stays in its words.
func endingWords(words locales.Printer, row outbox.Row) string {
	if key, ours := endingKeys()[row.Why]; ours {
		return words.Text(key)
	}
	if row.State == outbox.Expired {
		return words.Text("cli.ended_expired")
	}
	return row.Why
}

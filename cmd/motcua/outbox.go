package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"motcua/scoring/outbox"
)

type outboxCommand struct {
	All    bool  `name:"all" help:"${help_outbox_all}"`
	Limit  int   `name:"limit" default:"100" help:"${help_limit}"`
	Retry  int64 `name:"retry" xor:"change" placeholder:"ID" help:"${help_retry}"`
	Cancel int64 `name:"cancel" xor:"change" placeholder:"ID" help:"${help_cancel}"`
	JSON   bool  `name:"json" help:"${help_json}"`
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

// looked are the states that an operator may have to do something about; every are all there are.
var (
	looked = []outbox.State{outbox.Queued, outbox.Held, outbox.Sending, outbox.Unknown, outbox.Refused}
	every  = append([]outbox.State{outbox.Accepted, outbox.Cancelled, outbox.Expired}, looked...)
)

// Run lists notices that wait, are in the air, or are parked; or has one tried again, or cancelled.
func (c outboxCommand) Run(ctx context.Context, w world) error {
	if c.Limit < 1 {
		return wrongUsage("--limit: %s", w.words.Text("cli.outbox_limit"))
	}
	return w.with(ctx, func(h *house) error {
		switch {
		case c.Retry != 0:
			done, err := h.store.Retry(ctx, c.Retry)
			return c.tell(w, "cli.outbox_retried", c.Retry, done, err)
		case c.Cancel != 0:
			done, err := h.store.Cancel(ctx, c.Cancel, 0)
			return c.tell(w, "cli.outbox_cancelled", c.Cancel, done, err)
		}
		states := looked
		if c.All {
			states = every
		}
		rows, err := h.store.Outbox(ctx, states, c.Limit)
		if err != nil {
			return err
		}
		if c.JSON {
			all := []noticeJSON{}
			for _, r := range rows {
				all = append(all, noticeJSON{r.ID, r.Unit, string(r.Reason), string(r.State), r.NotBefore.In(w.settings.zone), r.Attempts, r.Message, r.Why})
			}
			return printJSON(w.stdout, all)
		}
		if len(rows) == 0 {
			fmt.Fprintln(w.stdout, w.words.Text("cli.outbox_none"))
			return nil
		}
		out := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(out, w.words.Text("cli.outbox_columns"))
		for _, r := range rows {
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", r.ID, r.State, r.Reason, r.Unit, w.words.DateTime(r.NotBefore.In(w.settings.zone)), r.Attempts, ending(w.words, r))
		}
		return out.Flush()
	})
}

// tell says that it was done; that it could not be is a refusal.
func (c outboxCommand) tell(w world, key string, id int64, done bool, err error) error {
	if err != nil {
		return err
	}
	if !done {
		return errors.New(w.words.Text("cli.outbox_not_so", "id", fmt.Sprint(id)))
	}
	fmt.Fprintln(w.stdout, w.words.Text(key, "id", fmt.Sprint(id)))
	return nil
}

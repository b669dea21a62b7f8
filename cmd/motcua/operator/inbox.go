package operator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/bot/chat/asides"
	"motcua/cmd/motcua/house"
)

// Inbox lists updates that were set aside, or puts one back.
type Inbox struct {
	Limit int   `name:"limit" default:"100" help:"cli.help.limit"`
	Retry int64 `name:"retry" placeholder:"ID" help:"cli.help.inbox_retry"`
	JSON  bool  `name:"json" help:"cli.help.json"`
}

// asideJSON is an update as `motcua inbox --json` prints it. Neither who sent it nor what is in it is printed. The shape is
// kept stable.
type asideJSON struct {
	ID       int64     `json:"id"`
	Received time.Time `json:"received"`
	Kind     string    `json:"kind"` // file, button, message, or unknown when it could not be decoded
	Deaths   int       `json:"deaths"`
	Retry    bool      `json:"retry"` // it can be put back
	Why      string    `json:"why"`
}

// Run lists the updates that were set aside, or puts one back.
func (c Inbox) Run(ctx context.Context, w house.World) error {
	if c.Limit < 1 {
		return house.WrongUsage("--limit: %s", w.Words.Text("cli.outbox_limit"))
	}
	return w.WithStore(ctx, func(h *house.House) error {
		if c.Retry != 0 {
			return c.retry(ctx, w, h)
		}
		rows, err := h.Store.AsideUpdates(ctx, c.Limit)
		if err != nil {
			return err
		}
		all := []asideJSON{}
		for _, r := range rows {
			all = append(all, asideJSON{r.ID, r.Received.In(w.Settings.Zone), "unknown", r.Deaths, r.Retriable(), r.Reason})
			var request bot.Request
			if r.Retriable() && json.Unmarshal(r.Body, &request) == nil {
				all[len(all)-1].Kind = asides.KindOf(request)
			}
		}
		if c.JSON {
			return w.PrintJSON(all)
		}
		if len(all) == 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.inbox_none"))
			return nil
		}
		table := w.Table("cli.inbox_columns")
		for _, r := range all {
			table.Row(r.ID, w.Words.DateTime(r.Received.In(w.Settings.Zone)), r.Kind, r.Deaths, r.Why)
		}
		return table.Flush()
	})
}

// retry puts an update back; that it cannot be is a refusal.
func (c Inbox) retry(ctx context.Context, w house.World, h *house.House) error {
	done, err := h.Store.RetryUpdate(ctx, c.Retry)
	if err == nil && !done {
		err = errors.New(w.Words.Text("cli.inbox_not_so", "id", fmt.Sprint(c.Retry)))
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("cli.inbox_retried", "id", fmt.Sprint(c.Retry)))
	return nil
}

package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	tg "github.com/go-telegram/bot"

	"motcua/bot"
	"motcua/bot/delivery"
)

const (
	batch        = 100              // updates of one poll, the most that Telegram gives
	pollMargin   = 10 * time.Second // beyond the server's own time-out
	repeatWindow = 1000             // ids this far behind the offset are repetitions
	idlePause    = 50 * time.Millisecond
)

// poller takes updates from Telegram into the inbox. The offset that acknowledges an update is sent only after the
// update is committed.
type poller struct {
	client    *Client
	inbox     Inbox
	log       *slog.Logger
	scheduler *scheduler

	name   string // the bot's own, known before the first poll
	offset int64
	quiet  bool // the last poll brought nothing, so that Telegram knows of everything before the offset
	aside  int  // updates set aside since the start
}

// run polls until ctx ends, then returns nil, or until Telegram refuses the token.
func (p *poller) run(ctx context.Context) error {
	var tries delivery.Backoff
	for {
		err := p.round(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err == nil:
			tries.Reset()
			continue
		case errors.Is(err, errToken):
			return err
		}
		wait := tries.Next()
		if busy, ok := errors.AsType[bot.Busy](err); ok {
			wait = busy.After
		}
		level := slog.LevelWarn
		if errors.Is(err, errConflict) {
			level = slog.LevelError
		}
		p.log.Log(ctx, level, "no updates from Telegram for now", "error", p.client.token.redactError(err), "wait", wait)
		if errors.Is(err, errWebhook) {
			p.dropWebhook(ctx)
		}
		if delivery.Sleep(ctx, wait) != nil {
			return nil
		}
	}
}

// round is one poll, and the commit of what it brought.
func (p *poller) round(ctx context.Context) error {
	if p.name == "" {
		name, err := p.client.Me(ctx)
		if err != nil {
			return err
		}
		p.name = name
	}
	if err := p.scheduler.await(ctx, maxWaiting); err != nil {
		return err
	}
	began := time.Now()
	raws, err := p.updates(ctx)
	if err != nil {
		return fmt.Errorf("polling: %w", err)
	}
	p.client.polled.Store(time.Now().UnixNano())
	p.quiet = len(raws) == 0
	if p.quiet {
		if time.Since(began) < idlePause { // a server that does not wait must not be asked without a pause
			return delivery.Sleep(ctx, idlePause)
		}
		return nil
	}
	return p.take(ctx, raws)
}

// updates asks for what waits. After a week without updates Telegram may number anew at random, and would take an offset
// above the new number for the acknowledgement of updates that nobody has seen. So an offset is named only as long as
// there is something to acknowledge.
func (p *poller) updates(ctx context.Context) ([]json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, p.client.poll+pollMargin)
	defer cancel()
	offset := p.offset
	if p.quiet {
		offset = 0
	}
	wait := p.client.poll
	if p.client.polled.Load() == 0 {
		wait = 0 // the first answer comes at once: until then nobody knows that the bot is reached
	}
	request := struct {
		Offset  int64    `json:"offset,omitempty"`
		Limit   int      `json:"limit"`
		Timeout int      `json:"timeout"`
		Allowed []string `json:"allowed_updates"`
	}{offset, batch, int(wait / time.Second), []string{"message", "callback_query", "my_chat_member"}}
	var raws []json.RawMessage
	err := p.client.post(ctx, "getUpdates", request, &raws)
	return raws, err
}

// dropWebhook makes Telegram give updates to pollers again; it keeps those that wait.
func (p *poller) dropWebhook(ctx context.Context) {
	if _, err := ask(ctx, p.client, "removing a webhook", patience, p.client.library.DeleteWebhook, &tg.DeleteWebhookParams{}); err != nil {
		p.log.Error("the webhook stays", "error", p.client.token.redactError(err))
		return
	}
	p.log.Warn("the webhook that was set is removed: this program polls")
}

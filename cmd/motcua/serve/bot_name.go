package serve

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"motcua/bot/telegram"
)

// botName asks Telegram for the bot's user name until it tells it, and then knows it.
type botName struct {
	client *telegram.Client
	log    *slog.Logger

	mu   sync.Mutex
	name string
}

// namePatience is how long somebody waits for the bot's name: an invitation works by its code, too.
const namePatience = 5 * time.Second

// ask is the name without the @; "" while Telegram does not tell it.
func (b *botName) ask(ctx context.Context) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.name != "" {
		return b.name
	}
	ctx, cancel := context.WithTimeout(ctx, namePatience)
	defer cancel()
	name, err := b.client.Me(ctx)
	if err != nil {
		b.log.Warn("the bot's name is not known: invitations are given without links", "error", err)
		return ""
	}
	b.name = name
	return name
}

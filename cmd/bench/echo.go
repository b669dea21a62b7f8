package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// echo is a bare bot on the library in its default configuration, which sends back what it is sent: the floor for a bot
// that keeps nothing.
func echo(url, token string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	b, err := tg.New(token, tg.WithServerURL(url), tg.WithDefaultHandler(func(ctx context.Context, b *tg.Bot, update *models.Update) {
		if update.Message != nil {
			_, _ = b.SendMessage(ctx, &tg.SendMessageParams{ChatID: update.Message.Chat.ID, Text: update.Message.Text})
		}
	}))
	if err != nil {
		return err
	}
	b.Start(ctx)
	return nil
}

package main

import (
	"context"
	"log/slog"
	"testing"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/serve"
)

// A stop that is asked for while the program still starts is as graceful as any: whoever restarts it sees no failure.
func TestAStopWhileItStartsIsNoFailure(t *testing.T) {
	s, _ := sampleHouse(t, slog.New(slog.DiscardHandler))
	telegram := telegramFor(t, sandbox.Config{})
	s.Telegram = telegram.URL()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := serve.Run(ctx, s, serve.Options{}, telegram.Token()); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

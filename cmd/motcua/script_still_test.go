package main

import (
	"context"

	"motcua/bot"
	"motcua/bot/telegram"
	"motcua/cmd/motcua/serve"
)

// stillness holds the courier while something is answered: an answer tells how far a broadcast has come, which would else hang on how
// busy the machine is. The courier is held where it has found nothing to do, so that nothing is on its way either.
type stillness struct{ held, released chan struct{} }

// keepStill makes the courier of a program hold still.
func keepStill(o serve.Options) serve.Options {
	s := stillness{make(chan struct{}), make(chan struct{})}
	o.Looked.Courier = s.rest
	wrap := o.Answerer
	o.Answerer = func(a telegram.Answerer) telegram.Answerer {
		if wrap != nil {
			a = wrap(a)
		}
		return still{a, s}
	}
	return o
}

// rest is told by the courier that it has nothing to do, and returns when nobody wants it to hold still.
func (s stillness) rest() {
	select {
	case s.held <- struct{}{}:
		<-s.released
	default:
	}
}

// still is an Answerer that answers while the courier holds still.
type still struct {
	telegram.Answerer
	stillness
}

// Answer implements telegram.Answerer.
func (s still) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	select {
	case <-s.held:
	case <-ctx.Done():
		return bot.Reply{}, ctx.Err()
	}
	defer func() { s.released <- struct{}{} }()
	return s.Answerer.Answer(ctx, r)
}

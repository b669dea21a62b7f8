package main

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"motcua/bot"
	"motcua/bot/telegram"
)

// again is an Answerer that is asked everything twice, as after a kill between an answer and its end.
type again struct{ telegram.Answerer }

// Answer implements telegram.Answerer: it is an error when the second answer is not the first.
func (a again) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	return twice(ctx, r, a.Answerer.Answer)
}

// Continue implements telegram.Answerer as Answer does.
func (a again) Continue(ctx context.Context, r bot.Request) (bot.Reply, error) {
	return twice(ctx, r, a.Answerer.Continue)
}

func twice(ctx context.Context, r bot.Request, answer func(context.Context, bot.Request) (bot.Reply, error)) (bot.Reply, error) {
	first, err := answer(ctx, r)
	if err != nil || r.Press != nil && endsWith(r.Press.Data) {
		return first, err
	}
	second, err := answer(ctx, r)
	if err == nil && !reflect.DeepEqual(first, second) {
		err = fmt.Errorf("update %d is answered otherwise when it is handled again: %v, at first %v", r.Update, second.Messages, first.Messages)
	}
	return first, err
}

// endsWith says whether a button ends what it is a button of, so that the second answer can only be that it has ended: an
// import that is taken in or back, or the right to press it.
func endsWith(data string) bool {
	for _, to := range []string{"1:take:", "1:undo:", "1:drop:"} {
		if strings.HasPrefix(data, to) {
			return true
		}
	}
	return false
}

package serve

import (
	"context"

	"motcua/bot"
	"motcua/bot/telegram"
)

// apart has the command menus that an answer changes set beside it: while Telegram does not take them, nobody waits for their
// next answer.
type apart struct {
	telegram.Answerer
	menus *menus
}

// Answer implements telegram.Answerer.
func (a apart) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	reply, err := a.Answerer.Answer(ctx, r)
	return a.without(r, reply), err
}

// Continue implements telegram.Answerer.
func (a apart) Continue(ctx context.Context, r bot.Request) (bot.Reply, error) {
	reply, err := a.Answerer.Continue(ctx, r)
	return a.without(r, reply), err
}

func (a apart) without(r bot.Request, reply bot.Reply) bot.Reply {
	if reply.Commands != nil {
		a.menus.want(r.Chat)
	}
	for _, m := range reply.Menus {
		a.menus.want(m.Chat)
	}
	reply.Commands, reply.Menus = nil, nil
	return reply
}

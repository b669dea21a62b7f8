package serve

import (
	"context"

	"motcua/bot"
	"motcua/bot/telegram"
)

// menusApart has the command menus that an answer changes set beside it: while Telegram does not take them, nobody waits for their
// next answer.
type menusApart struct {
	telegram.Answerer
	menus *menus
}

// Answer implements telegram.Answerer.
func (a menusApart) Answer(ctx context.Context, r bot.Request) (bot.Reply, error) {
	reply, err := a.Answerer.Answer(ctx, r)
	return a.withoutMenus(r, reply), err
}

// Continue implements telegram.Answerer.
func (a menusApart) Continue(ctx context.Context, r bot.Request) (bot.Reply, error) {
	reply, err := a.Answerer.Continue(ctx, r)
	return a.withoutMenus(r, reply), err
}

func (a menusApart) withoutMenus(r bot.Request, reply bot.Reply) bot.Reply {
	if reply.Commands != nil {
		a.menus.enqueue(r.Chat)
	}
	for _, m := range reply.Menus {
		a.menus.enqueue(m.Chat)
	}
	reply.Commands, reply.Menus = nil, nil
	return reply
}

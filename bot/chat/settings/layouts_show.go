package settings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/export/dossier"
	"motcua/scoring/outbox"
)

// command shows an admin what was set once for all: what letters state, the columns matched by hand, the words taught.
func (r room) command(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	return r.showLayouts(ctx, q, routes.OfPage{})
}

// showLayouts lists the headers whose columns were matched by hand.
func (r room) showLayouts(ctx context.Context, q *chat.Question, p routes.OfPage) (bot.Reply, error) {
	all, err := r.store.Layouts(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	words, err := r.store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	own, err := r.store.OwnRules(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	set, err := r.store.Settings(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	page := min(p.Page, chat.LastPage(len(all), layoutsPage))
	return q.Show(layoutsScreen(q.Renderer, r.rulesInUse(own.Choices()), all, dossier.Choosable(), page, len(words), outbox.TellsWeeks(set))), nil
}

// forgetLayout drops what was matched by hand of one header.
func (r room) forgetLayout(ctx context.Context, q *chat.Question, p ofLayout) (bot.Reply, error) {
	if err := r.store.ForgetLayout(ctx, p.Layout, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	reply, err := r.showLayouts(ctx, q, routes.OfPage{})
	reply.Toast = q.Renderer.Words.Text("match.forgotten")
	return reply, err
}

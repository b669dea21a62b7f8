package settings

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/export/dossier"
)

// showWords lists the words that were taught.
func (r room) showWords(ctx context.Context, q *chat.Question, p routes.OfPage) (bot.Reply, error) {
	all, err := r.store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(wordsScreen(q.Renderer, all, min(p.Page, chat.LastPage(len(all), wordsPage)))), nil
}

// forgetWord drops what a word was taught to mean.
func (r room) forgetWord(ctx context.Context, q *chat.Question, p ofWord) (bot.Reply, error) {
	all, err := r.store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, w := range all {
		if dossier.WordKey(w.Field, w.Word) != p.Word {
			continue
		}
		if err := r.store.ForgetWord(ctx, w.Field, w.Word, q.Person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	reply, err := r.showWords(ctx, q, routes.OfPage{Page: p.Page})
	reply.Toast = q.Renderer.Words.Text("words.forgotten")
	return reply, err
}

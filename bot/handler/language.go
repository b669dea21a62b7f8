package handler

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/locales"
)

// languageCommand offers the languages.
func (h *Handler) languageCommand(_ context.Context, q *Question, _ string) (bot.Reply, error) {
	return chat.Say(view.Languages(view.Of(q.Renderer), h.Catalogue)), nil
}

// setLanguage keeps the person's choice and answers in it, with the menu in it too.
func (h *Handler) setLanguage(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	language := l.Language
	if !slices.Contains(locales.Languages(), language) {
		return h.OldButton(ctx, q)
	}
	if err := h.Store.SetLanguage(ctx, q.Person.ID, language); err != nil {
		return bot.Reply{}, err
	}
	q.Person.Language = language
	q.Renderer.Words = h.Catalogue.Printer(language)
	said := q.Renderer.Words.Text("answer.language_set")
	reply := q.Show(chat.Note(said))
	// An edit cannot bring the keyboard in the new language: it comes with what can be asked.
	help, err := h.help(ctx, q, "")
	if err != nil {
		return bot.Reply{}, err
	}
	reply.Messages = append(reply.Messages, help.Messages...)
	reply.Toast, reply.Commands = said, h.Menu(q)
	return reply, nil
}

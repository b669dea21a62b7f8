package handler

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/locales"
)

// languageCommand offers the languages.
func (h *Handler) languageCommand(_ context.Context, q *question, _ string) (bot.Reply, error) {
	return say(view.Languages(q.reader, h.Catalogue)), nil
}

// setLanguage keeps the person's choice and answers in it, with the menu in it too.
func (h *Handler) setLanguage(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	language := l.Language
	if !slices.Contains(locales.Languages(), language) {
		return h.oldButton(ctx, q)
	}
	if err := h.Store.SetLanguage(ctx, q.person.ID, language); err != nil {
		return bot.Reply{}, err
	}
	q.person.Language = language
	q.reader.Words = h.Catalogue.Printer(language)
	said := q.reader.Words.Text("answer.language_set")
	reply := q.show(view.Note(said))
	// An edit cannot bring the keyboard in the new language: it comes with what can be asked.
	help, err := h.help(ctx, q, "")
	if err != nil {
		return bot.Reply{}, err
	}
	reply.Messages = append(reply.Messages, help.Messages...)
	reply.Toast, reply.Commands = said, h.menu(q)
	return reply, nil
}

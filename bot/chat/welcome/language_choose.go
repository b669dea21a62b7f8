package welcome

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
)

// languageCommand offers the languages; a language's code behind the command chooses it at once.
func (r room) languageCommand(ctx context.Context, q *chat.Question, said string) (bot.Reply, error) {
	if language := strings.ToLower(said); slices.Contains(locales.Languages(), language) {
		return r.setLanguage(ctx, q, ofLanguage{language})
	}
	return chat.Say(languagesScreen(q.Renderer, r.Catalogue)), nil
}

// setLanguage keeps the person's choice and answers in it, with the menu in it too.
func (r room) setLanguage(ctx context.Context, q *chat.Question, p ofLanguage) (bot.Reply, error) {
	language := p.Language
	if !slices.Contains(locales.Languages(), language) {
		return r.OldButton(ctx, q)
	}
	if err := r.store.SetLanguage(ctx, q.Person.ID, language); err != nil {
		return bot.Reply{}, err
	}
	q.Person.Language = language
	q.Renderer.Words = r.Catalogue.Printer(language)
	said := q.Renderer.Words.Text("answer.language_set")
	reply := q.Show(chat.Note(said))
	// An edit cannot bring the keyboard in the new language: it comes with what can be asked.
	help, err := r.showHelp(ctx, q, "")
	if err != nil {
		return bot.Reply{}, err
	}
	reply.Messages = append(reply.Messages, help.Messages...)
	reply.Toast, reply.Commands = said, r.Menu(q)
	return reply, nil
}

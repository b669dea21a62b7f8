// Package templates is the room of the workbooks that admins fill in and send back: the register of units, and a month's counts.
package templates

import (
	"context"
	"sync"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document/forms"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
)

// Store is what the room reads.
type Store interface {
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// OwnRules are the rule sets that the authority added, and its choices.
	OwnRules(ctx context.Context) (rulesets.Own, error)
}

// room gives forms.
type room struct {
	*chat.Desk
	store Store
	rules func() (*rulesets.Catalogue, error) // of the program
}

// New is the room's part of the conversation.
func New(desk *chat.Desk, store Store) chat.Feature {
	r := room{Desk: desk, store: store, rules: sync.OnceValues(rulesets.Load)}
	return chat.Feature{
		Commands: []chat.Command{{
			Name: "mau", Alias: "template", About: "command.mau", Usage: "command.usage_mau", Roles: []people.Role{people.Admin}, Offered: true, Run: r.command,
			Words: []string{"mau", "tep mau", "file mau", "bieu mau", "mau nhap", "mau so lieu", "mau nhap so lieu", "tai mau", "template", "templates", "form"},
		}},
	}
}

// command gives the forms of a month, of the one before this one when none is named.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	month := scoring.MonthOf(q.Renderer.Now, r.Zone).Prev()
	if arguments != "" {
		var err error
		if month, err = r.MonthNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
	}
	files, err := r.files(ctx, q, month)
	if err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(formScreens(q.Renderer, month, files)...), nil
}

// files are the forms of a month: the register, and the counts where rules are used in it and there are units.
func (r room) files(ctx context.Context, q *chat.Question, m scoring.Month) ([]bot.File, error) {
	units, err := r.store.Units(ctx)
	if err != nil {
		return nil, err
	}
	builtIn, err := r.rules()
	if err != nil {
		return nil, err
	}
	own, err := r.store.OwnRules(ctx)
	if err != nil {
		return nil, err
	}
	all, err := builtIn.With(own)
	if err != nil {
		return nil, err
	}
	made, err := forms.Files(q.Renderer.Words, m, all.Shown(m), units)
	if err != nil {
		return nil, err
	}
	var files []bot.File
	for _, f := range made {
		files = append(files, bot.File{Name: f.Name, Body: f.Body})
	}
	return files, nil
}

// formScreens are the forms, each with what it is, and what to do with them.
func formScreens(r chat.Renderer, m scoring.Month, files []bot.File) (messages []bot.Message) {
	for i, f := range files {
		var text chat.Markup
		text.Bold(r.Words.Text([]string{"template.units", "template.counts"}[i], "month", r.Words.Month(string(m))))
		text.Line(r.Words.Text("template.fill"))
		message := text.Message()
		message.File = &f
		messages = append(messages, message)
	}
	return messages
}

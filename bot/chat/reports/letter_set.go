package reports

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/document"
	"motcua/scoring"
)

// asksSetting is the dialogue that asks for a setting of the letter. The word is in the store.
const asksSetting = "setting"

// showLetter asks an admin for a setting of the letter, or shows all of them.
func (r room) showLetter(ctx context.Context, q *chat.Question, p routes.OfSetting) (bot.Reply, error) {
	head, err := r.readLetterhead(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	if s := document.Setting(p.Setting); slices.Contains(document.Settings(), s) {
		return r.askSetting(ctx, q, p.Month, head, s)
	}
	return chat.Say(letterScreen(q.Renderer, head, document.Settings())), nil
}

// readLetterhead reads what was set of the letter.
func (r room) readLetterhead(ctx context.Context) (document.Letterhead, error) {
	set, err := r.store.Settings(ctx)
	return document.NewLetterhead(set), err
}

// askSetting asks for a setting. When a month's report waits for it, it can be left out for the next one that is missing, or
// the report be made as it is.
func (r room) askSetting(ctx context.Context, q *chat.Question, m scoring.Month, head document.Letterhead, s document.Setting) (bot.Reply, error) {
	if err := r.Ask(ctx, q, asksSetting, toSetting(m, s)); err != nil {
		return bot.Reply{}, err
	}
	question := []string{q.Renderer.Words.Text("letter.ask." + string(s))}
	if head[s] != "" {
		question = append(question, q.Renderer.Words.Text("letter.now", "value", settingLine(head[s])))
	}
	var choices []chat.Choice
	if m != "" {
		if next, more := settingAfter(head, s); more {
			choices = append(choices, chat.Button(q.Renderer.Words.Text("letter.skip"), toSetting(m, next)))
		}
		choices = append(choices, chat.Button(q.Renderer.Words.Text("letter.as_it_is"), routes.Report.Link(routes.OfMonth{Month: m})))
	}
	return chat.Say(chat.Ask(q.Renderer, strings.Join(question, "\n"), choices)), nil
}

// toSetting leads to the question for a setting, for which the report of a month waits, "" for none.
func toSetting(m scoring.Month, s document.Setting) chat.Link {
	return routes.Letter.Link(routes.OfSetting{Month: m, Setting: string(s)})
}

// settingAfter is the next setting that is missing after one; false when there is none.
func settingAfter(head document.Letterhead, s document.Setting) (document.Setting, bool) {
	all := document.Settings()
	rest := all[slices.Index(all, s)+1:]
	for _, next := range head.Missing() {
		if slices.Contains(rest, next) {
			return next, true
		}
	}
	return "", false
}

// takeSetting takes what was written as the setting that was asked for.
func (r room) takeSetting(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	head, err := r.readLetterhead(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	asked, _ := routes.Letter.Read(about)
	s := document.Setting(asked.Setting)
	text, ok := document.ReadSetting(q.Request.Text)
	if !ok {
		return bot.Reply{}, q.Refuse("letter.unreadable", "n", document.LongestSetting)
	}
	if err := r.store.PutSetting(ctx, string(s), text, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	head[s] = text
	if asked.Month != "" {
		if next, more := settingAfter(head, s); more {
			return chat.AnsweredBy(r.askSetting(ctx, q, asked.Month, head, next))
		}
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if asked.Month == "" {
		return chat.Say(letterScreen(q.Renderer, head, document.Settings())), nil
	}
	return chat.AnsweredBy(r.showReport(ctx, q, routes.OfMonth{Month: asked.Month}))
}

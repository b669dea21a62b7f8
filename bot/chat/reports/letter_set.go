package reports

import (
	"cmp"
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
		return r.askSetting(ctx, q, waiting(p), head, s)
	}
	return chat.Say(letterScreen(q.Renderer, head, document.Settings())), nil
}

// readLetterhead reads what was set of the letter.
func (r room) readLetterhead(ctx context.Context) (document.Letterhead, error) {
	set, err := r.store.Settings(ctx)
	return document.NewLetterhead(set), err
}

// askSetting asks for a setting. When the report of a term waits for it, it can be left out for the next one that is missing, or
// the report be made as it is.
func (r room) askSetting(ctx context.Context, q *chat.Question, t scoring.Term, head document.Letterhead, s document.Setting) (bot.Reply, error) {
	if err := r.Ask(ctx, q, asksSetting, toSetting(t, s)); err != nil {
		return bot.Reply{}, err
	}
	var question []string
	if t != "" {
		question = append(question, q.Renderer.Words.Text("letter.for_report", "term", q.Renderer.Words.Term(string(t)), "n", 1+missingAfter(head, s)))
	}
	question = append(question, q.Renderer.Words.Text("letter.ask."+string(s)))
	if head[s] != "" {
		question = append(question, q.Renderer.Words.Text("letter.now", "value", settingLine(head[s])))
	}
	var choices []chat.Choice
	if t != "" {
		if next, more := settingAfter(head, s); more {
			choices = append(choices, chat.Button(q.Renderer.Words.Text("letter.skip"), toSetting(t, next)))
		}
		choices = append(choices, chat.Button(q.Renderer.Words.Text("letter.as_it_is"), toReport(t)))
	}
	return chat.Say(chat.Ask(q.Renderer, strings.Join(question, "\n"), choices)), nil
}

// toSetting leads to the question for a setting, for which the report of a term waits, "" for none.
func toSetting(t scoring.Term, s document.Setting) chat.Link {
	if m, month := t.Month(); month {
		return routes.Letter.Link(routes.OfSetting{Month: m, Setting: string(s)})
	}
	return routes.Letter.Link(routes.OfSetting{Setting: string(s), Term: t})
}

// waiting is the term whose report waits for a setting, "" for none.
func waiting(p routes.OfSetting) scoring.Term { return cmp.Or(p.Term, scoring.Term(p.Month)) }

// toReport leads to the report of a term.
func toReport(t scoring.Term) chat.Link {
	if m, month := t.Month(); month {
		return routes.Report.Link(routes.OfMonth{Month: m})
	}
	return routes.TermReport.Link(routes.OfTerm{Term: t})
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

// missingAfter is how many settings are missing after one.
func missingAfter(head document.Letterhead, s document.Setting) (n int) {
	for next, more := settingAfter(head, s); more; next, more = settingAfter(head, next) {
		n++
	}
	return n
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
	if waiting(asked) != "" {
		if next, more := settingAfter(head, s); more {
			return chat.AnsweredBy(r.askSetting(ctx, q, waiting(asked), head, next))
		}
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if waiting(asked) == "" {
		return chat.Say(letterScreen(q.Renderer, head, document.Settings())), nil
	}
	return chat.AnsweredBy(r.sendReport(ctx, q, waiting(asked)))
}

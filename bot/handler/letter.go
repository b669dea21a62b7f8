package handler

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/scoring"
)

// Letters is what is set of the authority's letters.
type Letters interface {
	Settings(ctx context.Context) (map[string]string, error)
	// PutSetting sets a setting; by is who did it. The same value again changes nothing.
	PutSetting(ctx context.Context, key, value string, by int64) error
}

// letter asks an admin for a setting of the letter, or shows all of them.
func (h *Handler) letter(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	head, err := h.letterhead(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	if s := document.Setting(l.Item); slices.Contains(document.Settings(), s) {
		return h.askSetting(ctx, q, l.Month, head, s)
	}
	return h.settings(q, head), nil
}

// settings shows all settings.
func (h *Handler) settings(q *Question, head document.Letterhead) bot.Reply {
	var all []view.Setting
	for _, s := range document.Settings() {
		all = append(all, view.Setting{Code: string(s), Name: h.settingName(q, s), Value: oneLine(head[s])})
	}
	return chat.Say(view.Letter(view.Of(q.Renderer), all))
}

// letterhead is what was set. Whoever is not an admin is refused.
func (h *Handler) letterhead(ctx context.Context, q *Question) (document.Letterhead, error) {
	if err := q.RequireAdmin("letter.not_yours"); err != nil {
		return nil, err
	}
	set, err := h.Store.Settings(ctx)
	if err != nil {
		return nil, err
	}
	return letterhead(set), nil
}

// letterhead is what was set, by the names in the store.
func letterhead(set map[string]string) document.Letterhead {
	head := document.Letterhead{}
	for name, value := range set {
		head[document.Setting(name)] = value
	}
	return head
}

// askSetting asks for a setting. When a month's report waits for it, it can be left out for the next one that is missing, or
// the report be made as it is.
func (h *Handler) askSetting(ctx context.Context, q *Question, m scoring.Month, head document.Letterhead, s document.Setting) (bot.Reply, error) {
	if err := h.Ask(ctx, q, asksSetting, chat.Link{To: view.ToLetter, Month: m, Item: string(s)}); err != nil {
		return bot.Reply{}, err
	}
	question := []string{q.Renderer.Words.Text("letter.ask." + string(s))}
	if head[s] != "" {
		question = append(question, q.Renderer.Words.Text("letter.now", "value", oneLine(head[s])))
	}
	var choices []chat.Choice
	if m != "" {
		made := chat.Link{To: view.ToReport, Month: m}
		if next := afterSetting(m, head, s); next != made {
			choices = append(choices, chat.Choice{Label: q.Renderer.Words.Text("letter.skip"), Link: next})
		}
		choices = append(choices, chat.Choice{Label: q.Renderer.Words.Text("letter.as_it_is"), Link: made})
	}
	return chat.Say(chat.Ask(q.Renderer, strings.Join(question, "\n"), choices)), nil
}

// afterSetting leads to the next setting that is missing after one, or else to the report.
func afterSetting(m scoring.Month, head document.Letterhead, s document.Setting) chat.Link {
	all := document.Settings()
	rest := all[slices.Index(all, s)+1:]
	for _, next := range head.Missing() {
		if slices.Contains(rest, next) {
			return chat.Link{To: view.ToLetter, Month: m, Item: string(next)}
		}
	}
	return chat.Link{To: view.ToReport, Month: m}
}

// takeSetting takes what was written as the setting that was asked for.
func (h *Handler) takeSetting(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	head, err := h.letterhead(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	s := document.Setting(about.Item)
	text, ok := document.ReadSetting(q.Request.Text)
	if !ok {
		return bot.Reply{}, q.Refuse("letter.unreadable", "n", document.LongestSetting)
	}
	if err := h.Store.PutSetting(ctx, string(s), text, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	head[s] = text
	next := chat.Link{To: view.ToLetter}
	if about.Month != "" {
		next = afterSetting(about.Month, head, s)
	}
	if next.Item == "" {
		if err := h.Leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	return chat.AnsweredBy(h.Follow(ctx, q, next))
}

func (h *Handler) settingName(q *Question, s document.Setting) string {
	return q.Renderer.Words.Text("letter.name." + string(s))
}

// oneLine is a setting for a line of a message.
func oneLine(value string) string { return strings.ReplaceAll(value, "\n", "; ") }

package handler

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// thresholds shows an admin how much must be known before something is said of it, or asks for the number that the item names.
func (h *Handler) thresholds(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("threshold.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	if !slices.Contains(scoring.ThresholdKeys(), l.Item) {
		return q.Show(view.Thresholds(view.Of(q.Renderer))), nil
	}
	if err := h.Ask(ctx, q, asksThreshold, chat.Link{To: view.ToThresholds, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(view.AskThreshold(view.Of(q.Renderer), l.Item)), nil
}

// takeThreshold takes what was written as the number that was asked for. The one that holds where nothing is set is not kept.
func (h *Handler) takeThreshold(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	text := strings.TrimSpace(q.Request.Text)
	n, err := scoring.ParseThreshold(text)
	if err != nil {
		return bot.Reply{}, q.Refuse("threshold.unreadable", "most", scoring.MostThreshold)
	}
	value := strconv.Itoa(n)
	if n == scoring.DefaultThresholds().Value(about.Item) {
		value = ""
	}
	if err := h.Store.PutSetting(ctx, about.Item, value, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := h.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if err := h.Know(ctx, q, q.Person); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(view.Thresholds(view.Of(q.Renderer))), nil
}

package handler

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// thresholds shows an admin how much must be known before something is said of it, or asks for the number that the item names.
func (h *Handler) thresholds(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("threshold.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	if !slices.Contains(scoring.ThresholdKeys(), l.Item) {
		return q.show(view.Thresholds(q.reader)), nil
	}
	if err := h.ask(ctx, q, asksThreshold, view.Link{To: view.ToThresholds, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	return say(view.AskThreshold(q.reader, l.Item)), nil
}

// takeThreshold takes what was written as the number that was asked for. The one that holds where nothing is set is not kept.
func (h *Handler) takeThreshold(ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
	text := strings.TrimSpace(q.request.Text)
	n, err := scoring.ParseThreshold(text)
	if err != nil {
		return bot.Reply{}, q.refuse("threshold.unreadable", "most", scoring.MostThreshold)
	}
	value := strconv.Itoa(n)
	if n == scoring.DefaultThresholds().Value(about.Item) {
		value = ""
	}
	if err := h.Store.PutSetting(ctx, about.Item, value, q.person.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if err := h.knows(ctx, q, q.person); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Thresholds(q.reader)), nil
}

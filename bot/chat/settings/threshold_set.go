package settings

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// asksThreshold asks for a number. The word is in the store.
const asksThreshold = "threshold"

// showThresholds shows an admin how much must be known before something is said of it, or asks for one of these numbers.
func (r room) showThresholds(ctx context.Context, q *chat.Question, p ofThreshold) (bot.Reply, error) {
	if !slices.Contains(scoring.ThresholdKeys(), p.Threshold) {
		return q.Show(thresholdsScreen(q.Renderer)), nil
	}
	if err := r.Ask(ctx, q, asksThreshold, toThresholds.Link(p)); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(askThreshold(q.Renderer, p.Threshold)), nil
}

// takeThreshold takes what was written as the number that was asked for. The one that holds where nothing is set is not kept.
func (r room) takeThreshold(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	asked, _ := toThresholds.Read(about)
	n, err := scoring.ParseThreshold(strings.TrimSpace(q.Request.Text))
	if err != nil {
		return bot.Reply{}, q.Refuse("threshold.unreadable", "most", scoring.MostThreshold)
	}
	value := strconv.Itoa(n)
	if n == scoring.DefaultThresholds().Value(asked.Threshold) {
		value = ""
	}
	if err := r.store.PutSetting(ctx, asked.Threshold, value, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	if err := r.Know(ctx, q, q.Person); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(thresholdsScreen(q.Renderer)), nil
}

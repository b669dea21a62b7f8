package handler

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// askDispute asks for what is wrong with a dossier in words.
func (h *Handler) askDispute(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	d, err := h.disputable(ctx, q, l.Month, l.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.ask(ctx, q, asksWrong, l); err != nil {
		return bot.Reply{}, err
	}
	return say(view.DisputeWords(q.reader, d)), nil
}

// disputeInWords takes what was written as what is wrong with a dossier. What is too long, or may be somebody's number,
// leaves the question open and is kept nowhere.
func (h *Handler) disputeInWords(ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
	words := strings.Join(strings.Fields(norm.NFC.String(q.request.Text)), " ")
	switch n := len([]rune(words)); {
	case n == 0:
		return bot.Reply{}, q.refuse("dispute.no_words")
	case n > scoring.DisputeWords:
		return bot.Reply{}, q.refuse("dispute.too_long", "most", scoring.DisputeWords, "n", n)
	case scoring.MayBePersonal(words):
		return bot.Reply{}, q.refuse("dispute.personal")
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.answeredBy(h.dispute(ctx, q, about.Month, about.Item, scoring.OtherReason, words))
}

package handler

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
)

// askDispute asks for what is wrong with a dossier in words.
func (h *Handler) askDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	d, err := h.disputable(ctx, q, l.Month, l.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.Ask(ctx, q, asksWrong, l); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(view.DisputeWords(view.Of(q.Renderer), d)), nil
}

// disputeInWords takes what was written as what is wrong with a dossier, and asks whether to send it; what is written then
// takes its place. What is too long, or may be somebody's number, leaves the question open and is kept nowhere.
func (h *Handler) disputeInWords(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	words := strings.Join(strings.Fields(norm.NFC.String(q.Request.Text)), " ")
	switch n := len([]rune(words)); {
	case n == 0:
		return bot.Reply{}, q.Refuse("dispute.no_words")
	case n > scoring.DisputeWords:
		return bot.Reply{}, q.Refuse("dispute.too_long", "most", scoring.DisputeWords, "n", n)
	case scoring.MayBePersonal(words):
		return bot.Reply{}, q.Refuse("dispute.personal")
	}
	d, stands, err := h.reportable(ctx, q, about.Month, about.Item)
	if err != nil || stands != nil {
		if left := h.Leave(ctx, q); left != nil {
			return bot.Reply{}, left
		}
		if err != nil {
			return chat.AnsweredBy(bot.Reply{}, err)
		}
		return chat.Say(view.DisputeFiled(view.Of(q.Renderer), *stands, false)), nil
	}
	if err := h.AskAgain(ctx, q, asksWrong, about, words); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(view.DisputeConfirm(view.Of(q.Renderer), scoring.Dispute{Month: about.Month, Dossier: d, Reason: scoring.OtherReason, Words: words})), nil
}

// sayDispute reports a dossier in the words that were shown above the button. When others have been written since, or the
// person has turned to something else, nothing is reported.
func (h *Handler) sayDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	sum, code, ok := view.ReadReported(l.Item)
	if !ok {
		return h.OldButton(ctx, q)
	}
	if _, err := h.ownDossier(ctx, q, l.Month, code); err != nil {
		return bot.Reply{}, err
	}
	d, asked, err := h.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	about, words := h.AlreadyAnswered(d)
	if asked && d.Asks == asksWrong && about.Month == l.Month && about.Item == code && words != "" && view.Sum(words) == string(sum) {
		return h.dispute(ctx, q, l.Month, code, scoring.OtherReason, words)
	}
	stands, some, err := h.Store.StandingDispute(ctx, l.Month, code)
	if err == nil && !some {
		err = q.Refuse("dispute.words_gone")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DisputeFiled(view.Of(q.Renderer), stands, false)), nil
}

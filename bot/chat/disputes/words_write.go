package disputes

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// asksWords is the dialogue that asks for what is wrong with a dossier's data. The word is in the store.
const asksWords = "wrong"

// askWords asks for what is wrong with a dossier in words.
func (r room) askWords(ctx context.Context, q *chat.Question, p ofDossier) (bot.Reply, error) {
	d, err := r.listedDossier(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := r.Ask(ctx, q, asksWords, toAskWords.Link(p)); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(wordsScreen(q.Renderer, d)), nil
}

// takeWords takes what was written as what is wrong with a dossier, and asks whether to send it; what is written then
// takes its place. What is too long, or may be somebody's number, leaves the question open and is kept nowhere.
func (r room) takeWords(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	words := strings.Join(strings.Fields(norm.NFC.String(q.Request.Text)), " ")
	switch n := len([]rune(words)); {
	case n == 0:
		return bot.Reply{}, q.Refuse("dispute.no_words")
	case n > scoring.DisputeWords:
		return bot.Reply{}, q.Refuse("dispute.too_long", "most", scoring.DisputeWords, "n", n)
	case scoring.MayBePersonal(words):
		return bot.Reply{}, q.Refuse("dispute.personal")
	}
	p, _ := toAskWords.Read(about)
	d, stands, err := r.disputableDossier(ctx, q, p)
	if err != nil || stands != nil {
		if left := r.Leave(ctx, q); left != nil {
			return bot.Reply{}, left
		}
		if err != nil {
			return chat.AnsweredBy(bot.Reply{}, err)
		}
		return chat.Say(filedScreen(q.Renderer, *stands, false)), nil
	}
	if err := r.AskAgain(ctx, q, asksWords, about, words); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(confirmScreen(q.Renderer, scoring.Dispute{Month: p.Month, Dossier: d, Reason: scoring.OtherReason, Words: words})), nil
}

// sendWords disputes a dossier in the words that were shown above the button. When others have been written since, or the
// person has turned to something else, nothing is filed.
func (r room) sendWords(ctx context.Context, q *chat.Question, p inWords) (bot.Reply, error) {
	if p.Dossier == "" {
		return r.OldButton(ctx, q)
	}
	of := ofDossier{Month: p.Month, Dossier: p.Dossier}
	if _, err := r.ownDossier(ctx, q, of); err != nil {
		return bot.Reply{}, err
	}
	d, asked, err := r.Store.Dialogue(ctx, q.Person.ID, q.Request.Update, q.Renderer.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	about, words := r.AlreadyAnswered(d)
	shown, _ := toAskWords.Read(about)
	if asked && d.Asks == asksWords && shown == of && words != "" && sumOf(words) == p.Sum {
		return r.file(ctx, q, of, scoring.OtherReason, words)
	}
	stands, some, err := r.store.StandingDispute(ctx, p.Month, p.Dossier)
	if err == nil && !some {
		err = q.Refuse("dispute.words_gone")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(filedScreen(q.Renderer, stands, false)), nil
}

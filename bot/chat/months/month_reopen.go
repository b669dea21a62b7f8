package months

import (
	"context"
	"fmt"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// reopenCommand asks whether a closed month is to be opened again: the latest one, when none is named.
func (r room) reopenCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	m, err := r.monthOrDefault(q, arguments, func() (scoring.Month, bool, error) { return r.store.LatestClosed(ctx) }, "closing.none_closed")
	if err != nil {
		return bot.Reply{}, err
	}
	return r.askToReopen(ctx, q, routes.OfMonth{Month: m})
}

// askToReopen asks whether a month is to be opened again, with what that would change.
func (r room) askToReopen(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	return r.reopenQuestion(ctx, q, p.Month, false)
}

// reopenQuestion asks it; anew says that the button pressed was of an earlier closing.
func (r room) reopenQuestion(ctx context.Context, q *chat.Question, m scoring.Month, anew bool) (bot.Reply, error) {
	d, err := r.closer.CompareClosed(ctx, scoring.Term(m))
	if err != nil {
		return bot.Reply{}, err
	}
	if !d.Closing.InForce() {
		return bot.Reply{}, chat.Refusal{Message: chat.Note(OpenSentence(q.Renderer, m, d.Closing))}
	}
	var terms []ledger.ClosedComparison
	for _, t := range m.Terms()[1:] {
		with, err := r.closer.CompareClosed(ctx, t)
		if err != nil {
			return bot.Reply{}, err
		}
		if with.Closing.InForce() {
			terms = append(terms, with)
		}
	}
	return q.Show(reopeningScreen(q.Renderer, d, terms, anew)), nil
}

// askReason asks why a month is opened again. The question knows which closing it is about.
func (r room) askReason(ctx context.Context, q *chat.Question, p ofClosing) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	c, err := r.store.Closing(ctx, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if !c.InForce() || c.N != p.N {
		return r.reopenQuestion(ctx, q, p.Month, true)
	}
	if err := r.Ask(ctx, q, asksReason, toReopen.Link(p)); err != nil {
		return bot.Reply{}, err
	}
	question := q.Renderer.Words.Text("closing.ask_reason", "month", q.Renderer.Words.Month(string(p.Month)), "most", ReasonLength)
	return chat.Say(chat.Ask(q.Renderer, question, nil)), nil
}

// reopen takes what was written as the reason, and opens the month. The month is opened before the question is ended: after
// a crash between the two the same message is told the same.
func (r room) reopen(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	reason := chat.OneLine(q.Request.Text)
	if reason == "" {
		return bot.Reply{}, q.Refuse("closing.no_reason")
	}
	if n := len([]rune(reason)); n > ReasonLength {
		return bot.Reply{}, q.Refuse("closing.long_reason", "n", n, "most", ReasonLength)
	}
	p, read := toReopen.Read(about)
	if !read {
		return bot.Reply{}, fmt.Errorf("a reason is given for something else: %q", about.To)
	}
	a, err := r.closer.Reopen(ctx, ledger.CloseRequest{Month: p.Month, By: q.Person.ID, Update: q.Request.Update}, p.N, reason)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	switch a.State {
	case ledger.Done:
		return chat.Say(reopenedScreen(q.Renderer, a.Closing, a.Terms)), nil
	case ledger.Moved:
		return r.reopenQuestion(ctx, q, p.Month, true)
	case ledger.NotKnown:
		return chat.Say(notClosedScreen(q.Renderer, p.Month, a)), nil
	default:
		return chat.Say(chat.Note(OpenSentence(q.Renderer, p.Month, a.Closing))), nil
	}
}

package months

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// closeCommand shows the checks of a month: the oldest one that is over, reported and not closed, when none is named.
func (r room) closeCommand(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	m, err := r.monthOrDefault(q, arguments, func() (scoring.Month, bool, error) {
		open, err := r.store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, r.Zone))
		if err != nil || len(open) == 0 {
			return "", false, err
		}
		return open[0], true, nil
	}, "closing.none_open")
	if err != nil {
		return bot.Reply{}, err
	}
	return r.check(ctx, q, routes.OfMonth{Month: m})
}

// check shows what should be known before a month is closed.
func (r room) check(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	a, err := r.closer.CheckMonth(ctx, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.answerClosing(ctx, q, p.Month, a)
}

// close closes a month when it is still as it was shown; else it shows what it is now, and asks again.
func (r room) close(ctx context.Context, q *chat.Question, p asShown) (bot.Reply, error) {
	if p.Month == "" || p.Sum == "" {
		return r.OldButton(ctx, q)
	}
	a, err := r.closer.Close(ctx, ledger.CloseRequest{Month: p.Month, Sum: p.Sum, By: q.Person.ID, Update: q.Request.Update})
	if err != nil {
		return bot.Reply{}, err
	}
	return r.answerClosing(ctx, q, p.Month, a)
}

// answerClosing says what became of a question about closing a month.
func (r room) answerClosing(ctx context.Context, q *chat.Question, m scoring.Month, a ledger.CloseResult) (bot.Reply, error) {
	switch a.State {
	case ledger.Ready, ledger.Moved:
		names, err := r.unitNames(ctx)
		if err != nil {
			return bot.Reply{}, err
		}
		rules, err := r.RuleSet(a.Checks.RuleSet)
		if err != nil {
			return bot.Reply{}, err
		}
		c := ClosingChecks{Checks: a.Checks, Before: a.Closing.N, Rules: rules, Names: names, Moved: a.State == ledger.Moved}
		if c.Open, err = r.store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, r.Zone)); err != nil {
			return bot.Reply{}, err
		}
		return q.Show(checksScreen(q.Renderer, c)), nil
	case ledger.Done:
		rules, err := r.RuleSet(a.Closing.RuleSet)
		if err != nil {
			return bot.Reply{}, err
		}
		return q.Show(closedScreen(q.Renderer, a, rules)), nil
	default:
		return q.Show(notClosedScreen(q.Renderer, m, a)), nil
	}
}

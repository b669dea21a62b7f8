package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// Closings are which months are closed.
type Closings interface {
	// Closing is the latest closing of a month, also when it was opened again since; the zero value when there was none.
	Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error)
	// OpenMonths are the months before another that can be closed and are not, ascending.
	OpenMonths(ctx context.Context, before scoring.Month) ([]scoring.Month, error)
	// LatestClosed is the latest month that is closed.
	LatestClosed(ctx context.Context) (scoring.Month, bool, error)
}

// Closer closes months and opens them again. Its methods score whole months and wait for the store's writer: they are for
// answers to admins, not for words of notices. The update that asked is told the same when it is handled again.
type Closer interface {
	Look(ctx context.Context, m scoring.Month) (intake.Answer, error)
	Close(ctx context.Context, q intake.Asked) (intake.Answer, error)
	Reopen(ctx context.Context, q intake.Asked, n int, reason string) (intake.Answer, error)
	Differing(ctx context.Context, m scoring.Month) (intake.Differing, error)
	Leave(ctx context.Context, q intake.Asked) (intake.State, intake.Differing, error)
}

// mayClose refuses whoever is not an admin.
func mayClose(q *Question) error { return q.RequireAdmin("closing.not_yours") }

// wants is the month that a command names, or else the one that is meant without: none is a refusal with this sentence.
func (h *Handler) wants(q *Question, arguments string, meant func() (scoring.Month, bool, error), none string) (scoring.Month, error) {
	if arguments != "" {
		return h.MonthNamed(q, arguments)
	}
	m, ok, err := meant()
	if err == nil && !ok {
		err = q.Refuse(none)
	}
	return m, err
}

// closeCommand shows the checks of a month: the oldest one that is over, reported and not closed, when none is named.
func (h *Handler) closeCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	m, err := h.wants(q, arguments, func() (scoring.Month, bool, error) {
		open, err := h.Store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, h.Zone))
		if err != nil || len(open) == 0 {
			return "", false, err
		}
		return open[0], true, nil
	}, "closing.none_open")
	if err != nil {
		return bot.Reply{}, err
	}
	return h.checks(ctx, q, chat.Link{To: view.ToChecks, Month: m})
}

// checks shows what should be known before a month is closed.
func (h *Handler) checks(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.OldButton(ctx, q)
	}
	a, err := h.Closer.Look(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.answerClosing(ctx, q, l.Month, a)
}

// closeMonth closes a month when it is still as it was shown; else it shows what it is now, and asks again.
func (h *Handler) closeMonth(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" || l.Item == "" {
		return h.OldButton(ctx, q)
	}
	a, err := h.Closer.Close(ctx, intake.Asked{Month: l.Month, Sum: l.Item, By: q.Person.ID, Update: q.Request.Update})
	if err != nil {
		return bot.Reply{}, err
	}
	return h.answerClosing(ctx, q, l.Month, a)
}

// answerClosing says what became of a question about closing a month.
func (h *Handler) answerClosing(ctx context.Context, q *Question, m scoring.Month, a intake.Answer) (bot.Reply, error) {
	switch a.State {
	case intake.Ready, intake.Moved:
		names, err := h.unitNames(ctx)
		if err != nil {
			return bot.Reply{}, err
		}
		rules, err := h.RuleSet(a.Checks.RuleSet)
		if err != nil {
			return bot.Reply{}, err
		}
		c := view.ClosingChecks{Checks: a.Checks, Before: a.Closing.N, Rules: rules, Names: names, Moved: a.State == intake.Moved}
		if c.Open, err = h.Store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, h.Zone)); err != nil {
			return bot.Reply{}, err
		}
		return q.Show(view.Closing(view.Of(q.Renderer), c)), nil
	case intake.Done:
		rules, err := h.RuleSet(a.Closing.RuleSet)
		if err != nil {
			return bot.Reply{}, err
		}
		return q.Show(view.Closed(view.Of(q.Renderer), a, rules)), nil
	default:
		return q.Show(view.CannotClose(view.Of(q.Renderer), m, a)), nil
	}
}

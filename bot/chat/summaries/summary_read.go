package summaries

import (
	"context"
	"errors"
	"fmt"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/scores"
	"motcua/scoring"
)

// errNotFull is the answer to asking for the summary of a unit's month that is not full: nobody is told of a part as of the whole.
var errNotFull = errors.New("the month is not full")

// summaryMessage is a unit's month for its chair, as it is now.
func (r room) summaryMessage(ctx context.Context, q *chat.Question, m scoring.Month, unit string) (bot.Message, error) {
	s, err := r.readSummary(ctx, q, m, unit)
	if err != nil {
		return bot.Message{}, err
	}
	message, err := summaryScreen(q.Renderer, s)
	if err != nil {
		return bot.Message{}, fmt.Errorf("draw the summary of unit %s in %s: %w", unit, m, err)
	}
	return message, nil
}

// readSummary reads a unit's month for its chair; errNotFull of one that is not full.
func (r room) readSummary(ctx context.Context, q *chat.Question, m scoring.Month, unit string) (s summary, err error) {
	cards := scores.NewCards(r.Desk, r.figures)
	card, err := cards.Read(ctx, q, chat.Selection{Unit: unit, Month: m})
	if err != nil {
		return s, err
	}
	if card.Record.State != scoring.MonthFull {
		return s, errNotFull
	}
	s = summary{Card: card, Overdue: -1, Now: -1}
	if s.Trend, err = cards.Trend(ctx, card); err != nil {
		return s, err
	}
	if s.Earlier, err = r.store.Earlier(ctx, m, unit, q.Person.ID); err != nil {
		return s, err
	}
	if cut := card.Record.CutOff; !cut.IsZero() {
		if _, s.Overdue, err = r.figures.OverdueAtCutOff(ctx, unit, m, cut, 0, 1); err != nil {
			return s, err
		}
	}
	n, known, err := deadlines.NewCounts(r.figures).Overdue(ctx, unit, q.Renderer.Now)
	if err != nil {
		return s, err
	}
	if known {
		s.Now = n
	}
	return s, nil
}

// monthOrLatest is the month asked for, else the latest of which summaries were sent.
func (r room) monthOrLatest(ctx context.Context, q *chat.Question, m scoring.Month) (scoring.Month, error) {
	if m != "" {
		return m, nil
	}
	latest, ok, err := r.store.LatestSummarised(ctx)
	if err == nil && !ok {
		err = q.Refuse("summary.none")
	}
	return latest, err
}

package handler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Summaries are the months' summaries for the chairs, and who has seen them.
type Summaries interface {
	// Earlier is what somebody was told of a unit's month before.
	Earlier(ctx context.Context, m scoring.Month, unit string, person int64) (outbox.Earlier, error)
	// Overtaken says whether a summary that waits must not go out any more.
	Overtaken(ctx context.Context, row outbox.Row) (bool, error)
	// TellProvisional keeps what the provisional summary tells as it goes out; of a closed month it does nothing.
	TellProvisional(ctx context.Context, m scoring.Month, unit string) error
	See(ctx context.Context, m scoring.Month, unit string, person int64, at time.Time) error
	// Summarised says whether summaries of the month were queued.
	Summarised(ctx context.Context, m scoring.Month) (bool, error)
	// LatestSummarised is the latest month of which summaries were queued.
	LatestSummarised(ctx context.Context) (scoring.Month, bool, error)
	// Opened are the units whose month was summarised, with how far their chairs have come.
	Opened(ctx context.Context, m scoring.Month) ([]outbox.Opened, error)
	// RemindChairs sends the summary again to those who have not seen it, once a day, and gives how many were reminded on the day.
	RemindChairs(ctx context.Context, m scoring.Month, by int64) (int, error)
}

// summaryFor says whether a row is for somebody who is the unit's chair by now.
func (h *Handler) summaryFor(_ context.Context, q *Question, row outbox.Row) (bool, error) {
	return chairs(q.Person, row.Unit), nil
}

// summaryNotice is a month's summary as its chair is sent it.
func (h *Handler) summaryNotice(ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error) {
	over, err := h.Store.Overtaken(ctx, row)
	if err != nil || over {
		return bot.Message{}, false, err
	}
	if err := h.Store.TellProvisional(ctx, row.Month, row.Unit); err != nil {
		return bot.Message{}, false, err
	}
	m, err := h.summary(ctx, q, row.Month, row.Unit)
	if _, refused := errors.AsType[Refusal](err); refused || errors.Is(err, errNotFull) { // the month has no card of the unit any more, or lacks figures
		return bot.Message{}, false, nil
	}
	return m, err == nil, err
}

// errNotFull is the answer to asking for the summary of a unit's month that is not full: nobody is told of a part as of the whole.
var errNotFull = errors.New("the month is not full")

// chairs says whether the person is the unit's chair.
func chairs(p people.Person, unit string) bool {
	return p.Holds(people.Grant{Role: people.Chair, Unit: unit})
}

// summary is a unit's month for its chair, as it is now.
func (h *Handler) summary(ctx context.Context, q *Question, m scoring.Month, unit string) (bot.Message, error) {
	score, err := h.readCard(ctx, q, Selection{Unit: unit, Month: m})
	if err != nil {
		return bot.Message{}, err
	}
	if score.Record.State != scoring.MonthFull {
		return bot.Message{}, errNotFull
	}
	s := view.Summary{Card: score, Overdue: -1, Now: -1}
	if s.Trend, err = scores.NewCards(h.Desk, h.Store).Trend(ctx, score); err != nil {
		return bot.Message{}, err
	}
	if s.Earlier, err = h.Store.Earlier(ctx, m, unit, q.Person.ID); err != nil {
		return bot.Message{}, err
	}
	if cut := score.Record.CutOff; !cut.IsZero() {
		if _, s.Overdue, err = h.Store.OverdueAtCutOff(ctx, unit, m, cut, 0, 1); err != nil {
			return bot.Message{}, err
		}
	}
	n, known, err := deadlines.NewCounts(h.Store).Overdue(ctx, unit, q.Renderer.Now)
	if err != nil {
		return bot.Message{}, err
	}
	if known {
		s.Now = n
	}
	message, err := view.SummaryPicture(view.Of(q.Renderer), s)
	if err != nil {
		return bot.Message{}, fmt.Errorf("draw the summary of unit %s in %s: %w", unit, m, err)
	}
	return message, nil
}

// seen notes that a chair has seen the summary, and shows it without the button.
func (h *Handler) seen(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if !chairs(q.Person, l.Unit) {
		return bot.Reply{}, q.Refuse("summary.only_chair")
	}
	m, err := h.summarised(ctx, q, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.Store.See(ctx, m, l.Unit, q.Person.ID, q.Renderer.Now); err != nil {
		return bot.Reply{}, err
	}
	message, err := h.summary(ctx, q, m, l.Unit)
	if errors.Is(err, errNotFull) {
		return h.Follow(ctx, q, routes.Card.Link(routes.OfUnit{Month: m, Unit: l.Unit}))
	}
	if err != nil {
		return bot.Reply{}, err
	}
	reply := q.Show(message)
	reply.Toast = q.Renderer.Words.Text("summary.seen_noted")
	return reply, nil
}

// notClosed reminds an admin of the oldest month that is reported and not closed, while there is one up to the row's.
func (h *Handler) notClosed(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	open, err := h.Store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, h.Zone))
	if err != nil || len(open) == 0 || open[0] > row.Month {
		return view.Told{}, false, err
	}
	return view.NotClosed(view.Of(q.Renderer), open[0], open), true, nil
}

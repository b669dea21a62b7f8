package handler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// Summaries are the months' summaries for the chairs, and who has seen them.
type Summaries interface {
	// Earlier is what somebody was told of a unit's month before.
	Earlier(ctx context.Context, m scoring.Month, unit string, person int64) (notice.Earlier, error)
	// Overtaken says whether a summary that waits must not go out any more.
	Overtaken(ctx context.Context, row notice.Row) (bool, error)
	// TellProvisional keeps what the provisional summary tells as it goes out; of a closed month it does nothing.
	TellProvisional(ctx context.Context, m scoring.Month, unit string) error
	See(ctx context.Context, m scoring.Month, unit string, person int64, at time.Time) error
	// Summarised says whether summaries of the month were queued.
	Summarised(ctx context.Context, m scoring.Month) (bool, error)
	// LatestSummarised is the latest month of which summaries were queued.
	LatestSummarised(ctx context.Context) (scoring.Month, bool, error)
	// Opened are the units whose month was summarised, with how far their chairs have come.
	Opened(ctx context.Context, m scoring.Month) ([]notice.Opened, error)
	// RemindChairs sends the summary again to those who have not seen it, once a day, and gives how many were reminded on the day.
	RemindChairs(ctx context.Context, m scoring.Month, by int64) (int, error)
	Closed(ctx context.Context, m scoring.Month) (bool, error)
}

// summaryNotice is a month's summary as its chair is sent it; whoever holds the office no longer is sent nothing.
func (h *Handler) summaryNotice(ctx context.Context, q *question, row notice.Row) (bot.Message, bool, error) {
	if !chairs(q.person, row.Unit) {
		return bot.Message{}, false, nil
	}
	over, err := h.Store.Overtaken(ctx, row)
	if err != nil || over {
		return bot.Message{}, false, err
	}
	if err := h.Store.TellProvisional(ctx, scoring.Month(row.Subject), row.Unit); err != nil {
		return bot.Message{}, false, err
	}
	m, err := h.summary(ctx, q, scoring.Month(row.Subject), row.Unit)
	if _, refused := errors.AsType[refusal](err); refused { // the month has no card of the unit any more
		return bot.Message{}, false, nil
	}
	return m, err == nil, err
}

// chairs says whether the person is the unit's chair.
func chairs(p people.Person, unit string) bool {
	for _, g := range p.Grants {
		if g.Role == people.Chair && g.Unit == unit {
			return true
		}
	}
	return false
}

// summary is a unit's month for its chair, as it is now.
func (h *Handler) summary(ctx context.Context, q *question, m scoring.Month, unit string) (bot.Message, error) {
	score, err := h.scored(ctx, q, asked{unit: unit, month: m})
	if err != nil {
		return bot.Message{}, err
	}
	s := view.Summary{Score: score, Overdue: -1}
	if s.Trend, err = h.trendOf(ctx, score); err != nil {
		return bot.Message{}, err
	}
	if s.Earlier, err = h.Store.Earlier(ctx, m, unit, q.person.ID); err != nil {
		return bot.Message{}, err
	}
	if cut := score.Record.CutOff; !cut.IsZero() {
		if _, s.Overdue, err = h.Store.OverdueAtCutOff(ctx, unit, m, cut, 0, 1); err != nil {
			return bot.Message{}, err
		}
	}
	if _, s.Now, err = h.Store.Overdue(ctx, unit, q.reader.Now, 0, 1); err != nil {
		return bot.Message{}, err
	}
	message, err := view.SummaryPicture(q.reader, s)
	if err != nil {
		return bot.Message{}, fmt.Errorf("draw the summary of unit %s in %s: %w", unit, m, err)
	}
	return message, nil
}

// seen notes that a chair has seen the summary, and shows it without the button.
func (h *Handler) seen(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if !chairs(q.person, l.Unit) {
		return bot.Reply{}, q.refuse("summary.only_chair")
	}
	m, err := h.summarised(ctx, q, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.Store.See(ctx, m, l.Unit, q.person.ID, q.reader.Now); err != nil {
		return bot.Reply{}, err
	}
	message, err := h.summary(ctx, q, m, l.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	reply := q.show(message)
	reply.Toast = q.reader.Words.Text("summary.seen_noted")
	return reply, nil
}

// unseen lists the units whose chairs have not seen a month's summary.
func (h *Handler) unseen(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	return h.unseenAfter(ctx, q, l, -1)
}

// remindChairs sends the summary again to those who have not seen it.
func (h *Handler) remindChairs(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if !q.person.Is(people.Admin) {
		return bot.Reply{}, q.refuse("summary.only_admin")
	}
	n := -1
	if l.Month != "" {
		var err error
		if n, err = h.Store.RemindChairs(ctx, l.Month, q.person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	return h.unseenAfter(ctx, q, l, n)
}

func (h *Handler) unseenAfter(ctx context.Context, q *question, l view.Link, reminded int) (bot.Reply, error) {
	if !q.person.Is(people.Admin) {
		return bot.Reply{}, q.refuse("summary.only_admin")
	}
	var err error
	if l.Month, err = h.summarised(ctx, q, l.Month); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Opened(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(all) == 0 {
		return bot.Reply{}, q.refuse("summary.none_in_month", "month", q.reader.Words.Month(string(l.Month)))
	}
	u := view.Unseen{Month: l.Month, All: len(all), Reminded: reminded}
	var lost []notice.Opened
	for _, o := range all {
		switch {
		case o.Unreached():
			lost = append(lost, o)
		case o.Unseen():
			u.Units = append(u.Units, o)
		}
	}
	u.Units = append(u.Units, lost...)
	u.Page = min(l.Page, view.LastPage(len(u.Units), view.UnitsPage))
	return q.show(view.UnseenList(q.reader, u)), nil
}

// summarised is the month asked for, else the latest of which summaries were sent.
func (h *Handler) summarised(ctx context.Context, q *question, m scoring.Month) (scoring.Month, error) {
	if m != "" {
		return m, nil
	}
	latest, ok, err := h.Store.LatestSummarised(ctx)
	if err == nil && !ok {
		err = q.refuse("summary.none")
	}
	return latest, err
}

// notClosed reminds an admin of a month that is over, while it is not closed.
func (h *Handler) notClosed(ctx context.Context, q *question, row notice.Row) (view.Told, bool, error) {
	m := scoring.Month(row.Subject)
	closed, err := h.Store.Closed(ctx, m)
	if err != nil || closed || !q.person.Is(people.Admin) {
		return view.Told{}, false, err
	}
	_, units, err := h.Store.Ranking(ctx, m, 0, 1)
	return view.NotClosed(q.reader, m, units > 0), err == nil, err
}

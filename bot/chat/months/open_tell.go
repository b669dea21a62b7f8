package months

import (
	"context"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// tellNotClosed reminds an admin of the oldest month that is reported and not closed, while there is one up to the row's.
func (r room) tellNotClosed(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	open, err := r.store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, r.Zone))
	if err != nil || len(open) == 0 || open[0] > row.Month {
		return chat.Matter{}, false, err
	}
	return openMatter(q.Renderer, open[0], open), true, nil
}

// openMatter reminds that a month is over, reported and not closed; open are all such months.
func openMatter(r chat.Renderer, m scoring.Month, open []scoring.Month) chat.Matter {
	return chat.Matter{
		Title: r.Words.Text("summary.not_closed", "month", r.Words.Month(string(m))),
		Lines: append([]string{r.Words.Text("summary.not_closed_why")}, alsoOpen(r, m, open)...),
		Leads: [][]chat.Choice{{{Label: r.Words.Text("summary.overview_button"), Link: routes.Overview.Link(routes.OfMonth{Month: m})}}},
	}
}

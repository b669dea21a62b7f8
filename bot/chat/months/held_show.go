package months

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
)

// tellHeld tells an admin that newer data differ from what is closed. Nothing is said when it is open again, when
// the differences are others by now, or when somebody chose to leave them.
func (r room) tellHeld(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	term := asShown{Month: row.Month, Term: row.Facts.Term}.span()
	c, err := r.closing(ctx, term)
	if err != nil || !c.InForce() || c.Told != row.Facts.Sum || c.Left == row.Facts.Sum {
		return chat.Matter{}, false, err
	}
	return heldMatter(q.Renderer, term, row.Facts.Units), true, nil
}

// closing is that of a month, quarter or year.
func (r room) closing(ctx context.Context, t scoring.Term) (scoring.Closing, error) {
	if m, is := t.Month(); is {
		return r.store.Closing(ctx, m)
	}
	if t == "" {
		return scoring.Closing{}, nil
	}
	return r.store.TermClosing(ctx, t)
}

// showHeld shows what the data there are now would change in a closed month.
func (r room) showHeld(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	return r.compare(ctx, q, scoring.Term(p.Month), p.Page)
}

// showTermHeld shows what the data there are now would change in a closed quarter or year.
func (r room) showTermHeld(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	return r.compare(ctx, q, p.Term, p.Page)
}

func (r room) compare(ctx context.Context, q *chat.Question, t scoring.Term, page int) (bot.Reply, error) {
	d, err := r.closer.CompareClosed(ctx, t)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.heldList(ctx, q, t, d, page, "")
}

// heldList lists the units whose figures would be others in a month, quarter or year.
func (r room) heldList(ctx context.Context, q *chat.Question, t scoring.Term, d ledger.ClosedComparison, page int, note string) (bot.Reply, error) {
	if !d.Closing.InForce() {
		return bot.Reply{}, chat.Refusal{Message: chat.Note(openSpan(q.Renderer, t, d.Closing), q.Renderer.Words.Text("closing.held_open"))}
	}
	names, err := r.unitNames(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	rules, err := r.RuleSet(d.Closing.RuleSet)
	if err != nil {
		return bot.Reply{}, err
	}
	records, err := r.records(ctx, t)
	if err != nil {
		return bot.Reply{}, err
	}
	reached := map[string]time.Time{}
	for _, record := range records {
		reached[record.Unit] = record.DataTime
	}
	page = min(page, chat.LastPage(len(d.Held), heldPage))
	reopen, err := r.toReopen(ctx, t)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(heldScreen(q.Renderer, heldUnits{ClosedComparison: d, Reached: reached, Rules: rules, Reopen: reopen, Names: names, Page: page, Note: note})), nil
}

// records are all cards of a month, quarter or year.
func (r room) records(ctx context.Context, t scoring.Term) ([]scoring.Record, error) {
	if m, is := t.Month(); is {
		return r.store.Records(ctx, m)
	}
	return r.store.TermRecords(ctx, t)
}

// toReopen are the months of a quarter or a year that are opened again to take newer data in: those from which they differ, or else the last
// one; none of a month.
func (r room) toReopen(ctx context.Context, t scoring.Term) (differ []scoring.Month, err error) {
	months := t.Months()
	if len(months) == 1 {
		return nil, nil
	}
	for _, m := range months {
		c, err := r.store.Closing(ctx, m)
		if err != nil {
			return nil, err
		}
		if c.InForce() && c.Told != "" {
			differ = append(differ, m)
		}
	}
	if len(differ) == 0 {
		differ = months[len(months)-1:]
	}
	return differ, nil
}

// leaveHeld leaves what is closed as it is, when the differences are still those that were shown.
func (r room) leaveHeld(ctx context.Context, q *chat.Question, p asShown) (bot.Reply, error) {
	t := p.span()
	if t == "" {
		return r.OldButton(ctx, q)
	}
	state, d, err := r.closer.Leave(ctx, t, p.Sum, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if state == ledger.Done {
		return q.Show(chat.Note(q.Renderer.Words.Text("closing.left", "month", q.Renderer.Words.Term(string(t))))), nil
	}
	note := ""
	if len(d.Held) > 0 {
		note = q.Renderer.Words.Text("closing.left_moved")
	}
	return r.heldList(ctx, q, t, d, 0, note)
}

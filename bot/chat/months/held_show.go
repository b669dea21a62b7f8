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

// tellHeld tells an admin that newer data differ from a closed month. Nothing is said when the month is open again, when
// the differences are others by now, or when somebody chose to leave them.
func (r room) tellHeld(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	c, err := r.store.Closing(ctx, row.Month)
	if err != nil || !c.InForce() || c.Told != row.Facts.Sum || c.Left == row.Facts.Sum {
		return chat.Matter{}, false, err
	}
	return heldMatter(q.Renderer, row.Month, row.Facts.Units), true, nil
}

// showHeld shows what the data there are now would change in a closed month.
func (r room) showHeld(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	d, err := r.closer.CompareClosed(ctx, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.heldList(ctx, q, p.Month, d, p.Page, "")
}

// heldList lists the units whose figures would be others in a month.
func (r room) heldList(ctx context.Context, q *chat.Question, m scoring.Month, d ledger.ClosedComparison, page int, note string) (bot.Reply, error) {
	if !d.Closing.InForce() {
		return bot.Reply{}, chat.Refusal{Message: chat.Note(OpenSentence(q.Renderer, m, d.Closing), q.Renderer.Words.Text("closing.held_open"))}
	}
	names, err := r.unitNames(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	rules, err := r.RuleSet(d.Closing.RuleSet)
	if err != nil {
		return bot.Reply{}, err
	}
	records, err := r.store.Records(ctx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	reached := map[string]time.Time{}
	for _, record := range records {
		reached[record.Unit] = record.DataTime
	}
	page = min(page, chat.LastPage(len(d.Held), heldPage))
	return q.Show(heldScreen(q.Renderer, heldUnits{ClosedComparison: d, Reached: reached, Rules: rules, Names: names, Page: page, Note: note})), nil
}

// leaveHeld leaves a closed month as it is, when the differences are still those that were shown.
func (r room) leaveHeld(ctx context.Context, q *chat.Question, p asShown) (bot.Reply, error) {
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	state, d, err := r.closer.Leave(ctx, ledger.CloseRequest{Month: p.Month, Sum: p.Sum, By: q.Person.ID, Update: q.Request.Update})
	if err != nil {
		return bot.Reply{}, err
	}
	if state == ledger.Done {
		return q.Show(chat.Note(q.Renderer.Words.Text("closing.left", "month", q.Renderer.Words.Month(string(p.Month))))), nil
	}
	note := ""
	if len(d.Held) > 0 {
		note = q.Renderer.Words.Text("closing.left_moved")
	}
	return r.heldList(ctx, q, p.Month, d, 0, note)
}

package handler

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// differs tells an admin that newer data differ from a closed month. Nothing is said when the month is open again, when
// the differences are others by now, or when somebody chose to leave them.
func (h *Handler) differs(ctx context.Context, q *question, row notice.Row) (view.Told, bool, error) {
	if !q.person.Is(people.Admin) {
		return view.Told{}, false, nil
	}
	c, err := h.Store.Closing(ctx, row.Month)
	if err != nil || !c.InForce() || c.Told != row.Facts.Sum || c.Left == row.Facts.Sum {
		return view.Told{}, false, err
	}
	return view.HeldTold(q.reader, row.Month, row.Facts.Units), true, nil
}

// held shows what the data there are now would change in a closed month.
func (h *Handler) held(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.mayClose(); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.oldButton(ctx, q)
	}
	d, err := h.Closer.Differing(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.heldList(ctx, q, l.Month, d, l.Page, "")
}

func (h *Handler) heldList(ctx context.Context, q *question, m scoring.Month, d intake.Differing, page int, note string) (bot.Reply, error) {
	if !d.Closing.InForce() {
		return bot.Reply{}, refusal{view.Note(view.Open(q.reader, m, d.Closing), q.reader.Words.Text("closing.held_open"))}
	}
	names, err := h.unitNames(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	rules, err := h.rulesNamed(d.Closing.RuleSet)
	if err != nil {
		return bot.Reply{}, err
	}
	records, err := h.Store.Records(ctx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	reached := map[string]time.Time{}
	for _, r := range records {
		reached[r.Unit] = r.DataTime
	}
	page = min(page, view.LastPage(len(d.Held), view.HeldPage))
	return q.show(view.HeldList(q.reader, view.Held{Differing: d, Reached: reached, Rules: rules, Names: names, Page: page, Note: note})), nil
}

// leaveHeld leaves a closed month as it is, when the differences are still those that were shown.
func (h *Handler) leaveHeld(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.mayClose(); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.oldButton(ctx, q)
	}
	state, d, err := h.Closer.Leave(ctx, intake.Asked{Month: l.Month, Sum: l.Item, By: q.person.ID, Update: q.request.Update})
	if err != nil {
		return bot.Reply{}, err
	}
	if state == intake.Done {
		return q.show(view.Note(q.reader.Words.Text("closing.left", "month", q.reader.Words.Month(string(l.Month))))), nil
	}
	note := ""
	if len(d.Held) > 0 {
		note = q.reader.Words.Text("closing.left_moved")
	}
	return h.heldList(ctx, q, l.Month, d, 0, note)
}

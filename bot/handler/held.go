package handler

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/outbox"
)

// differs tells an admin that newer data differ from a closed month. Nothing is said when the month is open again, when
// the differences are others by now, or when somebody chose to leave them.
func (h *Handler) differs(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	c, err := h.Store.Closing(ctx, row.Month)
	if err != nil || !c.InForce() || c.Told != row.Facts.Sum || c.Left == row.Facts.Sum {
		return view.Told{}, false, err
	}
	return view.HeldTold(view.Of(q.Renderer), row.Month, row.Facts.Units), true, nil
}

// held shows what the data there are now would change in a closed month.
func (h *Handler) held(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.OldButton(ctx, q)
	}
	d, err := h.Closer.Differing(ctx, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.heldList(ctx, q, l.Month, d, l.Page, "")
}

func (h *Handler) heldList(ctx context.Context, q *Question, m scoring.Month, d intake.Differing, page int, note string) (bot.Reply, error) {
	if !d.Closing.InForce() {
		return bot.Reply{}, Refusal{Message: chat.Note(view.Open(view.Of(q.Renderer), m, d.Closing), q.Renderer.Words.Text("closing.held_open"))}
	}
	names, err := h.unitNames(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	rules, err := h.RuleSet(d.Closing.RuleSet)
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
	page = min(page, chat.LastPage(len(d.Held), view.HeldPage))
	return q.Show(view.HeldList(view.Of(q.Renderer), view.Held{Differing: d, Reached: reached, Rules: rules, Names: names, Page: page, Note: note})), nil
}

// leaveHeld leaves a closed month as it is, when the differences are still those that were shown.
func (h *Handler) leaveHeld(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := mayClose(q); err != nil {
		return bot.Reply{}, err
	}
	if l.Month == "" {
		return h.OldButton(ctx, q)
	}
	state, d, err := h.Closer.Leave(ctx, intake.Asked{Month: l.Month, Sum: l.Item, By: q.Person.ID, Update: q.Request.Update})
	if err != nil {
		return bot.Reply{}, err
	}
	if state == intake.Done {
		return q.Show(chat.Note(q.Renderer.Words.Text("closing.left", "month", q.Renderer.Words.Month(string(l.Month))))), nil
	}
	note := ""
	if len(d.Held) > 0 {
		note = q.Renderer.Words.Text("closing.left_moved")
	}
	return h.heldList(ctx, q, l.Month, d, 0, note)
}

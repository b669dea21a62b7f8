package handler

import (
	"context"
	"errors"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// What dialogues ask for. The words are in the store.
const (
	asksMonth = "month"
	asksUnit  = "unit"
)

// answerable is how long a question may be answered.
const answerable = 15 * time.Minute

// monthsOffered is how many months are offered beside the question for one.
const monthsOffered = 8

// askMonth asks which month of a unit's card is wanted.
func (h *Handler) askMonth(ctx context.Context, q *question, unit string) (bot.Reply, error) {
	to := view.Link{To: view.ToScorecard, Unit: unit}
	if err := h.ask(ctx, q, asksMonth, to); err != nil {
		return bot.Reply{}, err
	}
	months, err := h.Store.Months(ctx, unit)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []view.Choice
	for _, m := range slices.Backward(months[max(0, len(months)-monthsOffered):]) {
		to.Month = m
		choices = append(choices, view.Choice{Label: q.reader.Words.ShortMonth(string(m)), Link: to})
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("ask.month"), choices)), nil
}

// askUnit asks for which unit a view is wanted.
func (h *Handler) askUnit(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	if err := h.ask(ctx, q, asksUnit, to); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("ask.unit"), nil)), nil
}

// ask keeps what is asked: the person's next message fills what is missing in the link.
func (h *Handler) ask(ctx context.Context, q *question, what string, to view.Link) error {
	about, ok := to.Data()
	if !ok {
		return q.refuse("unit.unknown", "name", view.Quoted(to.Unit))
	}
	return h.Store.Ask(ctx, q.person.ID, people.Dialogue{Asks: what, About: about, Expires: q.reader.Now.Add(answerable)}, q.request.Update)
}

// answered takes a message as the answer to what was asked, and gives the view. What cannot be read leaves the question
// open, and says how to leave it.
func (h *Handler) answered(ctx context.Context, q *question, d people.Dialogue) (bot.Reply, error) {
	to, ok := view.ReadLink(d.About)
	if !ok { // of another version of the program
		if err := h.leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
		return h.plain(ctx, q)
	}
	a, err := h.asked(ctx, q, q.request.Text, to.To)
	if err == nil && d.Asks == asksUnit && a.unit == "" {
		err = q.refuse("ask.no_unit")
	}
	if r, ok := errors.AsType[refusal](err); ok {
		return say(view.Followed(r.message, q.reader.Words.Text("ask.still"))), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if a.month != "" {
		to.Month = a.month
	}
	if a.unit != "" {
		to.Unit = a.unit
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.follow(ctx, q, to)
}

package handler

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/broadcast"
)

// audienceWords names what an audience is chosen by.
func (h *Handler) audienceWords(ctx context.Context, q *question, a broadcast.Audience) (view.AudienceWords, error) {
	w := view.AudienceWords{Audience: a, GradeName: a.Grade, UnderName: a.Under}
	for _, code := range a.Units {
		name, err := h.nameOrCode(ctx, code)
		if err != nil {
			return w, err
		}
		w.Names = append(w.Names, name)
	}
	if a.Grade == "" && a.Under == "" {
		return w, nil
	}
	rules, err := h.latestRules(ctx)
	if err != nil || rules == nil {
		return w, err
	}
	if ind, ok := rules.Indicator(a.Under); ok {
		w.UnderName = ind.Short.In(q.reader.Words.Language())
	}
	for _, g := range rules.Grades {
		if g.Code == a.Grade {
			w.GradeName = g.Name.In(q.reader.Words.Language())
		}
	}
	return w, nil
}

// askUnits asks for the units of a draft's audience.
func (h *Handler) askUnits(ctx context.Context, q *question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := h.askFreely(ctx, q, asksAudience, at); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("broadcast.ask_units"), nil)), nil
}

// between is what stands between names of units.
var between = regexp.MustCompile(`[,;\n]+`)

// fillAudience takes a message as the names of units. It is refused whole when one of them is none.
func (h *Handler) fillAudience(ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
	at, _ := view.ReadStep(about.Item)
	index, err := h.Store.Index(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	var codes []string
	for _, name := range between.Split(q.request.Text, -1) {
		words := strings.Fields(name)
		if len(words) == 0 {
			continue
		}
		u, ok := find(index, reading{unit: unitWords(words)}, scoring.MonthOf(q.reader.Now, h.Zone))
		if !ok {
			return bot.Reply{}, q.refuse("unit.unknown", "name", view.Quoted(name))
		}
		if !slices.Contains(codes, u.Code) {
			codes = append(codes, u.Code)
		}
	}
	if len(codes) == 0 {
		return bot.Reply{}, q.refuse("ask.no_unit")
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.Audience.Units = codes }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.whoChoice(ctx, q, at, b, 0)
	})
}

// recipientUnits are the units whom a draft would go to.
func (h *Handler) recipientUnits(ctx context.Context, q *question, _ view.Step, b broadcast.Broadcast, page int) (bot.Reply, error) {
	d, recipients, err := h.draft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	heads := map[string]int{}
	for _, r := range recipients {
		heads[r.Unit]++
	}
	var units []scoring.UnitCount
	for _, code := range broadcast.Units(recipients) {
		name, err := h.nameOrCode(ctx, code)
		if err != nil {
			return bot.Reply{}, err
		}
		units = append(units, scoring.UnitCount{Unit: code, Name: name, Count: heads[code]})
	}
	if heads[""] > 0 {
		units = append(units, scoring.UnitCount{Count: heads[""]})
	}
	return q.show(view.RecipientUnits(q.reader, d, units, min(page, view.LastPage(len(units), view.NamesPage)))), nil
}

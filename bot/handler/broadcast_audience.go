package handler

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/broadcast"
)

// audienceWords names what an audience is chosen by.
func (h *Handler) audienceWords(ctx context.Context, q *Question, a broadcast.Audience) (view.AudienceWords, error) {
	w := view.AudienceWords{Audience: a, GradeName: a.Grade, UnderName: a.Under}
	for _, code := range a.Units {
		name, err := h.UnitNameOrCode(ctx, code)
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
		w.UnderName = ind.Short.In(q.Renderer.Words.Language())
	}
	for _, g := range rules.Grades {
		if g.Code == a.Grade {
			w.GradeName = g.Name.In(q.Renderer.Words.Language())
		}
	}
	return w, nil
}

// askUnits asks for the units of a draft's audience.
func (h *Handler) askUnits(ctx context.Context, q *Question, at view.Step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := h.askFreely(ctx, q, asksAudience, at); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("broadcast.ask_units"), nil)), nil
}

// between is what stands between names of units.
var between = regexp.MustCompile(`[,;\n]+`)

// fillAudience takes a message as the names of units. It is refused whole when one of them is none.
func (h *Handler) fillAudience(ctx context.Context, q *Question, about chat.Link) (bot.Reply, error) {
	at, _ := view.ReadStep(about.Item)
	var codes []string
	for _, name := range between.Split(q.Request.Text, -1) {
		if strings.TrimSpace(name) == "" {
			continue
		}
		u, ok, err := h.FindUnit(ctx, q, name)
		if err != nil {
			return bot.Reply{}, err
		}
		if !ok {
			return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quoted(name))
		}
		if !slices.Contains(codes, u.Code) {
			codes = append(codes, u.Code)
		}
	}
	if len(codes) == 0 {
		return bot.Reply{}, q.Refuse("ask.no_unit")
	}
	if err := h.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.changeBroadcast(ctx, q, at, func(b *broadcast.Broadcast) { b.Audience.Units = codes }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return h.whoChoice(ctx, q, at, b, 0)
	})
}

// recipientUnits are the units whom a draft would go to.
func (h *Handler) recipientUnits(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, page int) (bot.Reply, error) {
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
		name, err := h.UnitNameOrCode(ctx, code)
		if err != nil {
			return bot.Reply{}, err
		}
		units = append(units, scoring.UnitCount{Unit: code, Name: name, Count: heads[code]})
	}
	if heads[""] > 0 {
		units = append(units, scoring.UnitCount{Count: heads[""]})
	}
	return q.Show(view.RecipientUnits(view.Of(q.Renderer), d, units, min(page, chat.LastPage(len(units), view.NamesPage)))), nil
}

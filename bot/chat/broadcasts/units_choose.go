package broadcasts

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/broadcast"
)

// nameAudience names what an audience is chosen by.
func (r facts) nameAudience(ctx context.Context, q *chat.Question, a broadcast.Audience) (audienceWords, error) {
	w := audienceWords{Audience: a, GradeName: a.Grade, UnderName: a.Under}
	for _, code := range a.Units {
		name, err := r.UnitNameOrCode(ctx, code)
		if err != nil {
			return w, err
		}
		w.Names = append(w.Names, name)
	}
	if a.Grade == "" && a.Under == "" {
		return w, nil
	}
	rules, err := r.latestRules(ctx)
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
func (r room) askUnits(ctx context.Context, q *chat.Question, at step, _ broadcast.Broadcast, _ int) (bot.Reply, error) {
	if err := r.askFreely(ctx, q, asksAudience, at); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("broadcast.ask_units"), nil)), nil
}

// between is what stands between names of units.
var between = regexp.MustCompile(`[,;\n]+`)

// fillAudience takes a message as the names of units. It is refused whole when one of them is none.
func (r room) fillAudience(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	at, _ := toStep.Read(about)
	var codes []string
	for _, name := range between.Split(q.Request.Text, -1) {
		if strings.TrimSpace(name) == "" {
			continue
		}
		u, ok, err := r.FindUnit(ctx, q, name)
		if err != nil {
			return bot.Reply{}, err
		}
		if !ok {
			return bot.Reply{}, q.Refuse("unit.unknown", "name", chat.Quote(name))
		}
		if !slices.Contains(codes, u.Code) {
			codes = append(codes, u.Code)
		}
	}
	if len(codes) == 0 {
		return bot.Reply{}, q.Refuse("ask.no_unit")
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return r.change(ctx, q, at, func(b *broadcast.Broadcast) { b.Audience.Units = codes }, func(b broadcast.Broadcast) (bot.Reply, error) {
		return r.chooseWho(ctx, q, at, b, 0)
	})
}

// recipientUnits are the units whom a draft would go to.
func (r room) recipientUnits(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, page int) (bot.Reply, error) {
	d, recipients, err := r.readDraft(ctx, q, b)
	if err != nil {
		return bot.Reply{}, err
	}
	heads := map[string]int{}
	for _, r := range recipients {
		heads[r.Unit]++
	}
	var units []scoring.UnitCount
	for _, code := range broadcast.Units(recipients) {
		name, err := r.UnitNameOrCode(ctx, code)
		if err != nil {
			return bot.Reply{}, err
		}
		units = append(units, scoring.UnitCount{Unit: code, Name: name, Count: heads[code]})
	}
	if heads[""] > 0 {
		units = append(units, scoring.UnitCount{Count: heads[""]})
	}
	return q.Show(recipientsScreen(q.Renderer, d, units, min(page, chat.LastPage(len(units), namesPage)))), nil
}

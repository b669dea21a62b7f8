package handler

import (
	"context"
	"regexp"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// What the dialogues about targets ask for. The words are in the store.
const (
	asksTarget     = "target"
	asksTargetUnit = "target-unit"
)

// askTarget asks for another target of an indicator.
func (h *Handler) askTarget(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	to := view.Link{To: view.ToTarget, Unit: l.Unit, Item: l.Item}
	a, _, err := h.readAim(ctx, q, to, l.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.ask(ctx, q, asksTarget, to); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("targets.ask", "indicator", a.Indicator.Name.In(q.reader.Words.Language())), nil)), nil
}

// fillTarget takes what was written as a share and shows what it would do. Nothing is saved.
func (h *Handler) fillTarget(ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
	share, ok := readPercent(q.request.Text)
	if !ok {
		return bot.Reply{}, q.refuse("targets.unreadable", "text", view.Quoted(q.request.Text))
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	return h.answeredBy(h.propose(ctx, q, view.Link{To: view.ToProposal, Unit: about.Unit, Item: view.Proposal{Indicator: about.Item, Share: share}.Item()}))
}

// askTargetUnit asks for the unit whose targets are wanted.
func (h *Handler) askTargetUnit(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if _, _, err := h.readAims(ctx, q, view.Link{}); err != nil {
		return bot.Reply{}, err
	}
	if err := h.ask(ctx, q, asksTargetUnit, view.Link{To: view.ToTarget, Item: l.Item}); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("targets.ask_unit"), nil)), nil
}

// fillTargetUnit takes what was written as the unit. Without an indicator in the question its list is shown.
func (h *Handler) fillTargetUnit(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	if to.Item == "" {
		to.To = view.ToTargets
	}
	return h.followUnit(ctx, q, to)
}

// followUnit takes what was written as the unit of a link, and follows it.
func (h *Handler) followUnit(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	u, err := h.unitMeant(ctx, q, q.request.Text, to)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := h.leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	to.Unit = u.Code
	return h.answeredBy(h.follow(ctx, q, to))
}

// percent is a share as people write it: "95", "95%", "87,5 %", "87.25 phần trăm".
var percent = regexp.MustCompile(`^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|phần trăm|per ?cent)?$`)

// readPercent reads a share of the maximum in per cent, to a hundredth; false when it is none, or over 100 %.
func readPercent(text string) (scoring.Fraction, bool) {
	found := percent.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if found == nil {
		return scoring.Fraction{}, false
	}
	n, err := scoring.ParseFraction(found[1])
	if err != nil || n.Cmp(scoring.Int(100)) > 0 {
		return scoring.Fraction{}, false
	}
	return n.Quo(scoring.Int(100)), true
}

package targets

import (
	"context"
	"regexp"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// What the dialogues about targets ask for. The words are in the store.
const (
	asksTarget = "target"
	asksUnit   = "target-unit"
)

// ask asks for another target of an indicator.
func (r room) ask(ctx context.Context, q *chat.Question, p ofIndicator) (bot.Reply, error) {
	t, _, err := r.readTarget(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := r.Ask(ctx, q, asksTarget, toTarget.Link(p)); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("targets.ask", "indicator", t.Indicator.Name.In(q.Renderer.Words.Language())), nil)), nil
}

// takeTarget takes what was written as a share and shows what it would do. Nothing is saved.
func (r room) takeTarget(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	of, known := readPercent(q.Request.Text)
	if !known {
		return bot.Reply{}, q.Refuse("targets.unreadable", "text", chat.Quote(q.Request.Text))
	}
	if err := r.Leave(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	asked, _ := toTarget.Read(about)
	return chat.AnsweredBy(r.propose(ctx, q, proposal{Unit: asked.Unit, Indicator: asked.Indicator, Share: shareOf(of)}))
}

// askUnit asks for the unit whose targets are wanted.
func (r room) askUnit(ctx context.Context, q *chat.Question, p ofIndicator) (bot.Reply, error) {
	if _, _, err := r.readTargets(ctx, q, ""); err != nil {
		return bot.Reply{}, err
	}
	if err := r.Ask(ctx, q, asksUnit, toTarget.Link(ofIndicator{Indicator: p.Indicator})); err != nil {
		return bot.Reply{}, err
	}
	return chat.Say(chat.Ask(q.Renderer, q.Renderer.Words.Text("targets.ask_unit"), nil)), nil
}

// takeUnit takes what was written as the unit. Without an indicator in the question its list is shown.
func (r room) takeUnit(ctx context.Context, q *chat.Question, about chat.Link) (bot.Reply, error) {
	if about.Item == "" {
		about = toList.Link(ofUnit{})
	}
	return r.TakeUnit(ctx, q, about)
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

package targets

import (
	"context"
	"errors"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// propose shows what a change would do; for one that changes nothing, what is in force. Nothing is saved.
func (r room) propose(ctx context.Context, q *chat.Question, p proposal) (bot.Reply, error) {
	c, err := r.readChange(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if _, set := c.Targets.Set(c.Rules, c.Indicator.Code, c.Unit); p.isRemoval() && !set {
		return q.Show(targetScreen(q.Renderer, c.indicatorTarget)), nil
	}
	return q.Show(changeScreen(q.Renderer, c)), nil
}

// showAffected names the units that a change would leave under their targets.
func (r room) showAffected(ctx context.Context, q *chat.Question, p proposal) (bot.Reply, error) {
	c, err := r.readChange(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(c.Records) == 0 {
		return q.Show(changeScreen(q.Renderer, c)), nil
	}
	return q.Show(affectedScreen(q.Renderer, c, min(p.Page, chat.LastPage(len(c.Effect.Then), affectedPage)))), nil
}

// save saves what the button says, and no more, however often it is pressed; then it shows what is in force. When targets
// have changed since the button was made, it shows what saving would do now, and asks again.
func (r room) save(ctx context.Context, q *chat.Question, p proposal) (bot.Reply, error) {
	c, err := r.readChange(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	err = r.store.ChangeTarget(ctx, scoring.Target{
		Rules: c.Rules.Code, Indicator: c.Indicator.Code, Unit: c.Unit, Share: p.Share.of, By: q.Person.ID,
	}, p.isRemoval(), p.Seen)
	if errors.Is(err, scoring.ErrTargetsMoved) {
		c.Moved, c.Proposal.Seen = true, 0
		return q.Show(changeScreen(q.Renderer, c)), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	reply, err := r.showTarget(ctx, q, ofIndicator{Unit: c.Unit, Indicator: c.Indicator.Code})
	reply.Toast = q.Renderer.Words.Text("targets.saved")
	return reply, err
}

// readChange reads what would be changed, and measures its effect by the latest month's cards.
func (r room) readChange(ctx context.Context, q *chat.Question, p proposal) (c change, err error) {
	c.Proposal = p
	if c.indicatorTarget, c.Records, err = r.readTarget(ctx, q, ofIndicator{Unit: p.Unit, Indicator: p.Indicator}); err != nil {
		return c, err
	}
	if len(c.Records) > 0 {
		c.Month = c.Records[0].Month
	}
	c.Measured = c.Records
	if c.Unit != "" {
		c.Measured = slices.DeleteFunc(slices.Clone(c.Records), func(rec scoring.Record) bool { return rec.Unit != c.Unit })
	}
	one := scoring.Target{Rules: c.Rules.Code, Indicator: p.Indicator, Unit: c.Unit, Share: p.Share.of}
	c.Then = c.Targets.Without(one)
	if !p.isRemoval() {
		c.Then = c.Then.With(one)
	}
	c.Effect = scoring.NewEffect(c.Rules, c.Indicator, c.Measured, c.Targets, c.Then)
	return c, nil
}

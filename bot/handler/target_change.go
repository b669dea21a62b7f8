package handler

import (
	"context"
	"errors"
	"slices"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
)

// propose shows what a change would do; for one that changes nothing, what is in force. Nothing is saved.
func (h *Handler) propose(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	c, err := h.readChange(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	if _, set := c.Targets.Set(c.Indicator.Code, c.Unit); c.Proposal.Back && !set {
		return q.show(view.TargetOf(q.reader, c.Aim)), nil
	}
	return q.show(view.TargetChange(q.reader, c)), nil
}

// affected names the units that a change would leave under their targets.
func (h *Handler) affected(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	c, err := h.readChange(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.Affected(q.reader, c, min(l.Page, view.LastPage(len(c.Effect.Then), view.AffectedPage)))), nil
}

// saveTarget saves what the link says, and no more, however often it is pressed; then it shows what is in force. When targets
// have changed since the link was made, it shows what saving would do now, and asks again.
func (h *Handler) saveTarget(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	c, err := h.readChange(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	err = h.Store.ChangeTarget(ctx, scoring.Target{
		Indicator: c.Indicator.Code, Unit: c.Unit, Share: c.Proposal.Share, By: q.person.ID,
	}, c.Proposal.Back, c.Proposal.Seen)
	if errors.Is(err, scoring.ErrTargetsMoved) {
		c.Moved, c.Proposal.Seen = true, 0
		return q.show(view.TargetChange(q.reader, c)), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	reply, err := h.target(ctx, q, view.Link{To: view.ToTarget, Unit: l.Unit, Item: c.Indicator.Code})
	reply.Toast = q.reader.Words.Text("targets.saved")
	return reply, err
}

// readChange reads what a link proposes, and measures its effect by the latest month's cards.
func (h *Handler) readChange(ctx context.Context, q *question, l view.Link) (c view.Change, err error) {
	proposal, ok := view.ReadProposal(l.Item)
	if !ok {
		return c, q.refuse("targets.unknown_indicator", "indicator", view.Quoted(l.Item))
	}
	c.Proposal = proposal
	if c.Aim, c.Records, err = h.readAim(ctx, q, l, proposal.Indicator); err != nil {
		return c, err
	}
	c.Month = c.Records[0].Month
	c.Measured = c.Records
	if c.Unit != "" {
		c.Measured = slices.DeleteFunc(slices.Clone(c.Records), func(r scoring.Record) bool { return r.Unit != c.Unit })
	}
	c.Then = c.Targets.Without(proposal.Indicator, c.Unit)
	if !proposal.Back {
		c.Then = c.Then.With(scoring.Target{Indicator: proposal.Indicator, Unit: c.Unit, Share: proposal.Share})
	}
	c.Effect = scoring.NewEffect(c.Indicator, c.Measured, c.Targets, c.Then)
	return c, nil
}

package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// choosePeriod keeps of which period a file is a list, as an admin says, and looks at it again.
func (h *Handler) choosePeriod(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	parts, _ := l.Parts()
	if len(parts) != 3 {
		return h.OldButton(ctx, q)
	}
	u, err := h.opened(ctx, q, chat.Link{Item: parts[0]})
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == intake.UploadTaken {
		return h.alreadyTaken(ctx, q, u)
	}
	if _, err := scoring.ParsePeriod(parts[1], h.Zone); err != nil {
		return h.OldButton(ctx, q)
	}
	if _, err := scoring.ParseLists(parts[2]); err != nil && parts[2] != "" {
		return h.OldButton(ctx, q)
	}
	u.Period, u.Lists = parts[1], parts[2]
	if err := h.Store.ChoosePeriod(ctx, u.ID, u.Period, u.Lists); err != nil {
		return bot.Reply{}, err
	}
	body, err := h.fetch(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.looked(ctx, q, u, body)
}

// stated is what was chosen of a file; what it was left to itself is not stated.
func (h *Handler) stated(u intake.Upload, opt intake.Options) intake.Options {
	if p, err := scoring.ParsePeriod(u.Period, h.Zone); err == nil {
		opt.Period = p
	}
	if l, err := scoring.ParseLists(u.Lists); err == nil {
		opt.Lists = l
	}
	return opt
}

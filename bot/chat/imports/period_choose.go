package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// choosePeriod keeps of which period a file is a list, as an admin says, and looks at it again.
func (r room) choosePeriod(ctx context.Context, q *chat.Question, p ofPeriod) (bot.Reply, error) {
	u, err := r.openUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == ledger.UploadTaken {
		return r.alreadyTaken(ctx, q, u)
	}
	if _, err := scoring.ParsePeriod(p.Period, r.Zone); err != nil {
		return r.OldButton(ctx, q)
	}
	if _, err := scoring.ParseLists(p.Lists); err != nil && p.Lists != "" {
		return r.OldButton(ctx, q)
	}
	u.Period, u.Lists = p.Period, p.Lists
	if err := r.store.ChoosePeriod(ctx, u.ID, u.Period, u.Lists); err != nil {
		return bot.Reply{}, err
	}
	body, err := r.fetchFile(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.lookAndAnswer(ctx, q, u, body)
}

// withPeriod adds to the options of an import what was chosen of its file; what was left to the file is not stated.
func (r room) withPeriod(u ledger.Upload, opt ledger.ImportOptions) ledger.ImportOptions {
	if p, err := scoring.ParsePeriod(u.Period, r.Zone); err == nil {
		opt.Period = p
	}
	if l, err := scoring.ParseLists(u.Lists); err == nil {
		opt.Lists = l
	}
	return opt
}

package disputes

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/scoring"
)

// chooseDossier asks which dossier of a page of a list is disputed, in a message of its own: the list is still wanted.
func (r room) chooseDossier(ctx context.Context, q *chat.Question, p routes.OfList) (bot.Reply, error) {
	if !q.Serves(p.Unit) {
		return bot.Reply{}, q.Refuse("dispute.not_yours")
	}
	if p.Month == "" {
		return r.OldButton(ctx, q)
	}
	list, known, err := r.findList(ctx, q, p)
	if err != nil {
		return bot.Reply{}, err
	}
	if !known {
		return r.OldButton(ctx, q)
	}
	rows, _, page, err := chat.ReadPage(p.Page, list.page, list.read)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(rows) == 0 {
		return bot.Reply{}, q.Refuse("dispute.none_listed")
	}
	return chat.Say(chooseScreen(q.Renderer, p.Month, rows, page*list.page+1)), nil
}

// dossierList is a list at which a dispute begins: how a part of it is read, and how long its pages are.
type dossierList struct {
	read func(offset int) ([]scoring.Listed, int, error)
	page int
}

// findList finds the list that a button stands under; false when there is no such list.
func (r room) findList(ctx context.Context, q *chat.Question, p routes.OfList) (dossierList, bool, error) {
	if p.List == routes.ListNow {
		return dossierList{page: deadlines.OverduePage, read: func(offset int) ([]scoring.Listed, int, error) {
			return r.lists.Overdue(ctx, p.Unit, q.Renderer.Now, offset, deadlines.OverduePage)
		}}, true, nil
	}
	card, err := r.cards.Read(ctx, q, chat.Selection{Month: p.Month, Unit: p.Unit})
	if err != nil || card.Record.Published {
		return dossierList{}, false, err
	}
	if p.List == routes.ListThen {
		return dossierList{page: deadlines.OverduePage, read: func(offset int) ([]scoring.Listed, int, error) {
			return r.lists.OverdueAtCutOff(ctx, p.Unit, p.Month, deadlines.CutOffOf(q.Renderer, card.Record), offset, deadlines.OverduePage)
		}}, true, nil
	}
	ind, known := card.Rules.Indicator(p.List)
	if !known || ind.Counts == scoring.Entered {
		return dossierList{}, false, nil
	}
	return dossierList{page: scores.GapPage, read: func(offset int) ([]scoring.Listed, int, error) {
		return r.lists.Gap(ctx, p.Month, p.Unit, ind.Counts, offset, scores.GapPage)
	}}, true, nil
}

// ownDossier is a dossier of a unit that the person serves, to be disputed in a month. The button that named them is trusted
// in nothing. In the running month it may be that of a unit which has ended since the first day: it is the heir's by now.
func (r room) ownDossier(ctx context.Context, q *chat.Question, p ofDossier) (scoring.Listed, error) {
	d, known, err := r.store.Dossier(ctx, p.Dossier, p.Month.FirstDay())
	if err == nil && known && !q.Serves(d.Unit) && p.Month == scoring.MonthOf(q.Renderer.Now, r.Zone) {
		d, known, err = r.store.Dossier(ctx, p.Dossier, q.Today())
	}
	switch {
	case err != nil:
		return d, err
	case !known || !q.Serves(d.Unit):
		return d, q.Refuse("dispute.not_yours")
	case p.Month == "":
		return d, q.Refuse("dispute.not_listed")
	}
	return d, nil
}

// listedDossier is a dossier of the person's that stands in one of the month's lists.
func (r room) listedDossier(ctx context.Context, q *chat.Question, p ofDossier) (scoring.Listed, error) {
	d, err := r.ownDossier(ctx, q, p)
	if err != nil {
		return d, err
	}
	stands, err := r.store.Disputable(ctx, p.Month, p.Dossier, q.Renderer.Now)
	if err == nil && !stands {
		err = q.Refuse("dispute.not_listed")
	}
	return d, err
}

// disputableDossier is a dossier of the person's that can be disputed in the month, or else the dispute of it that stands.
func (r room) disputableDossier(ctx context.Context, q *chat.Question, p ofDossier) (d scoring.Listed, stands *scoring.Dispute, err error) {
	if d, err = r.ownDossier(ctx, q, p); err != nil {
		return d, nil, err
	}
	standing, some, err := r.store.StandingDispute(ctx, p.Month, p.Dossier)
	if err != nil || some {
		return d, &standing, err
	}
	d, err = r.listedDossier(ctx, q, p)
	return d, nil, err
}

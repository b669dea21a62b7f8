package handler

import (
	"context"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func (h *Handler) acceptDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.decideDispute(ctx, q, l, scoring.DisputeAccepted)
}

func (h *Handler) rejectDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	return h.decideDispute(ctx, q, l, scoring.DisputeRejected)
}

// decideDispute decides a report, or says what was decided before. The answer is a message of its own: the button's may hold
// those of other reports.
func (h *Handler) decideDispute(ctx context.Context, q *Question, l chat.Link, to scoring.DisputeState) (bot.Reply, error) {
	if err := q.RequireAdmin("dispute.admins_only"); err != nil {
		return bot.Reply{}, err
	}
	id, err := strconv.ParseInt(l.Item, 10, 64)
	if err != nil {
		return h.OldButton(ctx, q)
	}
	d, known, err := h.Store.DecideDispute(ctx, id, to, q.Person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if !known {
		return h.OldButton(ctx, q)
	}
	by := ""
	if d.State != scoring.DisputeWithdrawn {
		if by, err = h.who(ctx, q, d.DecidedBy, d.Dossier.Unit); err != nil {
			return bot.Reply{}, err
		}
	}
	return chat.Say(view.DisputeDecided(view.Of(q.Renderer), d, by, d.DecidedBy != q.Person.ID || d.State != to)), nil
}

// disputed tells an admin of a report that nobody has decided yet.
func (h *Handler) disputed(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	d, known, err := h.reportOf(ctx, row)
	if err != nil || !known || d.State != scoring.DisputeOpen || !q.Person.Is(people.Admin) {
		return view.Told{}, false, err
	}
	return view.DisputeTold(view.Of(q.Renderer), d), true, nil
}

// settled tells who reported a dossier what was decided, as long as they may see it and have not withdrawn the report.
func (h *Handler) settled(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	d, known, err := h.reportOf(ctx, row)
	if err != nil || !known || d.State != scoring.DisputeAccepted && d.State != scoring.DisputeRejected {
		return view.Told{}, false, err
	}
	if may, err := h.maySeeReport(ctx, q, d); err != nil || !may {
		return view.Told{}, false, err
	}
	return view.DisputeSettled(view.Of(q.Renderer), d), true, nil
}

// maySeeReport says whether the person may see a report's dossier: as their unit's, or as that of the unit whose heir they serve
// by now.
func (h *Handler) maySeeReport(ctx context.Context, q *Question, d scoring.Dispute) (bool, error) {
	if q.Person.MaySeeDossiers(d.Dossier.Unit) {
		return true, nil
	}
	_, heir, has, err := h.HeirOf(ctx, q, d.Dossier.Unit)
	return err == nil && has && q.Person.MaySeeDossiers(heir.Code), err
}

// reportOf is the report that a notice is about.
func (h *Handler) reportOf(ctx context.Context, row outbox.Row) (scoring.Dispute, bool, error) {
	return h.Store.Dispute(ctx, row.Reference)
}

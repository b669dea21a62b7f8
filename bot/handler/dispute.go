package handler

import (
	"context"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/scores"
	"motcua/bot/view"
	"motcua/scoring"
)

// Disputes are reports that a dossier's data are wrong.
type Disputes interface {
	// Dossier is a dossier by its code, with the unit to which it belongs on the day, "2025-07-01"; false when there is none.
	Dossier(ctx context.Context, code, day string) (scoring.Listed, bool, error)
	// Disputable says whether a list of the month shows the dossier: those behind its card's figures, and in the running
	// month those overdue.
	Disputable(ctx context.Context, m scoring.Month, code string, at time.Time) (bool, error)
	// FileDispute keeps a report and has the admins told. It gives the report that stands: filed is false when it is an
	// earlier one. The same update finds what it filed. known is false when the unit has no such dossier, or it is not
	// Disputable.
	FileDispute(ctx context.Context, d scoring.Dispute, update int64) (stands scoring.Dispute, filed, known bool, err error)
	// DecideDispute decides an open report and has its reporter told. It gives the report as it stands: the first decision
	// counts. known is false when there is none.
	DecideDispute(ctx context.Context, id int64, to scoring.DisputeState, by int64) (stands scoring.Dispute, known bool, err error)
	// StandingDispute is the open report of a dossier, or the one accepted for the month; false when there is none.
	StandingDispute(ctx context.Context, m scoring.Month, code string) (scoring.Dispute, bool, error)
	// WithdrawDispute withdraws an open or accepted report of a person, and tells the admins of an accepted one. It gives the report
	// as it stands. known is false when the person made no such report.
	WithdrawDispute(ctx context.Context, id, by int64) (stands scoring.Dispute, known bool, err error)
	Dispute(ctx context.Context, id int64) (scoring.Dispute, bool, error)
	// Disputes are a page of the open reports of a unit ("": of all), with those of units that it has taken over from, the
	// oldest first, and how many there are.
	Disputes(ctx context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error)
	// DisputesOfUnit are a page of all such reports of a unit, the newest first, and how many there are.
	DisputesOfUnit(ctx context.Context, unit string, offset, limit int) ([]scoring.Dispute, int, error)
}

// disputeWhich asks which dossier of a page of a list is reported, in a message of its own: the list is still wanted.
func (h *Handler) disputeWhich(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if !q.Serves(l.Unit) {
		return bot.Reply{}, q.Refuse("dispute.not_yours")
	}
	if l.Month == "" {
		return h.OldButton(ctx, q)
	}
	read, size, err := h.disputeList(ctx, q, l)
	if err != nil {
		return bot.Reply{}, err
	}
	if read == nil {
		return h.OldButton(ctx, q)
	}
	rows, _, page, err := chat.ReadPage(l.Page, size, read)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(rows) == 0 {
		return bot.Reply{}, q.Refuse("dispute.none_listed")
	}
	return chat.Say(view.DisputeWhich(view.Of(q.Renderer), l.Month, rows, page*size+1)), nil
}

// disputeList is how the list that a report begins at is read, and how long its pages are; nil when there is no such list.
func (h *Handler) disputeList(ctx context.Context, q *Question, l chat.Link) (read func(offset int) ([]scoring.Listed, int, error), size int, err error) {
	if l.Item == routes.ListNow {
		return func(offset int) ([]scoring.Listed, int, error) {
			return h.Store.Overdue(ctx, l.Unit, q.Renderer.Now, offset, deadlines.OverduePage)
		}, deadlines.OverduePage, nil
	}
	s, err := h.readCard(ctx, q, Selection{Month: l.Month, Unit: l.Unit})
	if err != nil || s.Record.Published {
		return nil, 0, err
	}
	if l.Item == routes.ListThen {
		return func(offset int) ([]scoring.Listed, int, error) {
			return h.Store.OverdueAtCutOff(ctx, l.Unit, l.Month, deadlines.LookedAt(q.Renderer, s.Record), offset, deadlines.OverduePage)
		}, deadlines.OverduePage, nil
	}
	ind, ok := s.Rules.Indicator(l.Item)
	if !ok || ind.Counts == scoring.Entered {
		return nil, 0, nil
	}
	return func(offset int) ([]scoring.Listed, int, error) {
		return h.Store.Gap(ctx, l.Month, l.Unit, ind.Counts, offset, scores.GapPage)
	}, scores.GapPage, nil
}

// ownDossier is a dossier of a unit that the person serves, to be reported in a month. The button that named them is trusted
// in nothing. In the running month it may be that of a unit which has ended since the first day: it is the heir's by now.
func (h *Handler) ownDossier(ctx context.Context, q *Question, m scoring.Month, code string) (scoring.Listed, error) {
	d, known, err := h.Store.Dossier(ctx, code, m.FirstDay())
	if err == nil && known && !q.Serves(d.Unit) && m == scoring.MonthOf(q.Renderer.Now, h.Zone) {
		d, known, err = h.Store.Dossier(ctx, code, q.Today())
	}
	switch {
	case err != nil:
		return d, err
	case !known || !q.Serves(d.Unit):
		return d, q.Refuse("dispute.not_yours")
	case m == "":
		return d, q.Refuse("dispute.not_listed")
	}
	return d, nil
}

// disputable is a dossier of the person's that stands in one of the month's lists.
func (h *Handler) disputable(ctx context.Context, q *Question, m scoring.Month, code string) (scoring.Listed, error) {
	d, err := h.ownDossier(ctx, q, m, code)
	if err != nil {
		return d, err
	}
	stands, err := h.Store.Disputable(ctx, m, code, q.Renderer.Now)
	if err == nil && !stands {
		err = q.Refuse("dispute.not_listed")
	}
	return d, err
}

// disputeWhy asks what is wrong with a dossier.
func (h *Handler) disputeWhy(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	d, err := h.disputable(ctx, q, l.Month, l.Item)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DisputeReasons(view.Of(q.Renderer), l.Month, d)), nil
}

// disputeFor asks whether to report a dossier for one of the fixed reasons.
func (h *Handler) disputeFor(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	reason, code, ok := view.ReadReported(l.Item)
	if !ok || !reason.Known() || reason == scoring.OtherReason {
		return h.OldButton(ctx, q)
	}
	d, stands, err := h.reportable(ctx, q, l.Month, code)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case stands != nil:
		return q.Show(view.DisputeFiled(view.Of(q.Renderer), *stands, false)), nil
	}
	return q.Show(view.DisputeConfirm(view.Of(q.Renderer), scoring.Dispute{Month: l.Month, Dossier: d, Reason: reason})), nil
}

// sendDispute reports a dossier for one of the fixed reasons.
func (h *Handler) sendDispute(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	reason, code, ok := view.ReadReported(l.Item)
	if !ok || !reason.Known() || reason == scoring.OtherReason {
		return h.OldButton(ctx, q)
	}
	return h.dispute(ctx, q, l.Month, code, reason, "")
}

// dropDispute leaves a report that was not sent.
func (h *Handler) dropDispute(_ context.Context, q *Question, _ chat.Link) (bot.Reply, error) {
	return q.Show(chat.Note(q.Renderer.Words.Text("dispute.dropped"))), nil
}

// reportable is a dossier of the person's that can be reported in the month, or else the report of it that stands.
func (h *Handler) reportable(ctx context.Context, q *Question, m scoring.Month, code string) (d scoring.Listed, stands *scoring.Dispute, err error) {
	if d, err = h.ownDossier(ctx, q, m, code); err != nil {
		return d, nil, err
	}
	standing, some, err := h.Store.StandingDispute(ctx, m, code)
	if err != nil || some {
		return d, &standing, err
	}
	d, err = h.disputable(ctx, q, m, code)
	return d, nil, err
}

// dispute reports a dossier, and says so, or that a report of it stands already.
func (h *Handler) dispute(ctx context.Context, q *Question, m scoring.Month, code string, reason scoring.DisputeReason, words string) (bot.Reply, error) {
	d, err := h.ownDossier(ctx, q, m, code)
	if err != nil {
		return bot.Reply{}, err
	}
	report := scoring.Dispute{Month: m, Dossier: d, Reason: reason, Words: words, By: q.Person.ID}
	stands, filed, known, err := h.Store.FileDispute(ctx, report, q.Request.Update)
	if err == nil && !known {
		err = q.Refuse("dispute.not_listed")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.DisputeFiled(view.Of(q.Renderer), stands, filed)), nil
}

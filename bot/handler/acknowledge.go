package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/notice"
)

// acknowledge notes that the person knows of the open warnings of the unit, or of all units they serve.
func (h *Handler) acknowledge(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	noted := false
	err := h.eachOwn(ctx, q, l.Unit, func(w notice.Watch) (notice.Watch, []notice.Notice) {
		next, notices := notice.Acknowledge(w, q.person.ID, q.reader.Now.In(h.Zone))
		noted = noted || len(notices) > 0 || acknowledgedBy(w, q.person.ID)
		return next, notices
	})
	if err != nil {
		return bot.Reply{}, err
	}
	said := q.reader.Words.Text("notice.nothing_open")
	if noted {
		said = q.reader.Words.Text("notice.acknowledged")
	}
	reply, err := h.warnings(ctx, q, asked{unit: l.Unit})
	reply.Toast = said
	return reply, err
}

// acknowledgedBy says whether the person has acknowledged a warning that is open: a press handled again says so again.
func acknowledgedBy(w notice.Watch, person int64) bool {
	for _, x := range w.Warnings {
		if x.AcknowledgedBy == person && !x.Acknowledged.IsZero() {
			return true
		}
	}
	return false
}

// snooze has the person reminded of the open warnings on the next working morning.
func (h *Handler) snooze(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	said := q.reader.Words.Text("notice.nothing_open")
	err := h.eachOwn(ctx, q, l.Unit, func(w notice.Watch) (notice.Watch, []notice.Notice) {
		next, until := notice.Snooze(w, q.person.ID, q.reader.Now.In(h.Zone), h.Workdays)
		if !until.IsZero() {
			said = q.reader.Words.Text("notice.snoozed", "time", q.reader.Words.ShortDateTime(until))
		}
		return next, nil
	})
	if err != nil {
		return bot.Reply{}, err
	}
	reply, err := h.warnings(ctx, q, asked{unit: l.Unit})
	reply.Toast = said
	return reply, err
}

// eachOwn decides for the unit, or for all units that the person serves. Others' units are refused.
func (h *Handler) eachOwn(ctx context.Context, q *question, unit string, f func(notice.Watch) (notice.Watch, []notice.Notice)) error {
	units := q.person.Units()
	if unit != "" {
		if !q.person.MaySeeDossiers(unit) {
			return q.refuse("overdue.not_yours")
		}
		units = []string{unit}
	}
	for _, u := range units {
		if _, err := h.unitName(ctx, q, u); err != nil {
			return err
		}
		if err := h.Store.Decide(ctx, u, f); err != nil {
			return err
		}
	}
	return nil
}

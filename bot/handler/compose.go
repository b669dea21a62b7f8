package handler

import (
	"context"
	"errors"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat/warnings"
	"motcua/bot/chat/welcome"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Compose words the notices of one person as one message, in their language, at the moment of sending, by what they may see
// then. It says of each row, in their order, why the message does not tell of it, "" for one that it tells of.
func (h *Handler) Compose(ctx context.Context, person int64, rows []outbox.Row, at time.Time) (bot.Message, []outbox.Moot, error) {
	p, err := h.Store.Person(ctx, person)
	if err != nil {
		return bot.Message{}, nil, err
	}
	q := &Question{Renderer: h.Render(p.Language, at)}
	if err := h.Know(ctx, q, p); err != nil {
		return bot.Message{}, nil, err
	}
	var m bot.Message
	told := make([]bool, len(rows))
	if alone, ok := h.alone[rows[0].Reason]; ok {
		m, told[0], err = alone(h, ctx, q, rows[0])
	} else {
		m, told, err = h.worded(ctx, q, rows)
	}
	if err != nil {
		return bot.Message{}, nil, err
	}
	moot := make([]outbox.Moot, len(rows))
	for i, row := range rows {
		if !told[i] {
			moot[i] = whyMoot(q.Person, row)
		}
	}
	return m, moot, nil
}

// whyMoot is why a person is not told of a row.
func whyMoot(p people.Person, row outbox.Row) outbox.Moot {
	concerned := p.MaySeeDossiers(row.Unit)
	switch {
	case row.Reason == outbox.Broadcast: // it is always true
		concerned = false
	case row.Reason == outbox.Summary:
		concerned = chairs(p, row.Unit)
	case row.Reason.Kind().ForAdmins:
		concerned = p.Is(people.Admin)
	case row.Unit == "":
		concerned = true
	}
	switch {
	case !p.Known():
		return outbox.Removed
	case !concerned:
		return outbox.Moved
	default:
		return outbox.Over
	}
}

// worded is one message of what rows that are not alone tell of, as it is now, and which of them it tells of.
func (h *Handler) worded(ctx context.Context, q *Question, rows []outbox.Row) (bot.Message, []bool, error) {
	var n view.Notice
	told := make([]bool, len(rows))
	for i, row := range rows {
		row, holds, err := h.stillSo(ctx, row)
		if holds && err == nil {
			told[i], err = h.tell(ctx, q, &n, row)
		}
		if err != nil {
			return bot.Message{}, nil, err
		}
	}
	if !slices.Contains(told, true) {
		return bot.Message{}, told, nil
	}
	return view.Warning(view.Of(q.Renderer), n), told, nil
}

// tell adds a row to what is told in one message; false when there is nothing left to say.
func (h *Handler) tell(ctx context.Context, q *Question, n *view.Notice, row outbox.Row) (bool, error) {
	if telling, ok := h.tellings[row.Reason]; ok {
		told, some, err := telling(h, ctx, q, row)
		if some && err == nil {
			n.Told = append(n.Told, told)
		}
		return some, err
	}
	if !q.Person.MaySeeDossiers(row.Unit) { // moved or removed since
		return false, nil
	}
	u, known, err := h.Unit(ctx, row.Unit)
	switch {
	case err != nil || !known:
		return false, err
	case row.Reason == outbox.DueToday:
		morning, some, err := h.morning(ctx, q, u)
		if some && err == nil && !slices.ContainsFunc(n.Mornings, func(m view.Morning) bool { return m.Unit == u.Code }) {
			n.Mornings = append(n.Mornings, morning)
		}
		return some, err
	}
	part, err := h.part(ctx, q, u, row)
	if err == nil {
		n.Parts = append(n.Parts, part)
	}
	return err == nil, err
}

// telling words a notice that is neither of warnings nor a morning's list, as a part of a message. It is false when there is
// nothing left to say, or the person may not know it any more.
type telling func(h *Handler, ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error)

// alone words a notice that is a message of its own.
type alone func(h *Handler, ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error)

func tellings() map[outbox.Reason]telling {
	return map[outbox.Reason]telling{
		outbox.NotClosed: (*Handler).notClosed,
		outbox.OldData:   (*Handler).oldData,
		outbox.Unreached: (*Handler).unreached,
		outbox.SetAside:  (*Handler).setAside,
		outbox.Disputed:  (*Handler).disputed,
		outbox.Settled:   (*Handler).settled,
		outbox.Retracted: (*Handler).retracted,
		outbox.Differs:   (*Handler).differs,
	}
}

// standAlone has every reason that is Alone.
func standAlone() map[outbox.Reason]alone {
	return map[outbox.Reason]alone{
		outbox.Acknowledged: (*Handler).edit,
		outbox.Summary:      (*Handler).summaryNotice,
		outbox.Roles: func(h *Handler, ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error) {
			return welcome.Roles(h.Desk)(ctx, q, row)
		},
		outbox.Broadcast: func(h *Handler, ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error) {
			return h.broadcasts.Compose(ctx, q, row)
		},
		outbox.Progress: func(h *Handler, ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error) {
			return h.broadcasts.ComposeProgress(ctx, q, row)
		},
	}
}

// edit has an earlier message show that somebody acknowledged the warnings: one that told of several things says so beside them,
// another becomes the list of those that are open.
func (h *Handler) edit(ctx context.Context, q *Question, row outbox.Row) (bot.Message, bool, error) {
	message := int(row.Reference)
	if !q.Person.MaySeeDossiers(row.Unit) {
		return bot.Message{}, false, nil
	}
	rows, err := h.Store.WentOutIn(ctx, q.Person.ID, message)
	if err != nil {
		return bot.Message{}, false, err
	}
	if len(rows) > 1 {
		m, told, err := h.worded(ctx, q, rows)
		m.Edit = message
		return m, slices.Contains(told, true), err
	}
	m, err := warnings.NewLists(h.Desk, h.Store, h.who).Open(ctx, q, row.Unit)
	if _, refused := errors.AsType[Refusal](err); refused { // the unit has left the register
		return bot.Message{}, false, nil
	}
	m.Edit = message
	return m, err == nil, err
}

// part is a notice with what stands behind it: the rules, who knows of it, and the dossiers missing from the numerators.
func (h *Handler) part(ctx context.Context, q *Question, u scoring.Unit, row outbox.Row) (view.NoticePart, error) {
	p := view.NoticePart{Unit: u.Code, Name: u.Name, Reason: row.Reason, Changes: row.Changes, Gaps: map[string]view.Gap{}}
	var err error
	if p.Known, err = h.known(ctx, q, row); err != nil {
		return p, err
	}
	for _, c := range row.Changes {
		rules, err := warnings.NewLists(h.Desk, h.Store, h.who).Rules(ctx, u.Code, c.To.Month)
		if err != nil {
			return p, err
		}
		if rules == nil {
			continue
		}
		p.Rules = rules
		ind, ok := rules.Indicator(c.Indicator)
		if !ok || ind.Counts == scoring.Entered || row.Reason == outbox.Recovered || row.Reason == outbox.Withdrawn {
			continue
		}
		gap := view.Gap{Counts: ind.Counts}
		if gap.Rows, gap.Total, err = h.Store.Gap(ctx, c.To.Month, u.Code, ind.Counts, 0, view.GapNamed); err != nil {
			return p, err
		}
		p.Gaps[c.Indicator] = gap
	}
	return p, nil
}

// known is who acknowledged what a notice warns of, by indicator.
func (h *Handler) known(ctx context.Context, q *Question, row outbox.Row) (map[string]warnings.Known, error) {
	if !row.Reason.Kind().Warns {
		return nil, nil
	}
	watch, err := h.Store.Watch(ctx, row.Unit)
	if err != nil {
		return nil, err
	}
	known := map[string]warnings.Known{}
	for _, c := range row.Changes {
		x, open := watch.Warning(c.Indicator)
		if !open || x.Acknowledged.IsZero() {
			continue
		}
		by, err := h.who(ctx, q, x.AcknowledgedBy, row.Unit)
		if err != nil {
			return nil, err
		}
		known[c.Indicator] = warnings.Known{By: by, At: x.Acknowledged}
	}
	return known, nil
}

// morning is what a unit must see to today, without what is corrected; false when there is nothing, and when its data are too old to speak of.
func (h *Handler) morning(ctx context.Context, q *Question, u scoring.Unit) (view.Morning, bool, error) {
	at := q.Renderer.Now
	m := view.Morning{Unit: u.Code, Name: u.Name}
	y, month, d := at.In(h.Zone).Date()
	tomorrow := time.Date(y, month, d+1, 0, 0, 0, 0, h.Zone)
	var err error
	if m.Due, m.DueTotal, err = h.Store.Outstanding(ctx, u.Code, at, at, tomorrow, view.MorningRows); err != nil {
		return m, false, err
	}
	if m.Overdue, m.OverdueTotal, err = h.Store.Outstanding(ctx, u.Code, at, time.Time{}, at, view.MorningRows); err != nil {
		return m, false, err
	}
	if m.DataTime, err = h.Store.DataTime(ctx, u.Code); err != nil {
		return m, false, err
	}
	return m, m.DueTotal+m.OverdueTotal > 0 && !q.Renderer.Silent(m.DataTime), nil
}

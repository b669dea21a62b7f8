package warnings

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// notices are the notices that the room words.
func (r room) notices() []chat.Notice {
	return []chat.Notice{
		{Reasons: []outbox.Reason{outbox.Breach, outbox.Further, outbox.Reminder, outbox.Escalated, outbox.Recovered, outbox.Withdrawn}, Gather: r.tell},
		{Reasons: []outbox.Reason{outbox.Acknowledged}, Write: r.rewriteEarlier},
	}
}

// tell words notices of warnings as they stand by now.
func (r room) tell(ctx context.Context, q *chat.Question, rows []outbox.Row) (chat.Chapter, []bool, error) {
	told := make([]bool, len(rows))
	var notices []notice
	for i, row := range rows {
		row, holds, err := r.refresh(ctx, row)
		if err != nil {
			return chat.Chapter{}, nil, err
		}
		u, known, err := r.Unit(ctx, row.Unit)
		if err != nil {
			return chat.Chapter{}, nil, err
		}
		if !holds || !known {
			continue
		}
		n, err := r.readNotice(ctx, q, u, row)
		if err != nil {
			return chat.Chapter{}, nil, err
		}
		told[i], notices = true, append(notices, n)
	}
	farthestFirst(notices)
	return noticesChapter(q.Renderer, notices), told, nil
}

// farthestFirst puts first what is farthest under its target, within each notice and among those of a reason.
func farthestFirst(notices []notice) {
	for _, p := range notices {
		slices.SortStableFunc(p.Changes, func(a, b outbox.Change) int { return missing(b.To).Cmp(missing(a.To)) })
	}
	slices.SortStableFunc(notices, func(a, b notice) int {
		return cmp.Or(cmp.Compare(a.shownReason(), b.shownReason()), missing(b.Changes[0].To).Cmp(missing(a.Changes[0].To)))
	})
}

// missing is how many points an indicator is under its target.
func missing(f outbox.Figure) scoring.Fraction {
	if !f.Assessed() {
		return scoring.Fraction{}
	}
	return f.Target.Sub(f.Points)
}

// refresh leaves in a notice that warns the warnings that are still open, with their present figures; false when none is. A notice of
// an end stays as it is: whoever may have been warned is told.
func (r room) refresh(ctx context.Context, row outbox.Row) (outbox.Row, bool, error) {
	if !row.Reason.Kind().Warns {
		return row, len(row.Changes) > 0, nil
	}
	watch, err := r.store.Watch(ctx, row.Unit)
	if err != nil {
		return row, false, err
	}
	var open []outbox.Change
	for _, c := range row.Changes {
		if x, ok := watch.Warning(c.Indicator); ok && x.Since.Equal(c.Since) {
			c.To = watch.LatestFigure(x)
			open = append(open, c)
		}
	}
	row.Changes = open
	return row, len(open) > 0, nil
}

// readNotice reads a notice with what stands behind it: the rules, who knows of it, and the dossiers missing from the numerators.
func (r room) readNotice(ctx context.Context, q *chat.Question, u scoring.Unit, row outbox.Row) (notice, error) {
	n := notice{Unit: u.Code, Name: u.Name, Reason: row.Reason, Changes: slices.Clone(row.Changes), Gaps: map[string]gap{}}
	var err error
	if n.Known, err = r.readAcknowledgements(ctx, q, row); err != nil {
		return n, err
	}
	for _, c := range row.Changes {
		rules, err := r.readRules(ctx, u.Code, c.To.Month)
		if err != nil {
			return n, err
		}
		if rules == nil {
			continue
		}
		n.Rules = rules
		ind, ok := rules.Indicator(c.Indicator)
		if !ok || ind.Counts == scoring.Entered || !n.warnsOfOpen() {
			continue
		}
		if n.Gaps[c.Indicator], err = r.readGap(ctx, u.Code, ind, c.To); err != nil {
			return n, err
		}
	}
	return n, nil
}

// readGap reads the dossiers behind an indicator's figure, and whether it is they that it counts.
func (r room) readGap(ctx context.Context, unit string, ind scoring.Indicator, figure outbox.Figure) (g gap, err error) {
	g.Counts = ind.Counts
	g.Rows, g.Total, err = r.store.Gap(ctx, figure.Month, unit, ind.Counts, 0, gapNamed)
	if err != nil || g.Total == 0 {
		return g, err
	}
	counted, err := r.store.FromDossiers(ctx, figure.Month, unit, ind.Counts)
	g.Aside = counted.Numerator != figure.Tally.Numerator || counted.Denominator != figure.Tally.Denominator
	return g, err
}

// readAcknowledgements reads who acknowledged what a notice warns of, by indicator.
func (r room) readAcknowledgements(ctx context.Context, q *chat.Question, row outbox.Row) (map[string]acknowledgement, error) {
	if !row.Reason.Kind().Warns {
		return nil, nil
	}
	watch, err := r.store.Watch(ctx, row.Unit)
	if err != nil {
		return nil, err
	}
	all := map[string]acknowledgement{}
	for _, c := range row.Changes {
		x, open := watch.Warning(c.Indicator)
		if !open || x.Acknowledged.IsZero() {
			continue
		}
		by, err := r.PersonInWords(ctx, q, x.AcknowledgedBy, row.Unit)
		if err != nil {
			return nil, err
		}
		all[c.Indicator] = acknowledgement{By: by, At: x.Acknowledged}
	}
	return all, nil
}

// rewriteEarlier rewrites an earlier message once somebody has acknowledged its warnings: a message that told of several things says
// beside each who knows of it, any other becomes the list of the open warnings.
func (r room) rewriteEarlier(ctx context.Context, q *chat.Question, row outbox.Row) (bot.Message, bool, error) {
	message := int(row.Reference)
	rows, err := r.Store.WentOutIn(ctx, q.Person.ID, message)
	if err != nil {
		return bot.Message{}, false, err
	}
	if len(rows) > 1 {
		m, told, err := r.rewordMessage(ctx, q, rows)
		m.Edit = message
		return m, told, err
	}
	m, err := r.readList(ctx, q, row.Unit)
	if _, refused := errors.AsType[chat.Refusal](err); refused { // the unit has left the register
		return bot.Message{}, false, nil
	}
	m.Edit = message
	return m, err == nil, err
}

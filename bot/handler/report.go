package handler

import (
	"context"
	"fmt"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/document"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/people"
)

// reportCommand gives a month's report as files; an admin is asked first for what the letter lacks.
func (h *Handler) reportCommand(ctx context.Context, q *Question, arguments string) (bot.Reply, error) {
	var m scoring.Month
	if arguments != "" {
		var err error
		if m, err = h.MonthNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
	}
	p, err := h.paper(ctx, q, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if missing := p.Letterhead.Missing(); len(missing) > 0 && q.Person.Is(people.Admin) {
		return h.askSetting(ctx, q, p.Report.Month, p.Letterhead, missing[0])
	}
	return h.files(q, p)
}

// report gives a month's report as it can be made now, with place-holders for what the letter lacks.
func (h *Handler) report(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	p, err := h.paper(ctx, q, l.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.files(q, p)
}

// paper is what the files of a month's report tell the person, of the month before this one when none is asked for. Chairs
// are given months whose figures do not move any more, and of dossiers and counts those of their units.
func (h *Handler) paper(ctx context.Context, q *Question, m scoring.Month) (p document.Paper, err error) {
	admin := q.Person.Is(people.Admin)
	if !admin && !q.Person.Is(people.Chair) {
		return p, q.Refuse("report.not_yours")
	}
	if m == "" {
		if m, err = h.monthToReport(ctx, q, admin); err != nil {
			return p, err
		}
	}
	var own []string
	if !admin {
		own = q.Person.Units()
	}
	p, some, err := ReadPaper(ctx, h.Store, h.RuleSets, h.Zone, m, own)
	switch {
	case err != nil:
		return p, err
	case !some:
		return p, q.Refuse("score.none_month_at_all", "month", q.Renderer.Words.Month(string(m)))
	case !admin && !p.Report.Official:
		return p, q.Refuse("report.not_closed", "month", q.Renderer.Words.Month(string(m)))
	}
	return p, nil
}

// monthToReport is the month of which a report is made when none is named: for an admin the latest that is over and reported, or the
// latest there is; for a chair the latest that is closed.
func (h *Handler) monthToReport(ctx context.Context, q *Question, admin bool) (scoring.Month, error) {
	if !admin {
		m, ok, err := h.Store.LatestClosed(ctx)
		if err == nil && !ok {
			err = q.Refuse("report.none_closed")
		}
		return m, err
	}
	this := scoring.MonthOf(q.Renderer.Now, h.Zone)
	open, err := h.Store.OpenMonths(ctx, this)
	if err != nil {
		return "", err
	}
	closed, _, err := h.Store.LatestClosed(ctx)
	if err != nil {
		return "", err
	}
	if len(open) > 0 {
		closed = max(closed, open[len(open)-1])
	}
	if closed != "" {
		return closed, nil
	}
	latest, ok, err := h.Store.LatestMonth(ctx)
	if err == nil && !ok {
		err = q.Refuse("score.none_at_all")
	}
	return latest, err
}

// files are the report's files, each a message.
func (h *Handler) files(q *Question, p document.Paper) (bot.Reply, error) {
	files, err := document.Files(p)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("make the files of the report on %s: %w", p.Report.Month, err)
	}
	closed := !slices.ContainsFunc(p.Report.Records, func(r scoring.Record) bool { return !r.Closed })
	shown := view.Report{Month: p.Report.Month, Official: p.Report.Official, Published: p.Report.Official && !closed, Editable: q.Person.Is(people.Admin)}
	for _, s := range p.Letterhead.Missing() {
		shown.Missing = append(shown.Missing, h.settingName(q, s))
	}
	for _, f := range files {
		shown.Files = append(shown.Files, bot.File{Name: f.Name, Body: f.Body})
	}
	return chat.Say(view.ReportFiles(view.Of(q.Renderer), shown)...), nil
}

package reports

import (
	"context"
	"fmt"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/document"
	"motcua/scoring"
	"motcua/scoring/people"
)

// command gives a month's report as files; an admin is asked first for what the letter lacks.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var m scoring.Month
	if arguments != "" {
		var err error
		if m, err = r.MonthNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
	}
	paper, err := r.readPaper(ctx, q, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if missing := paper.Letterhead.Missing(); len(missing) > 0 && q.Person.HasRole(people.Admin) {
		return r.askSetting(ctx, q, paper.Report.Month, paper.Letterhead, missing[0])
	}
	return r.sendFiles(q, paper)
}

// showReport sends a month's report as it can be made now, with place-holders for what the letter lacks.
func (r room) showReport(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	paper, err := r.readPaper(ctx, q, p.Month)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.sendFiles(q, paper)
}

// readPaper reads what the files of a month's report tell the person, of the month before this one when none is asked for. Chairs
// are given months whose figures do not move any more, and of dossiers and counts those of their units.
func (r room) readPaper(ctx context.Context, q *chat.Question, m scoring.Month) (paper document.Paper, err error) {
	admin := q.Person.HasRole(people.Admin)
	if m == "" {
		if m, err = r.monthToReport(ctx, q, admin); err != nil {
			return paper, err
		}
	}
	own := q.Person.Units()
	if admin {
		own = nil
	}
	paper, some, err := document.ReadPaper(ctx, r.store, r.RuleSets, r.Zone, m, own)
	switch {
	case err != nil:
		return paper, err
	case !some:
		return paper, q.Refuse("score.none_month_at_all", "month", q.Renderer.Words.Month(string(m)))
	case !admin && !paper.Report.Official:
		return paper, q.Refuse("report.not_closed", "month", q.Renderer.Words.Month(string(m)))
	}
	return paper, nil
}

// monthToReport is the month of which a report is made when none is named: for an admin the latest that is over and reported, or the
// latest there is; for a chair the latest that is closed.
func (r room) monthToReport(ctx context.Context, q *chat.Question, admin bool) (scoring.Month, error) {
	if !admin {
		m, ok, err := r.store.LatestClosed(ctx)
		if err == nil && !ok {
			err = q.Refuse("report.none_closed")
		}
		return m, err
	}
	open, err := r.store.OpenMonths(ctx, scoring.MonthOf(q.Renderer.Now, r.Zone))
	if err != nil {
		return "", err
	}
	over, _, err := r.store.LatestClosed(ctx)
	if err != nil {
		return "", err
	}
	if len(open) > 0 {
		over = max(over, open[len(open)-1])
	}
	if over != "" {
		return over, nil
	}
	latest, ok, err := r.store.LatestMonth(ctx)
	if err == nil && !ok {
		err = q.Refuse("score.none_at_all")
	}
	return latest, err
}

// sendFiles sends the report's files, each in a message.
func (r room) sendFiles(q *chat.Question, paper document.Paper) (bot.Reply, error) {
	files, err := document.Files(paper)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("make the files of the report on %s: %w", paper.Report.Month, err)
	}
	closed := !slices.ContainsFunc(paper.Report.Records, func(r scoring.Record) bool { return !r.Closed })
	shown := reportFiles{Month: paper.Report.Month, Official: paper.Report.Official, Published: paper.Report.Official && !closed, Editable: q.Person.HasRole(people.Admin)}
	for _, s := range paper.Letterhead.Missing() {
		shown.Missing = append(shown.Missing, settingName(q.Renderer, s))
	}
	for _, f := range files {
		shown.Files = append(shown.Files, bot.File{Name: f.Name, Body: f.Body})
	}
	return chat.Say(fileScreens(q.Renderer, shown)...), nil
}

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

// command gives the report of a month, a quarter or a year as files; an admin is asked first for what the letter lacks.
func (r room) command(ctx context.Context, q *chat.Question, arguments string) (bot.Reply, error) {
	var t scoring.Term
	if arguments != "" {
		var err error
		if t, err = r.TermNamed(q, arguments); err != nil {
			return bot.Reply{}, err
		}
	}
	paper, err := r.readPaper(ctx, q, t)
	if err != nil {
		return bot.Reply{}, err
	}
	if missing := paper.Letterhead.Missing(); len(missing) > 0 && q.Person.HasRole(people.Admin) {
		return r.askSetting(ctx, q, paper.Report.Term, paper.Letterhead, missing[0])
	}
	return r.sendFiles(q, paper)
}

// showReport sends a month's report as it can be made now, with place-holders for what the letter lacks.
func (r room) showReport(ctx context.Context, q *chat.Question, p routes.OfMonth) (bot.Reply, error) {
	return r.sendReport(ctx, q, scoring.Term(p.Month))
}

// showTermReport sends that of a quarter or a year.
func (r room) showTermReport(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	return r.sendReport(ctx, q, p.Term)
}

func (r room) sendReport(ctx context.Context, q *chat.Question, t scoring.Term) (bot.Reply, error) {
	paper, err := r.readPaper(ctx, q, t)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.sendFiles(q, paper)
}

// readPaper reads what the files of a report tell the person, of the month before this one when none is asked for. Chairs
// are given terms whose figures do not move any more, and of dossiers and counts those of their units.
func (r room) readPaper(ctx context.Context, q *chat.Question, t scoring.Term) (paper document.Paper, err error) {
	admin := q.Person.HasRole(people.Admin)
	if t == "" {
		m, err := r.monthToReport(ctx, q, admin)
		if err != nil {
			return paper, err
		}
		t = scoring.Term(m)
	}
	own := q.Person.Units()
	if admin {
		own = nil
	}
	words := q.Renderer.Words
	paper, some, err := document.ReadPaper(ctx, r.store, document.Request{Term: t, Own: own, Zone: r.Zone, Now: q.Renderer.Now, Days: q.Renderer.Days, Rules: r.RuleSets})
	_, month := t.Month()
	switch {
	case err != nil:
		return paper, err
	case !some && month:
		return paper, q.Refuse("score.none_month_at_all", "month", words.Month(string(t)))
	case !some:
		return paper, q.Refuse("term.none_at_all", "term", words.Term(string(t)))
	case !admin && !paper.Report.Official && month:
		return paper, q.Refuse("report.not_closed", "month", words.Month(string(t)))
	case !admin && !paper.Report.Official:
		return paper, q.Refuse("report.term_not_closed", "term", words.Term(string(t)))
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
		return bot.Reply{}, fmt.Errorf("make the files of the report on %s: %w", paper.Report.Term, err)
	}
	closed := !slices.ContainsFunc(paper.Report.Records, func(r scoring.Record) bool { return !r.Closed })
	shown := reportFiles{
		Term: paper.Report.Term, Official: paper.Report.Official, Published: paper.Report.Official && !closed, Running: !paper.Until.IsZero(),
		Editable: q.Person.HasRole(people.Admin),
	}
	for _, s := range paper.Letterhead.Missing() {
		shown.Missing = append(shown.Missing, settingName(q.Renderer, s))
	}
	for _, f := range files {
		shown.Files = append(shown.Files, bot.File{Name: f.Name, Body: f.Body})
	}
	return chat.Say(fileScreens(q.Renderer, shown)...), nil
}

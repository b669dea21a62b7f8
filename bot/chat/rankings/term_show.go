package rankings

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/people"
)

// showTerm shows the units of a quarter or a year in the order of rank.
func (r room) showTerm(ctx context.Context, q *chat.Question, p routes.OfTerm) (bot.Reply, error) {
	records, err := r.store.TermRecords(ctx, p.Term)
	if err != nil {
		return bot.Reply{}, err
	}
	if _, month := p.Term.Month(); month || len(records) == 0 {
		return bot.Reply{}, q.Refuse("term.none_at_all", "term", q.Renderer.Words.Term(string(p.Term)))
	}
	units, err := r.store.Units(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	k := ranking{Term: p.Term, Total: len(records), Page: min(p.Page, chat.LastPage(len(records), tablePage)), Waits: records[0].Waits, Open: chat.OpenPoints(records)}
	k.Rules, _ = r.RuleSets(records[0].RuleSet)
	current := scoring.MonthOf(q.Renderer.Now, q.Renderer.Zone)
	if last, begun := p.Term.Begun(current); begun {
		k.Missing = slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool {
			return !u.ValidIn(last) || slices.ContainsFunc(records, func(rec scoring.Record) bool { return rec.Unit == u.Code })
		})
	}
	before, err := r.store.TermRecords(ctx, p.Term.Prev())
	if err != nil {
		return bot.Reply{}, err
	}
	if k.Previous, k.Next, err = r.store.TermsBeside(ctx, p.Term); err != nil {
		return bot.Reply{}, err
	}
	for i, rec := range records {
		own := q.Serves(rec.Unit)
		if own && k.Own == nil {
			k.Own, k.OwnPosition = &rec, i
		}
		switch from := k.Page * tablePage; {
		case i >= from && i < from+tablePage:
			row := rankedInTerm(rec, before)
			row.Own = own
			k.Rows, k.Moves = append(k.Rows, row), k.Moves || row.Before > 0
			k.State = chat.SpanState(q.Renderer, rec)
		case (i == from-1 || i == from+tablePage) && rec.IsRanked():
			k.Beside = append(k.Beside, rec.Converted)
		}
	}
	k.Reported = q.Person.HasRole(people.Admin) || q.Person.HasRole(people.Chair) && records[0].Closed
	return q.Show(tableScreen(q.Renderer, k)), nil
}

// rankedInTerm is a row of the table with where the unit stood in the term before.
func rankedInTerm(rec scoring.Record, before []scoring.Record) rankedUnit {
	row := rankedUnit{
		Place: scoring.Place{Unit: rec.Unit, Name: rec.Name, League: rec.League, Rank: rec.Rank, Grade: rec.Grade.Code}, Converted: rec.Converted,
		DataTime: rec.DataTime, State: rec.State, Lacks: rec.Lacks,
	}
	for _, was := range before {
		if was.Unit == rec.Unit && rec.Comparable(&was.Standing) {
			row.Before = was.Rank
		}
	}
	return row
}

// termButtons are the buttons of a quarter's or a year's ranking.
func termButtons(r chat.Renderer, k ranking) [][]bot.Button {
	link := func(page int) chat.Link { return routes.TermRanking.Link(routes.OfTerm{Term: k.Term, Page: page}) }
	pages := r.Pages(link(0), k.Page, tablePage, k.Total)
	if k.Own != nil && k.OwnPosition/tablePage != k.Page {
		pages = append(pages, chat.Row(chat.Button(r.Words.Text("ranking.own_page"), link(k.OwnPosition/tablePage)))...)
	}
	beside := func(t scoring.Term, key string) chat.Choice {
		if t == "" {
			return chat.Choice{}
		}
		return chat.Button(r.Words.Text(key, "month", r.Words.ShortTerm(string(t))), routes.TermRanking.Link(routes.OfTerm{Term: t}))
	}
	report := chat.Choice{}
	if k.Reported {
		report = chat.Button(r.Words.Text("summary.report_button"), routes.TermReport.Link(routes.OfTerm{Term: k.Term}))
	}
	return [][]bot.Button{pages, chat.Row(beside(k.Previous, "score.previous"), beside(k.Next, "score.next")), chat.Row(report)}
}

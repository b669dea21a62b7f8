package rankings

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
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
	k := ranking{Term: p.Term, Total: len(records), Page: min(p.Page, chat.LastPage(len(records), tablePage)), Waits: records[0].Waits}
	k.Rules, _ = r.RuleSets(records[0].RuleSet)
	current := scoring.MonthOf(q.Renderer.Now, q.Renderer.Zone)
	if last, begun := p.Term.Begun(current); begun {
		k.Missing = slices.DeleteFunc(units, func(u scoring.Unit) bool {
			return !u.ValidIn(last) || slices.ContainsFunc(records, func(rec scoring.Record) bool { return rec.Unit == u.Code })
		})
	}
	for i, rec := range records {
		own := q.Serves(rec.Unit)
		if own && k.Own == nil {
			k.Own, k.OwnPosition = &rec, i
		}
		switch from := k.Page * tablePage; {
		case i >= from && i < from+tablePage:
			k.Rows = append(k.Rows, rankedUnit{
				Place: scoring.Place{Unit: rec.Unit, Name: rec.Name, Rank: rec.Rank, Grade: rec.Grade.Code}, Converted: rec.Converted, Own: own,
				DataTime: rec.DataTime, State: rec.State, Lacks: rec.Lacks,
			})
			k.State = chat.SpanState(q.Renderer, rec)
		case (i == from-1 || i == from+tablePage) && rec.IsRanked():
			k.Beside = append(k.Beside, rec.Converted)
		}
	}
	return q.Show(tableScreen(q.Renderer, k)), nil
}

// termButtons are the buttons of a quarter's or a year's ranking.
func termButtons(r chat.Renderer, k ranking) [][]bot.Button {
	link := func(page int) chat.Link { return routes.TermRanking.Link(routes.OfTerm{Term: k.Term, Page: page}) }
	pages := r.Pages(link(0), k.Page, tablePage, k.Total)
	if k.Own != nil && k.OwnPosition/tablePage != k.Page {
		pages = append(pages, chat.Row(chat.Button(r.Words.Text("ranking.own_page"), link(k.OwnPosition/tablePage)))...)
	}
	beside := func(t scoring.Term, key string) chat.Choice {
		return chat.Button(r.Words.Text(key, "month", r.Words.ShortTerm(string(t))), routes.TermRanking.Link(routes.OfTerm{Term: t}))
	}
	around := chat.Row(beside(k.Term.Prev(), "score.previous"), beside(k.Term.Next(), "score.next"))
	if _, begun := k.Term.Next().Begun(scoring.MonthOf(r.Now, r.Zone)); !begun {
		around = around[:1]
	}
	return [][]bot.Button{pages, around}
}

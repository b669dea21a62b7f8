package scores

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// termsInRow is how many terms stand beside each other: the quarters of a year have room for two.
const termsInRow = 2

// termButton leads to a unit's card of a term; of a month, by further rules.
func termButton(r chat.Renderer, unit string, t scoring.TermRules) chat.Choice {
	to := routes.TermCard.Link(routes.OfTerm{Term: t.Term, Unit: unit})
	if _, month := t.Term.Month(); month {
		code, _, _ := strings.Cut(t.RuleSet, "@")
		return chat.Button(r.Words.Text("term.beside", "rules", code), routes.TermCard.Link(routes.OfTerm{Term: t.Term, Unit: unit, Rules: t.RuleSet}))
	}
	return chat.Button(r.Words.TermButton(string(t.Term)), to)
}

// termsRow are buttons to a unit's terms, in one row.
func termsRow(r chat.Renderer, unit string, terms []scoring.TermRules) []bot.Button {
	var choices []chat.Choice
	for _, t := range terms {
		choices = append(choices, termButton(r, unit, t))
	}
	return chat.Row(choices...)
}

// termRows are the buttons of a unit's term: the ones around, and the months or longer terms that belong to it.
func termRows(r chat.Renderer, s Card, to chat.Route[routes.OfTerm], between, why chat.Choice) [][]bot.Button {
	rec := s.Record
	link := func(t scoring.Term, key string) chat.Choice {
		if t == "" {
			return chat.Choice{}
		}
		return chat.Button(r.Words.Text(key, "month", r.Words.ShortTerm(string(t))), to.Link(routes.OfTerm{Term: t, Unit: rec.Unit}))
	}
	rows := [][]bot.Button{chat.Row(link(s.PreviousTerm, "score.previous"), between, link(s.NextTerm, "score.next"))}
	for i := 0; i < len(s.Around); i += termsInRow {
		rows = append(rows, termsRow(r, rec.Unit, s.Around[i:min(i+termsInRow, len(s.Around))]))
	}
	month := rec.Month
	if month == "" {
		months := rec.Term.Months()
		month = months[len(months)-1]
		if now := scoring.MonthOf(r.Now, r.Zone); month > now {
			month = now
		}
	}
	ranking := chat.Choice{}
	if rec.Term != "" {
		ranking = chat.Button(r.Words.Text("key.xephang"), routes.TermRanking.Link(routes.OfTerm{Term: rec.Term}))
	}
	trend := chat.Button(r.Words.Text("trend.button"), trendLink(rec.Span(), rec.Unit))
	return append(rows, chat.Row(why, trend),
		chat.Row(chat.Button(r.Words.ShortMonth(string(month)), routes.Card.Link(routes.OfUnit{Month: month, Unit: rec.Unit})), ranking))
}

// writeTermNotes says how a term is counted, and by what rules where they changed within it.
func writeTermNotes(r chat.Renderer, m *chat.Markup, s Card) {
	if s.Beside {
		m.Line(r.Words.Text("term.by_rules", "decision", s.Rules.Decision))
	}
	if s.Record.Term == "" {
		return
	}
	m.Line(r.Words.Text("term.own_counts"))
	writeEnteredUntil(r, m, s)
	if s.Changed {
		m.Line(r.Words.Text("term.changed", "decision", s.Rules.Decision))
	}
}

// besideRules are the rules that a link to the card must name; "" where they are those that rank.
func (c Card) besideRules() string {
	if c.Beside {
		return c.Record.RuleSet
	}
	return ""
}

// isTerm says whether a card is not a month's own.
func (c Card) isTerm() bool { return c.Record.Term != "" || c.Beside }

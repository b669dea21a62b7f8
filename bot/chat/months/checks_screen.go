package months

import (
	"cmp"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// ClosingChecks are the checks of a month before it is closed, with what they need to be put into words.
type ClosingChecks struct {
	ledger.Checks
	Before int              // how often the month was closed before
	Rules  *scoring.RuleSet // by which it is scored
	Names  map[string]string
	Moved  bool            // something else was shown when it was to be closed
	Open   []scoring.Month // all months that can be closed
}

// Concern is one sort of thing that somebody should know before a month is closed.
type Concern struct {
	Label string
	N     int
	Named string // the sentence that names units, with the placeholder "names"; "" when it names none
	Units []scoring.Unit
}

// Concerns are all that is looked at, also where nothing was found.
func (c ClosingChecks) Concerns(words locales.Printer) []Concern {
	var uncounted, old, differing, unranked []scoring.Unit
	for _, s := range c.Standings {
		if !s.IsRanked() {
			unranked = append(unranked, c.unit(s.Unit))
		}
	}
	for _, code := range c.Uncounted {
		uncounted = append(uncounted, c.unit(code))
	}
	for _, code := range c.Old {
		old = append(old, c.unit(code))
	}
	for _, d := range c.Differences {
		if !slices.ContainsFunc(differing, func(u scoring.Unit) bool { return u.Code == d.Unit }) {
			differing = append(differing, c.unit(d.Unit))
		}
	}
	return []Concern{
		{words.Text("closing.missing"), len(c.Missing), "closing.missing_named", c.Missing},
		{words.Text("closing.unranked"), len(unranked), "closing.unranked_named", unranked},
		{words.Text("closing.uncounted"), len(uncounted), "closing.uncounted_named", uncounted},
		{words.Text("closing.disputes"), c.Disputes, "", nil},
		{words.Text("closing.refused"), c.Refused, "", nil},
		{words.Text("closing.old"), len(old), "closing.old_named", old},
		{words.Text("closing.differences"), len(differing), "closing.differences_named", differing},
	}
}

// unit is a unit with its name; one that has left the register has its code for a name.
func (c ClosingChecks) unit(code string) scoring.Unit {
	return scoring.Unit{Code: code, Name: cmp.Or(c.Names[code], code)}
}

// Grades count the units by the grade that they would officially have.
func (c ClosingChecks) Grades() map[string]int {
	grades := map[string]int{}
	for _, s := range c.Standings {
		if s.IsRanked() {
			grades[s.Grade.Code]++
		}
	}
	return grades
}

// unitsNamed is how many units are named where there may be many.
const unitsNamed = 5

// checksScreen asks whether a month is to be closed: the grades as they would be, what should be known before, and the button
// that closes what is shown here and nothing else.
func checksScreen(r chat.Renderer, c ClosingChecks) bot.Message {
	var m chat.Markup
	month := r.Words.Month(string(c.Month))
	if c.Moved {
		m.Line(r.Words.Text("closing_state.moved", "month", month))
		m.BlankLine()
	}
	m.Bold(r.Words.Text("closing.question", "month", month))
	m.Line(r.Words.Text("closing.units", "n", len(c.Standings)))
	m.Lines(alsoOpen(r, c.Month, c.Open))
	m.Lines(r.WaitsLine(c.Rules, c.Standings))
	if len(c.DataTimes) > 0 {
		m.Lines(r.DataUntil(c.DataTimes, false))
	}
	r.TitledTable(&m, "overview.grades", gradesOf(r, c.Rules, c.Grades()))
	concerns := c.Concerns(r.Words)
	var counts [][2]string
	for _, one := range concerns {
		counts = append(counts, [2]string{one.Label, r.Words.Number(int64(one.N))})
	}
	r.TitledTable(&m, "closing.checks", counts)
	for _, one := range concerns {
		if len(one.Units) > 0 {
			m.Line(r.Words.Text(one.Named, "names", firstUnits(r, one.Units)))
		}
	}
	m.BlankLine()
	m.Lines(WithTerms(r.Words, c.Terms))
	if c.Before > 0 {
		m.Line(r.Words.Text("closing.anew", "n", c.Before))
	}
	m.Line(r.Words.Text("closing.final"))
	return m.Message(
		chat.Row(chat.Button(r.Words.Text("closing.close_button", "month", month), toClose.Link(asShown{Month: c.Month, Sum: c.Sum}))),
		monthAtAGlance(r, c.Month),
	)
}

// WithTerms says which quarter and year are closed with a month, and what they lack.
func WithTerms(words locales.Printer, all []ledger.TermCheck) (lines []string) {
	for _, one := range all {
		key := "closing.closes_term"
		if one.Unranked > 0 {
			key = "closing.closes_term_unranked"
		}
		lines = append(lines, words.Text(key, "term", words.Term(string(one.Term)), "n", one.Unranked))
	}
	return lines
}

// alsoOpen says which months beside one can be closed, when there are any.
func alsoOpen(r chat.Renderer, m scoring.Month, open []scoring.Month) []string {
	others := slices.DeleteFunc(slices.Clone(open), func(o scoring.Month) bool { return o == m })
	if len(others) == 0 {
		return nil
	}
	return []string{r.Words.Text("closing.others_open", "months", r.ShortMonths(others))}
}

// firstUnits names the first of many units, and how many more there are.
func firstUnits(r chat.Renderer, units []scoring.Unit) string {
	var named []string
	shown := units[:min(len(units), unitsNamed)]
	short := chat.ShortUnits(shown, chat.ButtonWidth, chat.UnitOfRegister)
	for _, u := range shown {
		named = append(named, chat.UnitName(short(u)))
	}
	if more := len(units) - len(named); more > 0 {
		return r.Words.Text("closing.and_more", "names", strings.Join(named, ", "), "n", more)
	}
	return r.Words.List(named)
}

// gradesOf are the grades of the rules with how many units have each.
func gradesOf(r chat.Renderer, rules *scoring.RuleSet, count map[string]int) (rows [][2]string) {
	for _, g := range rules.Grades {
		rows = append(rows, [2]string{g.Name.In(r.Words.Language()), r.Words.Number(int64(count[g.Code]))})
	}
	return rows
}

// atAGlance leads to the overview of a month, or to the units of a quarter or a year by rank.
func atAGlance(r chat.Renderer, t scoring.Term) []bot.Button {
	if m, is := t.Month(); is {
		return monthAtAGlance(r, m)
	}
	return chat.Row(chat.Button(r.Words.Text("key.xephang"), routes.TermRanking.Link(routes.OfTerm{Term: t})))
}

// monthAtAGlance leads to the overview of a month, and to its picture.
func monthAtAGlance(r chat.Renderer, month scoring.Month) []bot.Button {
	return chat.Row(chat.Button(r.Words.Text("key.tongquan"), routes.Overview.Link(routes.OfMonth{Month: month})),
		chat.Button(r.Words.Text("overview.heat_button"), routes.Heat.Link(routes.OfMonth{Month: month})))
}

package rankings

import (
	"slices"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// tablePage is how many units stand on a page of a ranking.
const tablePage = 15

// rankedUnit is a row of a ranking.
type rankedUnit struct {
	Place     scoring.Place
	Converted scoring.Fraction // exact; meaningless without a rank
	Before    int              // rank in the month, quarter or year before; 0 when it had none
	Own       bool             // the reader serves the unit
	DataTime  time.Time
	State     scoring.MonthState
	Lacks     []string // indicators, when the month is partial
}

// ranking is a page of a month's ranking.
type ranking struct {
	Month          scoring.Month
	Term           scoring.Term // the quarter or year in the place of a month; "" for a month
	State          string       // of the quarter or year, in words
	Closed         bool
	Begun          scoring.Month    // a later month that has only begun, when no month was asked for
	Rules          *scoring.RuleSet // the month's; nil when they are not known
	Waits          []string         // indicators whose figures nobody has
	Open           scoring.Fraction // points that nobody has the figures of, so that nobody has a grade
	Missing        []scoring.Unit   // units of the register without a card in the month
	Rows           []rankedUnit
	Beside         []scoring.Fraction // the exact scores of the ranked units next to the page
	Total, Page    int                // units in the month; page from 0
	Own            *scoring.Record    // of the unit the reader serves; nil when there is none in the month
	OwnPosition    int                // how many units stand before it
	Previous, Next scoring.Term       // the months, quarters or years with scores beside it; "" when there is none
	Reported       bool               // the reader is given the report of the quarter or year
	Moves          bool               // the month, quarter or year right before it has a ranking
}

// tableScreen is a month's units in the order of rank; the reader's own is marked, and comes first in words.
func tableScreen(r chat.Renderer, k ranking) bot.Message {
	var m chat.Markup
	writeTitle(r, &m, k, chat.LongName)
	m.BlankLine()
	table := tableRows(r, k)
	m.Table(table)
	m.BlankLine()
	writeLegend(r, &m, k)
	var unranked []chat.Unranked
	for _, row := range k.Rows {
		unranked = append(unranked, chat.Unranked{Name: row.Place.Name, State: row.State, Lacks: row.Lacks})
	}
	r.ExplainRanks(&m, k.Rules, k.Waits, k.Open, unranked)
	if k.Rules != nil && len(k.Missing) > 0 {
		r.MissingUnits(&m, k.Missing, nil)
	}
	m.Lines(dataLines(r, k))
	r.HasBegun(&m, k.Begun)
	if k.Term != "" {
		m.Line(r.Words.Text("term.own_counts"))
		return m.Message(termButtons(r, k)...)
	}
	drawn := chat.Button(r.Words.Text("ranking.picture_button"), toPicture.Link(routes.OfMonth{Month: k.Month}))
	return m.Message(pageButtons(r, k, routes.Ranking, tablePage), k.monthsBeside(r, chat.Destination(routes.Ranking)), chat.Row(drawn))
}

// span is the month, quarter or year of the ranking.
func (k ranking) span() scoring.Term {
	if k.Term != "" {
		return k.Term
	}
	return scoring.Term(k.Month)
}

// monthsBeside are buttons to the months beside that of the ranking.
func (k ranking) monthsBeside(r chat.Renderer, to chat.Destination) []bot.Button {
	return r.MonthsBeside(scoring.Month(k.Previous), scoring.Month(k.Next), to)
}

// grades are those of the month's rules, from the best down.
func (k ranking) grades() []scoring.Grade {
	if k.Rules == nil {
		return nil
	}
	return k.Rules.Grades
}

// isPublished says whether all figures shown are from a published appendix.
func (k ranking) isPublished() bool {
	return !slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return !row.Place.Published })
}

// writeTitle writes where the reader's unit stands, when it stands anywhere, and the title; the unit's name is cut to so many columns.
func writeTitle(r chat.Renderer, m *chat.Markup, k ranking, name int) {
	month := r.Words.Text("ranking.title", "month", r.Words.Month(string(k.Month)), "state", r.MonthState(k.Closed, k.isPublished()))
	if k.Term != "" {
		month = r.Words.Text("ranking.title", "month", r.Words.Term(string(k.Term)), "state", k.State)
	}
	switch {
	case k.Own == nil:
		m.Bold(month)
	case !k.Own.IsRanked():
		m.Bold(r.Words.Text("ranking.own_unscored", "unit", chat.CutUnit(k.Own.Name, name)))
		m.Line(month)
	default:
		m.Bold(r.Words.Text("ranking.own", "unit", chat.CutUnit(k.Own.Name, name), "rank", k.Own.Rank, "of", k.Own.Of, "points", ownScore(r, k)))
		m.Line(month)
	}
}

// dataLines says where the figures are from and up to when they reach.
func dataLines(r chat.Renderer, k ranking) []string {
	var times []time.Time
	var lines []string
	for _, row := range k.Rows {
		times = append(times, row.DataTime)
	}
	if slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Published }) {
		lines = append(lines, r.Words.Text("ranking.from_appendix"))
	}
	return append(lines, r.DataUntil(times, r.Running(k.Month) || k.Term != "" && r.Now.Before(k.Term.End(r.Zone)))...)
}

// The columns of a ranking: mark, rank, name, score and movement, with spaces between them.
const (
	rankColumns  = 4
	scoreColumns = 4
	moveColumns  = 4
	nameColumns  = chat.Columns - 1 - rankColumns - 1 - 1 - moveColumns - 1
)

func tableRows(r chat.Renderer, k ranking) []string {
	scores, wide := shownScores(r, k), scoreColumns
	for _, score := range scores {
		wide = max(wide, chat.Width(score))
	}
	moves := movements(k)
	rank, name := tableColumns(k, wide, moves)
	short := chat.ShortUnits(k.Rows, name, unitOf)
	var table []string
	for i, row := range k.Rows {
		if heading := leagueAbove(r, k, i); heading != "" {
			table = append(table, chat.Cut(heading, chat.Columns))
		}
		mark, place := " ", "–"
		if row.Own {
			mark = "►"
		}
		if row.Place.Rank > 0 {
			place = strconv.Itoa(row.Place.Rank)
		}
		table = append(table, mark+chat.PadLeft(place, rank)+" "+chat.PadRight(short(row), name)+" "+chat.PadLeft(scores[i], wide)+moves[i])
	}
	return table
}

// movements are how the ranks moved, with a space before them; "" where there is nothing to compare.
func movements(k ranking) []string {
	moves := make([]string, len(k.Rows))
	for i, row := range k.Rows {
		if k.Moves && row.Place.Rank > 0 && row.Before > 0 {
			moves[i] = " " + movementSign(row.Before-row.Place.Rank)
		}
	}
	return moves
}

// tableColumns are the columns of ranks and of names. Names that would be cut because scores are written further out take what ranks and
// movements leave.
func tableColumns(k ranking, score int, moves []string) (rank, name int) {
	rank, name = rankColumns, nameColumns-score
	if score <= scoreColumns {
		return rank, name
	}
	longest, move := 0, 0
	for i, row := range k.Rows {
		longest, move = max(longest, chat.Width(scoring.Commune(row.Place.Name))), max(move, chat.Width(moves[i]))
	}
	if spare := moveColumns + 1 - move; longest > name && spare > 0 {
		name = min(longest, name+spare)
	}
	if spare := rankColumns - chat.Width(strconv.Itoa(k.Total)); longest > name && spare > 0 {
		taken := min(longest-name, spare)
		rank, name = rank-taken, name+taken
	}
	return rank, name
}

// leagueAbove is the heading above a row: what is ranked from it on, where a set ranks kinds of unit apart.
func leagueAbove(r chat.Renderer, k ranking, row int) string {
	if row > 0 && k.Rows[row-1].Place.League == k.Rows[row].Place.League {
		return ""
	}
	return chat.LeagueName(r.Words, k.Rules, k.Rows[row].Place.League)
}

func movementSign(up int) string {
	switch {
	case up > 0:
		return "▲" + strconv.Itoa(up)
	case up < 0:
		return "▼" + strconv.Itoa(-up)
	default:
		return "="
	}
}

// writeLegend explains the signs that are on the page.
func writeLegend(r chat.Renderer, m *chat.Markup, k ranking) {
	if slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Own }) {
		m.Line(r.Words.Text("ranking.legend_own"))
	}
	if k.Moves && slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Before > 0 && row.Place.Rank > 0 }) {
		m.Line(r.Words.Text("ranking.legend_moves", "month", r.Words.Term(string(k.span().Prev()))))
	}
	if slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Rank == 0 }) {
		m.Line(r.Words.Text("ranking.legend_unranked"))
	}
	if k.Total > tablePage {
		from := k.Page * tablePage
		m.Line(r.Words.Text("ranking.range", "from", from+1, "to", from+len(k.Rows), "n", k.Total))
	}
}

func pageButtons(r chat.Renderer, k ranking, to chat.Route[routes.OfMonth], size int) []bot.Button {
	buttons := r.Pages(to.Link(routes.OfMonth{Month: k.Month}), k.Page, size, k.Total)
	if k.Own == nil || k.OwnPosition/size == k.Page {
		return buttons
	}
	return append(buttons, chat.Row(chat.Button(r.Words.Text("ranking.own_page"), to.Link(routes.OfMonth{Month: k.Month, Page: k.OwnPosition / size})))...)
}

func unitOf(row rankedUnit) chat.NamedUnit {
	return chat.NamedUnit{Code: row.Place.Unit, Name: row.Place.Name}
}

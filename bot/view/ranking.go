package view

import (
	"slices"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// RankingPage is how many units stand on a page of a ranking.
const RankingPage = 15

// Rank is a row of a ranking.
type Rank struct {
	Place     scoring.Place
	Converted scoring.Fraction // exact; meaningless without a rank
	Before    int              // rank in the month before; 0 when it had none
	Own       bool             // the reader serves the unit
	DataTime  time.Time
	State     scoring.MonthState
	Lacks     []string // indicators, when the month is partial
}

// Ranking is a page of a month's ranking.
type Ranking struct {
	Month          scoring.Month
	Closed         bool
	Begun          scoring.Month    // a later month that has only begun, when no month was asked for
	Rules          *scoring.RuleSet // the month's; nil when they are not known
	Waits          []string         // indicators whose figures nobody has
	Missing        []scoring.Unit   // units of the register without a card in the month
	Rows           []Rank
	Beside         []scoring.Fraction // the exact scores of the ranked units next to the page
	Total, Page    int                // units in the month; page from 0
	Own            *scoring.Record    // of the unit the reader serves; nil when there is none in the month
	OwnPosition    int                // how many units stand before it
	Previous, Next scoring.Month      // the months with scores beside it; "" when there is none
	Moves          bool               // the month before has a ranking
}

// RankingTable is a month's units in the order of rank; the reader's own is marked, and comes first in words.
func RankingTable(r Reader, k Ranking) bot.Message {
	var m chat.Markup
	r.rankingTitle(&m, k)
	m.BlankLine()
	table := r.rankingRows(k)
	m.Table(table)
	m.BlankLine()
	r.legend(&m, k)
	var unranked []chat.Unranked
	for _, row := range k.Rows {
		unranked = append(unranked, chat.Unranked{Name: row.Place.Name, State: row.State, Lacks: row.Lacks})
	}
	r.ExplainRanks(&m, k.Rules, k.Waits, unranked)
	if k.Rules != nil && len(k.Missing) > 0 {
		r.MissingUnits(&m, k.Missing, nil)
	}
	m.Lines(r.rankingData(k))
	r.HasBegun(&m, k.Begun)
	drawn := chat.Button(r.Words.Text("ranking.picture_button"), chat.Link{To: ToRankingPicture, Month: k.Month})
	return m.Message(r.rankingPages(k, ToRanking, RankingPage), r.rankingMonths(k, ToRanking), chat.Row(drawn))
}

// grades are those of the month's rules, from the best down.
func (k Ranking) grades() []scoring.Grade {
	if k.Rules == nil {
		return nil
	}
	return k.Rules.Grades
}

// published says whether all figures shown are from a published appendix.
func (k Ranking) published() bool {
	return !slices.ContainsFunc(k.Rows, func(row Rank) bool { return !row.Place.Published })
}

// rankingTitle is where the reader's unit stands, when it stands anywhere, and the title.
func (r Reader) rankingTitle(m *chat.Markup, k Ranking) {
	title := r.Words.Text("ranking.title", "month", r.Words.Month(string(k.Month)), "state", r.MonthState(k.Closed, k.published()))
	switch {
	case k.Own == nil:
		m.Bold(title)
	case !k.Own.Ranked():
		m.Bold(r.Words.Text("ranking.own_unscored", "unit", chat.CutUnit(k.Own.Name, chat.LongName)))
		m.Line(title)
	default:
		m.Bold(r.Words.Text("ranking.own", "unit", chat.CutUnit(k.Own.Name, chat.LongName), "rank", k.Own.Rank, "of", k.Own.Of, "points", r.ownScore(k)))
		m.Line(title)
	}
}

// rankingData says where the figures are from and up to when they reach.
func (r Reader) rankingData(k Ranking) []string {
	var times []time.Time
	var lines []string
	for _, row := range k.Rows {
		times = append(times, row.DataTime)
	}
	if slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.Place.Published }) {
		lines = append(lines, r.Words.Text("ranking.from_appendix"))
	}
	return append(lines, r.DataUntil(times, r.Running(k.Month))...)
}

// The columns of a ranking: mark, rank, name, score and movement, with spaces between them. A score that is written further
// out takes its columns from the names.
const (
	rankColumns  = 4
	scoreColumns = 4
	moveColumns  = 4
	nameColumns  = chat.Columns - 1 - rankColumns - 1 - 1 - moveColumns - 1
)

func (r Reader) rankingRows(k Ranking) []string {
	scores, wide := r.rankingScores(k), scoreColumns
	for _, score := range scores {
		wide = max(wide, chat.Width(score))
	}
	short := chat.ShortUnits(k.Rows, nameColumns-wide, rankUnit)
	var table []string
	for i, row := range k.Rows {
		mark, place, move := " ", "–", ""
		if row.Own {
			mark = "►"
		}
		if row.Place.Rank > 0 {
			place = strconv.Itoa(row.Place.Rank)
			if k.Moves && row.Before > 0 {
				move = " " + movement(row.Before-row.Place.Rank)
			}
		}
		table = append(table, mark+chat.PadLeft(place, rankColumns)+" "+chat.PadRight(short(row), nameColumns-wide)+" "+chat.PadLeft(scores[i], wide)+move)
	}
	return table
}

func movement(up int) string {
	switch {
	case up > 0:
		return "▲" + strconv.Itoa(up)
	case up < 0:
		return "▼" + strconv.Itoa(-up)
	default:
		return "="
	}
}

// legend explains the signs that are on the page.
func (r Reader) legend(m *chat.Markup, k Ranking) {
	if slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.Own }) {
		m.Line(r.Words.Text("ranking.legend_own"))
	}
	if k.Moves && slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.Before > 0 && row.Place.Rank > 0 }) {
		m.Line(r.Words.Text("ranking.legend_moves", "month", r.Words.Month(string(k.Month.Prev()))))
	}
	if slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.Place.Rank == 0 }) {
		m.Line(r.Words.Text("ranking.legend_unranked"))
	}
	if k.Total > RankingPage {
		from := k.Page * RankingPage
		m.Line(r.Words.Text("ranking.range", "from", from+1, "to", from+len(k.Rows), "n", k.Total))
	}
}

func (r Reader) rankingPages(k Ranking, to chat.Destination, size int) []bot.Button {
	buttons := r.Pages(chat.Link{To: to, Month: k.Month}, k.Page, size, k.Total)
	if k.Own == nil || k.OwnPosition/size == k.Page {
		return buttons
	}
	return append(buttons, chat.Row(chat.Button(r.Words.Text("ranking.own_page"), chat.Link{To: to, Month: k.Month, Page: k.OwnPosition / size}))...)
}

func (r Reader) rankingMonths(k Ranking, to chat.Destination) []bot.Button {
	return r.MonthsBeside(k.Previous, k.Next, to)
}

func rankUnit(row Rank) chat.NamedUnit {
	return chat.NamedUnit{Code: row.Place.Unit, Name: row.Place.Name}
}

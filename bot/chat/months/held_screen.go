package months

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
)

// heldPage is how many units with differences a page names.
const heldPage = 5

// heldUnits is what the data there are now would change in a closed month, quarter or year.
type heldUnits struct {
	ledger.ClosedComparison
	Reached map[string]time.Time // up to when the data reached that it was closed with, by unit
	Reopen  []scoring.Month      // of a quarter or a year: the months that are opened to take the data in
	Rules   *scoring.RuleSet
	Names   map[string]string
	Page    int
	Note    string // said first; "" for nothing
}

// heldMatter tells an admin that newer data differ from what is closed.
func heldMatter(r chat.Renderer, t scoring.Term, units int) chat.Matter {
	kept := "closing.held_kept"
	if t.Length() > 1 {
		kept = "closing.held_kept_term"
	}
	return chat.Matter{
		Title: r.Words.Text("closing.held_told", "month", r.Words.Term(string(t)), "n", units),
		Lines: []string{r.Words.Text(kept)},
		Leads: [][]chat.Choice{{heldButton(r, t)}},
	}
}

// heldButton leads to the differences from what is closed.
func heldButton(r chat.Renderer, t scoring.Term) chat.Choice {
	return chat.Button(r.Words.Text("closing.held_button", "month", r.Words.ShortTerm(string(t))), heldLink(t))
}

// heldScreen lists the units whose figures would be others, and offers to open the month, or months of the term, or to leave it.
func heldScreen(r chat.Renderer, h heldUnits) bot.Message {
	var m chat.Markup
	term := h.Closing.Span()
	if h.Note != "" {
		m.Line(h.Note)
		m.BlankLine()
	}
	if len(h.Held) == 0 {
		m.Line(r.Words.Text("closing.held_none", "month", r.Words.Term(string(term))))
		return m.Message(atAGlance(r, term))
	}
	m.Bold(r.Words.Text("closing.held_title", "month", r.Words.Term(string(term)), "n", len(h.Held)))
	m.Line(r.Words.Text("closing.held_sides"))
	shown := h.Held[h.Page*heldPage : min(len(h.Held), (h.Page+1)*heldPage)]
	long := chat.ShortUnits(shown, chat.LongName, func(one ledger.Shift) chat.NamedUnit {
		// One that has left the register is named by its code.
		return chat.NamedUnit{Code: one.Unit, Name: cmp.Or(h.Names[one.Unit], one.Unit)}
	})
	for _, one := range shown {
		m.BlankLine()
		m.Line(long(one))
		m.Table(append(heldFigures(r, h.Rules, one), heldData(r, h.Reached[one.Unit], h.Reach[one.Unit].At)...))
	}
	m.BlankLine()
	rows := [][]bot.Button{r.Pages(heldLink(term), h.Page, heldPage, len(h.Held))}
	var last []chat.Choice
	if h.Closing.Term == "" {
		last = append(last, chat.Button(r.Words.Text("closing.reopen_month_button"), reopenLink(h.Closing)))
	} else {
		m.Line(r.Words.Text("closing.held_by_month", "term", r.Words.Term(string(term))))
		rows = append(rows, reopenRows(r, h.Reopen)...)
	}
	if h.Closing.Left == h.Sum {
		m.Line(r.Words.Text("closing.held_left"))
	} else {
		shown := asShown{Month: h.Closing.Month, Sum: h.Sum}
		if h.Closing.Term != "" {
			shown.Month, shown.Term = "", h.Closing.Term
		}
		last = append(last, chat.Button(r.Words.Text("closing.leave_button"), toLeave.Link(shown)))
	}
	return m.Message(append(rows, chat.Row(last...))...)
}

// reopenRows are buttons that ask whether months are to be opened again, two in a row.
func reopenRows(r chat.Renderer, months []scoring.Month) (rows [][]bot.Button) {
	for pair := range slices.Chunk(months, 2) {
		var row []chat.Choice
		for _, m := range pair {
			row = append(row, chat.Button(r.Words.Text("closing.reopen_button", "month", r.Words.ShortMonth(string(m))), toOpening.Link(routes.OfMonth{Month: m})))
		}
		rows = append(rows, chat.Row(row...))
	}
	return rows
}

// heldFigures are the figures of a unit that differ, a row each. Counts are shown where there are any.
func heldFigures(r chat.Renderer, rules *scoring.RuleSet, s ledger.Shift) (table []string) {
	add := func(label, from, to string) {
		table = append(table, chat.TwoEnds(label, from+" → "+to, chat.Columns)...)
	}
	if s.From == nil || s.To == nil {
		has := func(card *scoring.Standing) string {
			if card == nil {
				return r.Words.Text("closing.held_without")
			}
			return r.Words.Text("closing.held_has")
		}
		add(r.Words.Text("closing.held_card"), has(s.From), has(s.To))
		return table
	}
	for _, column := range s.Columns() {
		switch column {
		case ledger.RankColumn:
			add(r.Words.Text("closing.held_rank"), rankWords(s.From), rankWords(s.To))
		case ledger.GradeColumn:
			add(r.Words.Text("closing.held_grade"), gradeName(r, s.From), gradeName(r, s.To))
		case ledger.ConvertedColumn:
			from, to := r.PointsTogether(s.From.Converted, s.To.Converted, s.From.Bounds(), s.To.Bounds())
			add(r.Words.Text("closing.held_converted"), from, to)
		default:
			from, to := s.Sides(column)
			add(r.IndicatorName(rules, column), r.Words.Decimal(from), r.Words.Decimal(to))
		}
	}
	if len(table) == 0 {
		return []string{r.Words.Text("closing.held_slight")}
	}
	return table
}

// heldData are up to when the data behind both sides reach.
func heldData(r chat.Renderer, closed, now time.Time) []string {
	instant := func(t time.Time) string {
		if t.IsZero() {
			return "–"
		}
		return r.Time(t, false)
	}
	lines := chat.TwoEnds(r.Words.Text("closing.held_data"), instant(closed), chat.Columns)
	if closed.Equal(now) {
		return lines
	}
	return append(lines, chat.PadLeft("→ "+instant(now), chat.Columns))
}

func rankWords(s *scoring.Standing) string {
	if s.Rank == 0 {
		return "–"
	}
	return strconv.Itoa(s.Rank)
}

func gradeName(r chat.Renderer, s *scoring.Standing) string {
	if !s.IsRanked() {
		return "–"
	}
	return cmp.Or(s.Grade.Name.In(r.Words.Language()), "–") // none while figures are not known
}

package months

import (
	"cmp"
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

// heldUnits is what the data there are now would change in a closed month.
type heldUnits struct {
	ledger.ClosedComparison
	Reached map[string]time.Time // up to when the data reached that the month was closed with, by unit
	Rules   *scoring.RuleSet
	Names   map[string]string
	Page    int
	Note    string // said first; "" for nothing
}

// heldMatter tells an admin that newer data differ from a closed month.
func heldMatter(r chat.Renderer, month scoring.Month, units int) chat.Matter {
	return chat.Matter{
		Title: r.Words.Text("closing.held_told", "month", r.Words.Month(string(month)), "n", units),
		Lines: []string{r.Words.Text("closing.held_kept")},
		Leads: [][]chat.Choice{{{Label: r.Words.Text("closing.held_button", "month", r.Words.ShortMonth(string(month))), Link: toHeld.Link(routes.OfMonth{Month: month})}}},
	}
}

// heldScreen lists the units whose figures would be others, and offers to open the month or to leave it.
func heldScreen(r chat.Renderer, h heldUnits) bot.Message {
	var m chat.Markup
	month := h.Closing.Month
	if h.Note != "" {
		m.Line(h.Note)
		m.BlankLine()
	}
	if len(h.Held) == 0 {
		m.Line(r.Words.Text("closing.held_none", "month", r.Words.Month(string(month))))
		return m.Message(monthAtAGlance(r, month))
	}
	m.Bold(r.Words.Text("closing.held_title", "month", r.Words.Month(string(month)), "n", len(h.Held)))
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
	link := toHeld.Link(routes.OfMonth{Month: month})
	paging := r.Pages(link, h.Page, heldPage, len(h.Held))
	open := chat.Button(r.Words.Text("closing.reopen_month_button"), reopenLink(h.Closing))
	if h.Closing.Left == h.Sum {
		m.Line(r.Words.Text("closing.held_left"))
		return m.Message(paging, chat.Row(open))
	}
	leave := chat.Button(r.Words.Text("closing.leave_button"), toLeave.Link(asShown{Month: month, Sum: h.Sum}))
	return m.Message(paging, chat.Row(open, leave))
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

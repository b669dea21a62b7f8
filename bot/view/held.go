package view

import (
	"cmp"
	"strconv"
	"time"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/intake"
)

// HeldPage is how many units with differences a page names.
const HeldPage = 5

// Held is what the data there are now would change in a closed month.
type Held struct {
	intake.Differing
	Reached map[string]time.Time // up to when the data reached that the month was closed with, by unit
	Rules   *scoring.RuleSet
	Names   map[string]string
	Page    int
	Note    string // said first; "" for nothing
}

// HeldTold tells an admin that newer data differ from a closed month.
func HeldTold(r Reader, month scoring.Month, units int) Told {
	return Told{
		Title: r.Words.Text("closing.held_told", "month", r.Words.Month(string(month)), "n", units),
		Lines: []string{r.Words.Text("closing.held_kept")},
		Leads: [][]Choice{{{Label: r.Words.Text("closing.held_button", "month", r.Words.ShortMonth(string(month))), Link: Link{To: ToHeld, Month: month}}}},
	}
}

// HeldList lists the units whose figures would be others, and offers to open the month or to leave it.
func HeldList(r Reader, h Held) bot.Message {
	var m markup
	month := h.Closing.Month
	if h.Note != "" {
		m.line(h.Note)
		m.gap()
	}
	if len(h.Held) == 0 {
		m.line(r.Words.Text("closing.held_none", "month", r.Words.Month(string(month))))
		return m.message(r.monthAtAGlance(month))
	}
	m.bold(r.Words.Text("closing.held_title", "month", r.Words.Month(string(month)), "n", len(h.Held)))
	m.line(r.Words.Text("closing.held_sides"))
	shown := h.Held[h.Page*HeldPage : min(len(h.Held), (h.Page+1)*HeldPage)]
	long := shortUnits(shown, longName, func(one intake.Shift) unitName {
		// One that has left the register is named by its code.
		return unitName{Code: one.Unit, Name: cmp.Or(h.Names[one.Unit], one.Unit)}
	})
	for _, one := range shown {
		m.gap()
		m.line(long(one))
		m.table(append(r.heldFigures(h.Rules, one), r.heldData(h.Reached[one.Unit], h.Reach[one.Unit].At)...))
	}
	m.gap()
	link := Link{To: ToHeld, Month: month}
	paging := r.paging(link, h.Page, HeldPage, len(h.Held))
	open := labelledLink{r.Words.Text("closing.reopen_month_button"), reopen(h.Closing)}
	if h.Closing.Left == h.Sum {
		m.line(r.Words.Text("closing.held_left"))
		return m.message(paging, row(open))
	}
	leave := labelledLink{r.Words.Text("closing.leave_button"), Link{To: ToLeave, Month: month, Item: h.Sum}}
	return m.message(paging, row(open, leave))
}

// heldFigures are the figures of a unit that differ, a row each. Counts are shown where there are any.
func (r Reader) heldFigures(rules *scoring.RuleSet, s intake.Shift) (table []string) {
	add := func(label, from, to string) {
		table = append(table, ends(label, from+" → "+to, Columns)...)
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
		case intake.RankColumn:
			add(r.Words.Text("closing.held_rank"), rank(s.From), rank(s.To))
		case intake.GradeColumn:
			add(r.Words.Text("closing.held_grade"), r.gradeName(s.From), r.gradeName(s.To))
		case intake.ConvertedColumn:
			from, to := r.both(s.From.Converted, s.To.Converted, s.From.Bounds(), s.To.Bounds())
			add(r.Words.Text("closing.held_converted"), from, to)
		default:
			from, to := s.Sides(column)
			add(r.indicatorName(rules, column), r.Words.Decimal(from), r.Words.Decimal(to))
		}
	}
	if len(table) == 0 {
		return []string{r.Words.Text("closing.held_slight")}
	}
	return table
}

// heldData are up to when the data behind both sides reach.
func (r Reader) heldData(closed, now time.Time) []string {
	instant := func(t time.Time) string {
		if t.IsZero() {
			return "–"
		}
		return r.time(t, false)
	}
	lines := ends(r.Words.Text("closing.held_data"), instant(closed), Columns)
	if closed.Equal(now) {
		return lines
	}
	return append(lines, right("→ "+instant(now), Columns))
}

func rank(s *scoring.Standing) string {
	if s.Rank == 0 {
		return "–"
	}
	return strconv.Itoa(s.Rank)
}

func (r Reader) gradeName(s *scoring.Standing) string {
	if !s.Ranked() {
		return "–"
	}
	return s.Grade.Name.In(r.Words.Language())
}

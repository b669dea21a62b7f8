package chat

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/workdays"
)

// TargetPoints is a target in points, on an indicator's line: nothing when there is none.
func TargetPoints(ind scoring.Indicator, l scoring.Line) []scoring.Fraction {
	if !ind.Aimed {
		return nil
	}
	return []scoring.Fraction{l.Max.Mul(ind.Target)}
}

// ShortRules is the number of a rule set's decision with the month of its edition, or the set's id.
func ShortRules(rules *scoring.RuleSet) string {
	for word := range strings.FieldsSeq(rules.Decision) {
		switch edition, err := scoring.ParseMonth(rules.Edition); {
		case !strings.Contains(word, "/QĐ"):
		case err == nil:
			return fmt.Sprintf("%s (%d/%d)", word, edition.Number(), edition.Year())
		default:
			return word
		}
	}
	return rules.ID()
}

// TargetFigure is a target in points, written as far out as the figures that are held against it.
func TargetFigure(r Renderer, target scoring.Fraction, bounds scoring.Bounds) string {
	return r.Words.Decimal(bounds.OfBound(target))
}

// IndicatorName is an indicator's short name; its code when the rules do not know it.
func (r Renderer) IndicatorName(rules *scoring.RuleSet, code string) string {
	if rules != nil {
		if ind, ok := rules.Indicator(code); ok {
			return ind.Short.In(r.Words.Language())
		}
	}
	return code
}

// Percent is a share in per cent, to a tenth.
func (r Renderer) Percent(share scoring.Fraction) string {
	return r.Words.Text("overview.percent", "share", r.Points(share.Mul(scoring.Int(100)), scoring.Plain(scoring.Int(100))))
}

// Closed says whether a month's figures are official: it is closed for all its units.
func Closed(records []scoring.Record) bool {
	return len(records) > 0 && records[0].Closed
}

// Published says whether all of them are from a published appendix.
func Published(records []scoring.Record) bool {
	return !slices.ContainsFunc(records, func(r scoring.Record) bool { return !r.Published })
}

// DataTimes are up to when the data of cards reach, in their order.
func DataTimes(records []scoring.Record) (times []time.Time) {
	for _, r := range records {
		times = append(times, r.DataTime)
	}
	return times
}

// Workdays counts working days; a workdays.Calendar does.
type Workdays interface {
	workdays.Days
	// Begun is how many working days have begun at an instant since the day in which an earlier one lies. Midnight is the end of a day.
	Begun(since, at time.Time) int
	// Known says whether the days off of a year are known.
	Known(year int) bool
}

// Lateness is how long a dossier has been overdue at an instant, as people count it: hours on the day on which it was due, then working
// days.
func (r Renderer) Lateness(due, at time.Time) string {
	hours := int(at.Sub(due) / time.Hour)
	dayOf := func(t time.Time) string { return t.Add(-time.Nanosecond).In(r.Zone).Format(time.DateOnly) }
	switch days := r.Days.Begun(due.In(r.Zone), at); {
	case days > 0:
		return r.Words.Text("late.days", "n", days)
	case dayOf(due) != dayOf(at):
		return r.Words.Text("late.days_off")
	case hours == 0:
		return r.Words.Text("late.within_hour")
	default:
		return r.Words.Text("late.hours", "n", hours)
	}
}

// Age is how many working days old the data are that reach to an instant; and whether that is so old that it is said first. Of a zero
// time neither is known.
func (r Renderer) Age(data time.Time) (days int, old bool) {
	if data.IsZero() {
		return 0, false
	}
	days = r.Days.Begun(data.In(r.Zone), r.Now)
	return days, days > r.Thresholds.OldDays
}

// Silent says whether data are so old that officers are told nothing by them in the morning.
func (r Renderer) Silent(data time.Time) bool {
	days, _ := r.Age(data)
	return days > r.Thresholds.SilentDays
}

// DataAge says first, above a list of now, that its data are old, or that nobody knows how old they are; false when they are fresh.
func (r Renderer) DataAge(m *Markup, data time.Time) bool {
	if data.IsZero() {
		m.Line(r.Words.Text("data.unknown"))
		return true
	}
	days, old := r.Age(data)
	if old {
		m.Line(r.Words.Text("data.aged", "time", r.Time(data, true), "n", days))
	}
	return old
}

// CardMoved says how a card moved against the month before: points, then rank.
func (r Renderer) CardMoved(now, before scoring.Record) string {
	return CardMovedSince(r, r.Words.Term(string(before.Span())), now, before)
}

// CardMovedSince says how a card moved against one of another time, which is said in words.
func CardMovedSince(r Renderer, since string, now, before scoring.Record) string {
	points := r.ScoreMoved(now.Converted.Sub(before.Converted), now.Written())
	rank := r.Words.Text("movement.rank_same")
	switch up := before.Rank - now.Rank; {
	case up > 0:
		rank = r.Words.Text("movement.rank_up", "n", up)
	case up < 0:
		rank = r.Words.Text("movement.rank_down", "n", -up)
	}
	return r.Words.Text("movement.card", "month", since, "points", points, "rank", rank)
}

// ScoreMoved is how a score moved, in words.
func (r Renderer) ScoreMoved(by scoring.Fraction, bounds scoring.Bounds) string {
	switch size, way := bounds.Change(by); {
	case way > 0:
		return r.Words.Text("movement.points_up", "points", r.Words.Decimal(size))
	case way < 0:
		return r.Words.Text("movement.points_down", "points", r.Words.Decimal(size))
	case size == "":
		return r.Words.Text("movement.points_nearly")
	default:
		return r.Words.Text("movement.points_same")
	}
}

// PointsMoved is how an indicator's points moved, as a sign and points; "" when there is nothing to measure by.
func (r Renderer) PointsMoved(line scoring.Line, before *scoring.Record) string {
	if before == nil {
		return ""
	}
	was, ok := before.Assessed(line.Indicator)
	if !ok || was.Max.Cmp(line.Max) != 0 {
		return ""
	}
	switch size, way := line.Bounds().Change(line.Points.Sub(was.Points)); {
	case way > 0:
		return "▲" + r.Words.Decimal(size)
	case way < 0:
		return "▼" + r.Words.Decimal(size)
	case size == "":
		return "≈"
	default:
		return "="
	}
}

// Where a dossier's code and its procedure are cut: codes are at most this long in the wild, procedures get two lines of a phone.
const (
	CodeColumns      = 48
	ProcedureColumns = 72
)

// Dossier is what every list says of a dossier: number, code, unit when it is named, procedure, and whether it is corrected.
func (r Renderer) Dossier(m *Markup, number int, d scoring.Listed) {
	m.Wrap("", r.Words.Number(int64(number))+". ", "")
	m.Code(DossierCode(d))
	if d.UnitName != "" {
		m.Line(CutUnit(d.UnitName, LongName))
	}
	procedure := Cut(OneLine(d.Procedure), ProcedureColumns)
	if procedure == "" {
		procedure = r.Words.Text("overdue.no_procedure")
	}
	m.Line(procedure)
	r.DossierMarks(m, d)
}

// DossierCode is a dossier's code as people know it.
func DossierCode(d scoring.Listed) string {
	return Cut(OneLine(scoring.CodeShown(d.Code)), CodeColumns)
}

// DossierMarks say under a dossier of a list that it is corrected.
func (r Renderer) DossierMarks(m *Markup, d scoring.Listed) {
	if d.Corrected {
		m.Line(r.Words.Text("dispute.mark"))
	}
}

// DossierGap says of a dossier that is missing from a numerator what the indicator looks at.
func (r Renderer) DossierGap(counts scoring.Counts, d scoring.Listed) string {
	finished := r.Words.Text("gap.unfinished")
	if !d.Finished.IsZero() {
		finished = r.Words.Text("gap.finished", "time", r.Time(d.Finished, false))
	}
	switch counts {
	case scoring.ResolvedOnTime, scoring.HandledOnTime:
		return r.Words.Text("gap.late", "due", r.Time(d.Due, false), "finished", finished)
	case scoring.ResolvedEResult:
		return finished
	default:
		return r.Words.Text("gap.received", "time", r.Time(d.Received, false))
	}
}

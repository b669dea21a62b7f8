// Package view makes messages of data: layout, escaping, length limits and buttons, in the reader's language. It knows
// nothing of permissions: whoever calls it decides what may be shown.
package view

import (
	"slices"
	"time"

	"motcua/locales"
	"motcua/scoring"
)

// Reader is who reads and when: the language to write in, the authority's zone and working days, and the present moment.
type Reader struct {
	Words      locales.Printer
	Zone       *time.Location
	Days       Workdays
	Thresholds scoring.Thresholds // from which age on data are old
	Now        time.Time
}

// time writes an instant in the authority's zone: in full, or for what is of the moment without the present year.
func (r Reader) time(t time.Time, current bool) string {
	t = t.In(r.Zone)
	if current && t.Year() == r.Now.In(r.Zone).Year() {
		return r.Words.ShortDateTime(t)
	}
	return r.Words.DateTime(t)
}

// running says whether the month is the present one.
func (r Reader) running(m scoring.Month) bool { return m == scoring.MonthOf(r.Now, r.Zone) }

// points is a figure as it is shown beside the bounds that the reader holds it against.
func (r Reader) points(f scoring.Fraction, bounds ...scoring.Fraction) string {
	return r.Words.Decimal(f.Shown(bounds...))
}

// bound is a maximum or a target, in points.
func (r Reader) bound(f scoring.Fraction) string { return r.Words.Decimal(f.Bound()) }

// score is a card's converted score.
func (r Reader) score(card scoring.Scorecard) string { return r.Words.Decimal(card.Shown()) }

// scores are the converted scores of a list of cards, by unit.
func (r Reader) scores(records []scoring.Record) map[string]string {
	shown := scoring.ShownScores(records)
	for unit, text := range shown {
		shown[unit] = r.Words.Decimal(text)
	}
	return shown
}

// earned is the points of a line and its maximum: "29,97/30". Further bounds are those of which the text around speaks.
func (r Reader) earned(l scoring.Line, bounds ...scoring.Fraction) string {
	return r.Words.Decimal(l.Shown(bounds...)) + "/" + r.bound(l.Max)
}

// both are two figures of one sentence, each with the bounds it is held against; when they are not equal they do not look so.
func (r Reader) both(a, b scoring.Fraction, boundsOfA, boundsOfB []scoring.Fraction) (string, string) {
	bounds := [2][]scoring.Fraction{boundsOfA, boundsOfB}
	shown := scoring.ShownTogether([]scoring.Fraction{a, b}, func(i int) []scoring.Fraction { return bounds[i] })
	return r.Words.Decimal(shown[0]), r.Words.Decimal(shown[1])
}

// aim is a target in points, on an indicator's line: nothing when there is none.
func aim(ind scoring.Indicator, l scoring.Line) []scoring.Fraction {
	if !ind.Aimed {
		return nil
	}
	return []scoring.Fraction{l.Max.Mul(ind.Target)}
}

// state says how final a month's figures are.
func (r Reader) state(closed, published bool) string {
	switch {
	case closed:
		return r.Words.Text("score.closed")
	case published:
		return r.Words.Text("score.published")
	default:
		return r.Words.Text("score.provisional")
	}
}

// data says up to when the data behind the figures reaches, a line each. The times are those of the units shown; a zero
// time is not known. What is looked at now, or is of the running month, is also said to be old when it is.
func (r Reader) data(times []time.Time, current bool) []string {
	known := slices.DeleteFunc(slices.Clone(times), time.Time.IsZero)
	if len(known) == 0 {
		return []string{r.Words.Text("data.unknown")}
	}
	oldest, newest := slices.MinFunc(known, time.Time.Compare), slices.MaxFunc(known, time.Time.Compare)
	lines := []string{r.Words.Text("data.until", "time", r.time(oldest, current))}
	if r.time(oldest, current) != r.time(newest, current) {
		lines[0] = r.Words.Text("data.between", "from", r.time(oldest, current), "to", r.time(newest, current))
	}
	if len(known) < len(times) {
		lines = append(lines, r.Words.Text("data.some_unknown"))
	}
	if !current {
		return lines
	}
	if days, old := r.Age(oldest); old {
		key := "data.old"
		if !oldest.Equal(newest) {
			key = "data.oldest"
		}
		lines = append(lines, r.Words.Text(key, "n", days))
	}
	return lines
}

package chat

import (
	"slices"
	"strings"
	"time"

	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/workdays"
)

// Renderer is who reads and when: the language to write in, the authority's zone and working days, and the present moment.
type Renderer struct {
	Words      locales.Printer
	Zone       *time.Location
	Days       Workdays
	Thresholds scoring.Thresholds // from which age on data are old
	Hours      workdays.Hours     // at which offices work
	Now        time.Time
}

// Time writes an instant in the authority's zone: in full, or for what is of the moment without the present year.
func (r Renderer) Time(t time.Time, current bool) string {
	t = t.In(r.Zone)
	if current && t.Year() == r.Now.In(r.Zone).Year() {
		return r.Words.ShortDateTime(t)
	}
	return r.Words.DateTime(t)
}

// Running says whether the month is the present one.
func (r Renderer) Running(m scoring.Month) bool { return m == scoring.MonthOf(r.Now, r.Zone) }

// RunningSpan says whether the month, quarter or year that a card is of is the present one.
func RunningSpan(r Renderer, rec scoring.Record) bool {
	return IsRunning(r, rec.Span())
}

// IsRunning says whether a month, quarter or year is the present one.
func IsRunning(r Renderer, t scoring.Term) bool {
	_, begun := t.Begun(scoring.MonthOf(r.Now, r.Zone))
	return begun && r.Now.Before(t.End(r.Zone))
}

// Span is what a term is, in a word within a sentence: a month, a quarter or a year.
func (r Renderer) Span(t scoring.Term) string { return r.Words.Text("span." + t.LengthName()) }

// SpanState says how final a card's figures are: of an open quarter or year whether all of it is in them.
func SpanState(r Renderer, rec scoring.Record) string {
	switch {
	case rec.Term == "" || rec.Closed:
		return r.MonthState(rec.Closed, rec.Published)
	case !RunningSpan(r, rec):
		return r.Words.Text("term.whole")
	case rec.DataTime.IsZero():
		return r.Words.Text("term.until", "time", r.Words.ShortDate(r.Now.In(r.Zone)))
	}
	return r.Words.Text("term.until", "time", r.Words.ShortDate(rec.DataTime.In(r.Zone)))
}

// Points is a figure as it is shown beside the bounds that the reader holds it against.
func (r Renderer) Points(f scoring.Fraction, bounds scoring.Bounds) string {
	return r.Words.Decimal(f.Shown(bounds))
}

// Bound is a maximum or a target, in points.
func (r Renderer) Bound(f scoring.Fraction) string { return r.Words.Decimal(f.Bound()) }

// Score is a card's converted score.
func (r Renderer) Score(card scoring.Scorecard) string { return r.Words.Decimal(card.Shown()) }

// Scores are the converted scores of a list of cards, by unit.
func (r Renderer) Scores(records []scoring.Record) map[string]string {
	shown := scoring.ShownScores(records)
	for unit, text := range shown {
		shown[unit] = r.Words.Decimal(text)
	}
	return shown
}

// LinePoints is the points of a line and its maximum: "29,97/30". Further bounds are those of which the text around speaks.
func (r Renderer) LinePoints(l scoring.Line, bounds ...scoring.Fraction) string {
	return r.Words.Decimal(l.Shown(bounds...)) + "/" + r.Bound(l.Max)
}

// PointsTogether are two figures of one sentence, each with the bounds it is held against; when they are not equal they do not look so.
func (r Renderer) PointsTogether(a, b scoring.Fraction, boundsOfA, boundsOfB scoring.Bounds) (string, string) {
	bounds := [2]scoring.Bounds{boundsOfA, boundsOfB}
	shown := scoring.ShownTogether([]scoring.Fraction{a, b}, func(i int) scoring.Bounds { return bounds[i] })
	return r.Words.Decimal(shown[0]), r.Words.Decimal(shown[1])
}

// MonthState says how final a month's figures are.
func (r Renderer) MonthState(closed, published bool) string {
	switch {
	case closed:
		return r.Words.Text("score.closed")
	case published:
		return r.Words.Text("score.published")
	default:
		return r.Words.Text("score.provisional")
	}
}

// DataUntil says up to when the data behind the figures reaches, a line each. The times are those of the units shown; a zero
// time is not known. What is looked at now, or is of the running month, is also said to be old when it is.
func (r Renderer) DataUntil(times []time.Time, current bool) []string {
	known := slices.DeleteFunc(slices.Clone(times), time.Time.IsZero)
	if len(known) == 0 {
		return []string{r.Words.Text("data.unknown")}
	}
	oldest, newest := slices.MinFunc(known, time.Time.Compare), slices.MaxFunc(known, time.Time.Compare)
	from := r.Time(oldest, current)
	to := from
	if !newest.Equal(oldest) {
		to = r.Time(newest, current)
	}
	lines := make([]string, 1, 3)
	if from == to {
		lines[0] = r.Words.Text("data.until", "time", from)
	} else {
		lines[0] = r.Words.Text("data.between", "from", from, "to", to)
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

// Enumerate joins the first names of so many, and says how many more there are.
func (r Renderer) Enumerate(names []string, of int) string {
	joined := strings.Join(names, ", ")
	if more := of - len(names); more > 0 {
		joined += r.Words.Text("upload.and_more", "n", more)
	}
	return joined
}

// ShortMonths names months, and the first of very many.
func (r Renderer) ShortMonths(months []scoring.Month) string {
	const most = 12
	var written []string
	for _, month := range months[:min(len(months), most)] {
		written = append(written, r.Words.ShortMonth(string(month)))
	}
	return r.Enumerate(written, len(months))
}

// Chosen marks the label of what is chosen.
func Chosen(is bool, label string) string {
	if is {
		return "✓ " + label
	}
	return label
}

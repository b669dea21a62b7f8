package warnings

import (
	"strconv"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/outbox"
)

// figureLine is what an indicator stands at in a month, against its target.
func figureLine(r chat.Renderer, rules *scoring.RuleSet, f outbox.Figure) string {
	return r.Words.Text("notice.short", "indicator", r.IndicatorName(rules, f.Indicator), "points", r.Points(f.Points, f.Bounds(rules)),
		"max", r.Bound(f.Max), "month", r.Words.ShortMonth(string(f.Month)), "target", chat.TargetFigure(r, f.Target, rules.Bounds()))
}

// acknowledgement is that somebody acknowledged a warning.
type acknowledgement struct {
	By string // in words
	At time.Time
}

// acknowledgementLine says who acknowledged a warning.
func acknowledgementLine(r chat.Renderer, k acknowledgement) string {
	return r.Words.Text("warnings.acknowledged", "by", k.By, "time", r.Time(k.At, true))
}

// acknowledgedToast says in a toast how many warnings of how many units somebody has acknowledged, by their unit; of a button of one
// unit's that says so it need not be repeated.
func acknowledgedToast(r chat.Renderer, known map[string]int, ofOne bool) string {
	n, units := 0, 0
	for _, k := range known {
		if n += k; k > 0 {
			units++
		}
	}
	switch {
	case n == 0:
		return r.Words.Text("notice.nothing_open")
	case ofOne:
		return r.Words.Text("notice.acknowledged")
	}
	return r.Words.Text("notice.acknowledged_of", "n", n, "units", r.Words.Text("overdue.units", "n", units))
}

// answerRow is the row that acknowledges the warnings of a unit ("": of all that a message tells of) that were opened by the
// time up to which the message shows them, and puts them off; what is known to somebody is only put off.
func answerRow(r chat.Renderer, unit string, unknown bool, upTo time.Time) []bot.Button {
	made := strconv.FormatInt(upTo.Unix(), 10)
	var known chat.Choice
	if unknown {
		known = chat.Button(r.Words.Text("notice.acknowledge"), toKnown.Link(shownUntil{Unit: unit, Until: made}))
	}
	return chat.Row(known, chat.Button(r.Words.Text("notice.snooze"), toRemindLater.Link(shownUntil{Unit: unit, Until: made})))
}

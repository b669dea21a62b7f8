package week

import (
	"time"

	"motcua/bot/chat"
)

// span is the week in which an instant lies, from its Monday up to the next one.
type span struct{ from, until time.Time }

// spanOf is the present week of a reader.
func spanOf(r chat.Renderer) span {
	now := r.Now.In(r.Zone)
	y, m, d := now.Date()
	monday := d - (int(now.Weekday())+6)%7
	return span{time.Date(y, m, monday, 0, 0, 0, 0, r.Zone), time.Date(y, m, monday+7, 0, 0, 0, 0, r.Zone)}
}

// sunday is the last day of the week, as it is written.
func (s span) sunday(r chat.Renderer) string { return r.Words.ShortDate(s.until.AddDate(0, 0, -1)) }

// title names the week.
func (s span) title(r chat.Renderer) string {
	return r.Words.Text("week.title", "from", r.Words.ShortDate(s.from), "until", s.sunday(r))
}

// since is the day of an instant, as what something moved from.
func since(r chat.Renderer, at time.Time) string {
	return r.Words.Text("week.since", "date", r.Words.ShortDate(at.In(r.Zone)))
}

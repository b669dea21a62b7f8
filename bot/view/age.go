package view

import "time"

// Workdays counts working days; a workdays.Calendar does.
type Workdays interface {
	// Begun is how many working days have begun at an instant since the day in which an earlier one lies. Midnight is the end of a day.
	Begun(since, at time.Time) int
}

// Late is how long a dossier has been overdue at an instant, as people count it: hours on the day on which it was due, then working
// days.
func (r Reader) Late(due, at time.Time) string {
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
func (r Reader) Age(data time.Time) (days int, old bool) {
	if data.IsZero() {
		return 0, false
	}
	days = r.Days.Begun(data.In(r.Zone), r.Now)
	return days, days > r.Thresholds.OldDays
}

// Silent says whether data are so old that officers are told nothing by them in the morning.
func (r Reader) Silent(data time.Time) bool {
	days, _ := r.Age(data)
	return days > r.Thresholds.SilentDays
}

// aged says first, above a list of now, that its data are old, or that nobody knows how old they are; false when they are fresh.
func (r Reader) aged(m *markup, data time.Time) bool {
	if data.IsZero() {
		m.line(r.Words.Text("data.unknown"))
		return true
	}
	days, old := r.Age(data)
	if old {
		m.line(r.Words.Text("data.aged", "time", r.time(data, true), "n", days))
	}
	return old
}

package warning

import (
	"motcua/scoring/outbox"
	"slices"
	"time"
)

// What time does to a warning that stays open.
const (
	chairsAfter  = 1 // working days without acknowledgement
	adminsAfter  = 3
	remindEvery  = 7 // days
	maxReminders = 4
)

// escalate tells the chairs, then the admins, of what nobody acknowledged, each once.
func (w *Watch) escalate(at time.Time, days outbox.Calendar) []outbox.Notice {
	chairs := outbox.Notice{Reason: outbox.Escalated, To: outbox.Chairs, Occasion: string(outbox.Chairs)}
	admins := outbox.Notice{Reason: outbox.Escalated, To: outbox.Admins, Occasion: string(outbox.Admins)}
	for i := range w.Warnings {
		x := &w.Warnings[i]
		if !x.Acknowledged.IsZero() {
			continue
		}
		if !x.ChairsTold && !at.Before(outbox.WorkingDaysLater(x.Told, chairsAfter, days)) {
			x.ChairsTold = true
			chairs.Changes = append(chairs.Changes, w.changeOf(*x))
		}
		if !x.AdminsTold && !at.Before(outbox.WorkingDaysLater(x.Told, adminsAfter, days)) {
			x.AdminsTold = true
			admins.Changes = append(admins.Changes, w.changeOf(*x))
		}
	}
	return []outbox.Notice{chairs, admins}
}

// remind reminds those who were warned, once for each time it is due. Weeks in which the program did not run are not made up for. A
// reminder that is due at night or on a day off goes out when that is over.
func (w *Watch) remind(at, sendable time.Time) []outbox.Notice {
	weekly := outbox.Notice{Reason: outbox.Reminder, To: outbox.Warned, Occasion: at.Format(time.DateOnly)}
	for i := range w.Warnings {
		x := &w.Warnings[i]
		last := x.Told
		if x.Reminders > 0 {
			last = x.Reminded
		}
		if x.Reminders < maxReminders && !at.Before(last.AddDate(0, 0, remindEvery)) {
			x.Reminders++
			x.Reminded = sendable
			weekly.Changes = append(weekly.Changes, w.changeOf(*x))
		}
	}
	return []outbox.Notice{weekly}
}

// remindWhoAsked reminds the persons who asked for it, each in a notice of their own.
func (w *Watch) remindWhoAsked(at time.Time) []outbox.Notice {
	var asked []outbox.Notice
	for i := range w.Warnings {
		x := &w.Warnings[i]
		x.Recalls = slices.DeleteFunc(x.Recalls, func(r Recall) bool {
			if at.Before(r.At) {
				return false
			}
			n := slices.IndexFunc(asked, func(n outbox.Notice) bool { return n.Person == r.Person })
			if n < 0 {
				n = len(asked)
				asked = append(asked, outbox.Notice{Reason: outbox.Reminder, To: outbox.OnePerson, Person: r.Person,
					Occasion: "asked for " + r.At.Format(time.DateOnly)})
			}
			again := w.changeOf(*x)
			again.Asked = r.At
			asked[n].Changes = append(asked[n].Changes, again)
			return true
		})
	}
	return asked
}

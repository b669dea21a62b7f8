package notice

import (
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
func (w *Watch) escalate(at time.Time, days Calendar) []Notice {
	chairs := Notice{Reason: Escalated, To: Chairs, Occasion: string(Chairs)}
	admins := Notice{Reason: Escalated, To: Admins, Occasion: string(Admins)}
	for i := range w.Warnings {
		x := &w.Warnings[i]
		if !x.Acknowledged.IsZero() {
			continue
		}
		if !x.ChairsTold && !at.Before(workingDaysLater(x.Told, chairsAfter, days)) {
			x.ChairsTold = true
			chairs.Changes = append(chairs.Changes, w.change(*x))
		}
		if !x.AdminsTold && !at.Before(workingDaysLater(x.Told, adminsAfter, days)) {
			x.AdminsTold = true
			admins.Changes = append(admins.Changes, w.change(*x))
		}
	}
	return []Notice{chairs, admins}
}

// remind reminds those who had been warned, once for every time it is due: weeks in which nothing could be decided are
// not made up for.
func (w *Watch) remind(at time.Time, days Calendar) []Notice {
	weekly := Notice{Reason: Reminder, To: Warned, Occasion: at.Format(time.DateOnly)}
	for i := range w.Warnings {
		x := &w.Warnings[i]
		last := x.Told
		if x.Reminders > 0 {
			last = x.Reminded
		}
		if x.Reminders < maxReminders && !at.Before(last.AddDate(0, 0, remindEvery)) {
			x.Reminders++
			x.Reminded = Sendable(at, days)
			weekly.Changes = append(weekly.Changes, w.change(*x))
		}
	}
	return []Notice{weekly}
}

// recall reminds the persons who asked for it, each in a notice of their own.
func (w *Watch) recall(at time.Time) []Notice {
	var asked []Notice
	for i := range w.Warnings {
		x := &w.Warnings[i]
		x.Recalls = slices.DeleteFunc(x.Recalls, func(r Recall) bool {
			if at.Before(r.At) {
				return false
			}
			n := slices.IndexFunc(asked, func(n Notice) bool { return n.Person == r.Person })
			if n < 0 {
				n = len(asked)
				asked = append(asked, Notice{Reason: Reminder, To: OnePerson, Person: r.Person,
					Occasion: "asked for " + r.At.Format(time.DateOnly)})
			}
			again := w.change(*x)
			again.Asked = r.At
			asked[n].Changes = append(asked[n].Changes, again)
			return true
		})
	}
	return asked
}

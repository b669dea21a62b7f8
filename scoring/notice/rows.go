package notice

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Warns says whether a reason tells of warnings that are open.
func (r Reason) Warns() bool {
	return r == Breach || r == Further || r.urges()
}

// urges says whether a reason tells again of what was told before.
func (r Reason) urges() bool { return r == Reminder || r == Escalated }

// closes says whether a reason tells of warnings that are not open any more.
func (r Reason) closes() bool { return r == Recovered || r == Withdrawn }

// Alone says whether what is told for the reason is a message of its own, and never a part of a digest.
func (r Reason) Alone() bool {
	return slices.Contains([]Reason{
		Summary,
		Roles, // it brings another keyboard
		Broadcast,
		Progress,     // it takes the place of the one before
		Acknowledged, // it takes the place of one earlier message
	}, r)
}

// ForAdmins says whether what is told for the reason is a matter of the admins alone.
func (r Reason) ForAdmins() bool {
	return slices.Contains([]Reason{Disputed, Retracted, Unreached, Differs, NotClosed, OldData, SetAside, Progress}, r)
}

// Once says whether what is told for the reason is not sent again when it is not known whether it arrived: it ends as
// Unknown, and whoever had it sent is shown that.
func (r Reason) Once() bool {
	return slices.Contains([]Reason{Broadcast}, r)
}

// priority is Row.Priority: news before reminders. The beginning and the end of a warning have the same, so that they
// are told in the order in which they happened.
func (r Reason) priority() int {
	if r == Reminder || r == DueToday {
		return 2
	}
	return 1
}

// joins says whether a notice may be told in a waiting row with another reason: what fell further in the row of what
// fell before.
func joins(notice, row Reason) bool {
	return notice == row || notice == Further && row == Breach || notice == Breach && row == Further
}

// about says whether the changes tell of the same warning as c: the same indicator since the same time.
func about(changes []Change, c Change) bool {
	return slices.ContainsFunc(changes, func(x Change) bool { return x.Indicator == c.Indicator && x.Since.Equal(c.Since) })
}

// key is what makes it the same notice: unit, reason, occasion, warnings, person.
func key(n Notice, changes []Change, person int64) string {
	warnings := make([]string, len(changes))
	for i, c := range changes {
		warnings[i] = c.Indicator + "@" + c.Since.UTC().Format(time.RFC3339Nano)
	}
	return fmt.Sprintf("%s|%s|%s|%s|%d", n.Unit, n.Reason, n.Occasion, strings.Join(warnings, ","), person)
}

// waits says whether the row is still to be sent.
func (r Row) waits(at time.Time) bool {
	return r.State == Queued && (r.Expires.IsZero() || at.Before(r.Expires))
}

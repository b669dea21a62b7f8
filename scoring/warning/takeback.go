package warning

import (
	"motcua/scoring/outbox"
	"reflect"
	"slices"
	"time"
)

// TakeBack undoes what an import decided about a unit. before is the watch as the import found it, after as the import left it, and now as
// it is today. Warnings that the import opened end, and warnings that it closed are open again; what people said of the others since stays.
// Whoever was told of the import's warnings hears that they are withdrawn, or open again.
func TakeBack(before, after, now Watch, at time.Time, days outbox.Calendar) (next Watch, notices []outbox.Notice) {
	next = now.clone()
	sendable := outbox.Sendable(at, days)
	occasion := "taken back " + at.Format(time.RFC3339)
	withdrawn := outbox.Notice{Unit: now.Unit, Reason: outbox.Withdrawn, To: outbox.Warned, NotBefore: sendable, Occasion: occasion}
	open := outbox.Notice{Unit: now.Unit, Reason: outbox.Reminder, To: outbox.Misled, NotBefore: sendable, Occasion: occasion}
	for _, x := range after.Warnings {
		if _, old := before.placeOf(x); old {
			continue
		}
		if i, still := next.placeOf(x); still {
			knows := next.Warnings[i].AcknowledgedBy
			next.Warnings = slices.Delete(next.Warnings, i, i+1)
			withdrawn.Changes = append(withdrawn.Changes, outbox.Change{Indicator: x.Opened.Indicator, From: new(x.Opened), To: before.LatestFigure(x), Since: x.Since, Knows: knows})
		}
	}
	for _, x := range before.Warnings {
		i, left := after.placeOf(x)
		j, still := next.placeOf(x)
		switch {
		case !left && next.warning(x.Opened.Indicator) < 0:
			next.Warnings = append(next.Warnings, x)
			open.Changes = append(open.Changes, before.changeOf(x))
		case left && still && reflect.DeepEqual(after.Warnings[i], next.Warnings[j]):
			next.Warnings[j] = x
		}
	}
	slices.SortStableFunc(next.Warnings, func(a, b Warning) int { return a.Since.Compare(b.Since) })
	if reflect.DeepEqual(after.Latest, now.Latest) {
		next.Latest = slices.Clone(before.Latest)
	}
	if reflect.DeepEqual(after, now) {
		next = before.clone()
	}
	for _, n := range []outbox.Notice{withdrawn, open} {
		if len(n.Changes) > 0 {
			notices = append(notices, n)
		}
	}
	return next, notices
}

// placeOf is the place of a warning that is this one.
func (w Watch) placeOf(x Warning) (int, bool) {
	i := slices.IndexFunc(w.Warnings, func(y Warning) bool {
		return y.Opened.Indicator == x.Opened.Indicator && y.Since.Equal(x.Since)
	})
	return i, i >= 0
}

package people

import "time"

// DayOff is a time in which somebody said that they are away. The zero value is none.
type DayOff struct{ Since, Until time.Time }

// IsOver says whether it has ended at an instant, or never was.
func (d DayOff) IsOver(at time.Time) bool { return !at.Before(d.Until) }

// Covers says whether somebody is away at an instant.
func (d DayOff) Covers(at time.Time) bool { return !at.Before(d.Since) && at.Before(d.Until) }

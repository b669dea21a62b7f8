package outbox

import (
	"strconv"
	"time"
)

// UnreachedPerson is somebody whom no message reaches, and since when that is known.
type UnreachedPerson struct {
	Person int64
	Since  time.Time
}

// IsToldBy says whether a row tells of it, not of an earlier time when no message reached the person.
func (s UnreachedPerson) IsToldBy(r Row) bool {
	return r.Reference == s.Person && r.Occasion == s.occasion()
}

func (s UnreachedPerson) occasion() string { return strconv.FormatInt(s.Since.Unix(), 10) }

// Unreachable are the rows that tell the admins, from an instant on, that no message reaches somebody who serves a unit, ""
// for none: once each, however often that is found. Nobody is told about themselves.
func Unreachable(s UnreachedPerson, unit string, admins []int64, from time.Time) []Row {
	var rows []Row
	for _, admin := range admins {
		if admin == s.Person {
			continue
		}
		rows = append(rows, Row{
			Person: admin, Unit: unit, Reason: Unreached, Reference: s.Person, Occasion: s.occasion(), NotBefore: from, State: Queued,
		})
	}
	return rows
}

package notice

import (
	"fmt"
	"time"
)

// Silent is somebody whom no message reaches, and since when that is known.
type Silent struct {
	Person int64
	Since  time.Time
}

// Subject is Row.Subject of the rows that tell of it.
func (s Silent) Subject() string { return fmt.Sprintf("%d %d", s.Person, s.Since.Unix()) }

// ReadSilent reads what Subject wrote.
func ReadSilent(subject string) (Silent, error) {
	var person, since int64
	if _, err := fmt.Sscanf(subject, "%d %d", &person, &since); err != nil {
		return Silent{}, fmt.Errorf("read of whom a notice tells that no message reaches them: %w", err)
	}
	return Silent{Person: person, Since: time.Unix(since, 0)}, nil
}

// Unreachable are the rows that tell the admins, from an instant on, that no message reaches somebody who serves a unit, ""
// for none: once each, however often that is found. Nobody is told about themselves.
func Unreachable(s Silent, unit string, admins []int64, from time.Time) []Row {
	var rows []Row
	for _, admin := range admins {
		if admin == s.Person {
			continue
		}
		rows = append(rows, Row{
			Key: fmt.Sprintf("%s|%d|%d|%d", Unreached, s.Person, s.Since.Unix(), admin), Person: admin, Unit: unit, Reason: Unreached,
			Subject: s.Subject(), Priority: Unreached.priority(), NotBefore: from, State: Queued,
		})
	}
	return rows
}

package outbox

import (
	"slices"
	"time"

	"motcua/scoring/people"
)

// Recipient is somebody who may be told of a unit: an officer or a chair of it, or an admin. Who holds several roles
// stands once for each.
type Recipient struct {
	Person int64
	Role   people.Role
	Off    people.DayOff
}

// firstRoleHeld are the holders of the first of the roles that anybody holds. When all of them are away at an instant, those who are
// there of the next role in which anybody is follow them: what goes to who is away waits for them.
func firstRoleHeld(recipients []Recipient, at time.Time, roles ...people.Role) (ids []int64) {
	for _, role := range roles {
		there := false
		first := len(ids) == 0
		for _, r := range recipients {
			if r.Role == role && (first || !r.Off.Covers(at)) {
				ids = append(ids, r.Person)
				there = there || !r.Off.Covers(at)
			}
		}
		if there {
			break
		}
	}
	return ids
}

// fromRole is firstRoleHeld of a role that somebody holds, and nobody otherwise: those of the roles above it stand in for who is away.
func fromRole(recipients []Recipient, at time.Time, role people.Role, above ...people.Role) []int64 {
	if !slices.ContainsFunc(recipients, func(r Recipient) bool { return r.Role == role }) {
		return nil
	}
	return firstRoleHeld(recipients, at, append([]people.Role{role}, above...)...)
}

// isAway says whether the person is away at an instant, by any of their roles.
func isAway(recipients []Recipient, person int64, at time.Time) bool {
	return slices.ContainsFunc(recipients, func(r Recipient) bool { return r.Person == person && r.Off.Covers(at) })
}

// audience are the persons to whom a notice may go. For Warned and Misled that is everybody here; the caller also asks whether each was
// told before. A person with several roles may be there twice, which does no harm: what already waits for them is not said again.
func audience(n Notice, recipients []Recipient) []int64 {
	switch n.To {
	case Officers, Unheard:
		return firstRoleHeld(recipients, n.NotBefore, people.Officer, people.Chair, people.Admin)
	case Chairs:
		return fromRole(recipients, n.NotBefore, people.Chair, people.Admin)
	case Admins:
		return fromRole(recipients, n.NotBefore, people.Admin)
	case Nobody:
		return nil
	}
	var ids []int64
	for _, r := range recipients {
		if n.To == Warned || n.To == Misled || r.Person == n.Person {
			ids = append(ids, r.Person)
		}
	}
	return ids
}

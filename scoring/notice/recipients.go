package notice

import (
	"slices"

	"motcua/scoring/people"
)

// Recipient is somebody who may be told of a unit: an officer or a chair of it, or an admin. Who holds several roles
// stands once for each.
type Recipient struct {
	Person int64
	Role   people.Role
}

// persons are those of the recipients who hold the role, without repetition, in their order.
func persons(recipients []Recipient, role people.Role) []int64 {
	var ids []int64
	for _, r := range recipients {
		if r.Role == role && !slices.Contains(ids, r.Person) {
			ids = append(ids, r.Person)
		}
	}
	return ids
}

// first are the holders of the first of the roles that anybody holds.
func first(recipients []Recipient, roles ...people.Role) []int64 {
	for _, role := range roles {
		if ids := persons(recipients, role); len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// audience are the persons a notice may go to; for Warned everybody, each of whom must have been warned besides.
func audience(n Notice, recipients []Recipient) []int64 {
	switch n.To {
	case Officers, Unheard:
		return first(recipients, people.Officer, people.Chair, people.Admin)
	case Chairs:
		return persons(recipients, people.Chair)
	case Admins:
		return persons(recipients, people.Admin)
	}
	var ids []int64
	for _, r := range recipients {
		if (n.To == Warned || r.Person == n.Person) && !slices.Contains(ids, r.Person) {
			ids = append(ids, r.Person)
		}
	}
	return ids
}

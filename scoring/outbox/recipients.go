package outbox

import "motcua/scoring/people"

// Recipient is somebody who may be told of a unit: an officer or a chair of it, or an admin. Who holds several roles
// stands once for each.
type Recipient struct {
	Person int64
	Role   people.Role
}

// firstRoleHeld are the recipients who hold the first of these roles that anybody of them holds.
func firstRoleHeld(recipients []Recipient, roles ...people.Role) []int64 {
	for _, role := range roles {
		var ids []int64
		for _, r := range recipients {
			if r.Role == role {
				ids = append(ids, r.Person)
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// audience are the persons to whom a notice may go. For Warned and Misled that is everybody here; the caller also asks whether each was
// told before. A person with several roles may be there twice, which does no harm: what already waits for them is not said again.
func audience(n Notice, recipients []Recipient) []int64 {
	switch n.To {
	case Officers, Unheard:
		return firstRoleHeld(recipients, people.Officer, people.Chair, people.Admin)
	case Chairs:
		return firstRoleHeld(recipients, people.Chair)
	case Admins:
		return firstRoleHeld(recipients, people.Admin)
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

package people

import (
	"errors"
	"slices"
)

// Change takes a grant from somebody, gives them one, or does both: a move.
type Change struct{ Drop, Add Grant } // zero for none

var (
	// ErrNotHeld is the answer to a change of what the person does not hold: somebody else has changed it, or removed them.
	ErrNotHeld = errors.New("the person does not hold this role")
	// ErrLastAdmin is the answer to a change that would leave nobody to invite and remove people.
	ErrLastAdmin = errors.New("this is the last admin")
)

// Apply gives what the person holds after the change. A change made before changes nothing, so that two
// presses make it once. Somebody who holds nothing was removed, and comes back by an invitation only: ErrNotHeld.
func (c Change) Apply(held []Grant) ([]Grant, error) {
	none := Grant{}
	drops, adds := c.Drop != none, c.Add != none
	has, got := slices.Contains(held, c.Drop), slices.Contains(held, c.Add)
	switch {
	case drops && !has && (!adds || got):
		return held, nil
	case drops && !has, adds && len(held) == 0:
		return nil, ErrNotHeld
	}
	after := slices.DeleteFunc(slices.Clone(held), func(g Grant) bool { return drops && g == c.Drop })
	if adds && !got {
		after = append(after, c.Add)
	}
	return after, nil
}

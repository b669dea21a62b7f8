package life

import (
	"sync"

	"motcua/scoring/people"
)

// roles are what each person may hold by what the bot has said: one of several where a question ended without a clear word. Its
// methods are safe for concurrent use.
type roles struct {
	mu  sync.Mutex
	may map[int64][]string
}

// grant is a grant as the store's rows are compared with it; nothing is "".
func grant(role people.Role, unit string) string {
	if unit == "" {
		unit = "-"
	}
	return string(role) + " " + unit
}

// set says what somebody holds now.
func (r *roles) set(person int64, grants ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.may[person] = grants
}

// certainGrants are the persons who certainly hold exactly one grant, each with that grant.
func (r *roles) certainGrants(from int64) (persons []int64, grants []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for person, may := range r.may {
		if person >= from && len(may) == 1 && may[0] != "" {
			persons, grants = append(persons, person), append(grants, may[0])
		}
	}
	return persons, grants
}

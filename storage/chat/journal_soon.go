package chat

import (
	"context"
	"time"

	"motcua/storage"
)

const (
	// deferral is how long it stands in the journal alone that updates are answered, when nothing else is written, unless DeferFor says
	// otherwise.
	deferral = 50 * time.Millisecond
	// largest is how many bytes the journal may have for that: under a constant stream it is emptied now and then.
	largest = 64 << 10
)

// DeferFor has it stand in the journal alone for so long that updates are answered. It is called before the store is used.
func (s *Store) DeferFor(d time.Duration) { s.journal.deferral = d }

// keepSoon keeps a change of the inbox that need not be on the disk: in the journal, from which the next commit takes it. It is
// false when the journal does not take it.
func (s *Store) keepSoon(e inboxEntry) bool {
	if s.file.Lost() || s.journal.full() || s.journal.add(e.putOff()) != nil {
		return false
	}
	if s.journal.defers() {
		time.AfterFunc(s.journal.deferral, func() {
			if s.journal.Urge(); s.journal.Waits() {
				s.file.Wake()
			}
		})
	}
	return true
}

// settle moves what the journal holds, if the store can be written now.
func (s *Store) settle() {
	if s.journal.Urge(); s.journal.Waits() {
		_ = s.file.GroupCommitIn(context.Background(), prompt, "move the journal of the inbox", storage.Buffered, func(*storage.Tx) error { return nil })
	}
}

// full says whether there is no room for what may wait.
func (j *journal) full() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.file == nil || j.file.size >= largest
}

// defers says that the entries become urgent in a moment, unless somebody said so before.
func (j *journal) defers() (first bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	first = !j.soon
	j.soon = true
	return first
}

// Urge says that the entries are to be moved now.
func (j *journal) Urge() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.urgent, j.soon = len(j.entries) > 0, false
}

// answered are the updates of which the entries say that they are answered.
func (j *journal) answered() []int64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	ids := []int64{}
	for _, e := range j.entries {
		ids = append(ids, e.Finished...)
	}
	return ids
}

package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"motcua/storage"
)

// journal is a small file beside the store that keeps what comes into the inbox while somebody else has the write lock:
// nobody who asks waits for that. That updates are answered stands in it first in any case: it need not be on the disk, and
// would wait there for commits that must be. What stands in it is moved into the store, in its order, before anything else is
// written there. To move an entry twice changes nothing.
type journal struct {
	mu      sync.Mutex
	file    *journalFile // nil: there is no journal, and everybody waits for the lock
	entries []inboxEntry // in the file, and not in the store
	urgent  bool         // they are to be moved now, not with what else is written soon
	soon    bool         // they become so in a moment
	resting bool         // the store failed to take them: they are not tried for a while
	failed  int          // how often it did so

	enter func(context.Context, *storage.Tx, []inboxEntry) error // makes the changes of entries in a transaction
	wake  func()                                                 // has somebody commit what is to be moved

	deferral time.Duration // after which entries that may wait become urgent

	admitted []Update // of strangers, that the store has taken out of the journal: nobody answers them yet
}

// journalSuffix is what the file's name has behind the store's.
const journalSuffix = "-inbox"

const (
	// prompt is how long the store is waited for before the journal takes an entry.
	prompt = 200 * time.Millisecond
	// How long entries rest that the store failed to take: twice as long each time, up to the longest.
	shortestRest = time.Second
	longestRest  = 30 * time.Second
)

// inboxEntry is a change of the inbox. Made twice, or late, it has the same effect.
type inboxEntry struct {
	At       int64      // Unix seconds
	Updates  []Update   `json:",omitempty"`
	Aside    []SetAside `json:",omitempty"`
	Finished []int64    `json:",omitempty"`
	Begun    int64      `json:",omitempty"` // the update whose answer takes long; 0 for none
	Message  int        `json:",omitempty"` // that says so

	places    []Place // where each of Updates waits, once the store has them
	journaled bool    // it stands in the journal
}

// putOff is an entry that goes into the journal. What a stranger's update gets is decided when the store has it: until then it waits
// nowhere.
func (e inboxEntry) putOff() inboxEntry {
	for i, u := range e.Updates {
		if u.Stranger {
			e.places[i] = Nowhere
		}
	}
	return e.ofJournal()
}

// ofJournal is an entry that comes out of the journal, to which nobody has given places yet.
func (e inboxEntry) ofJournal() inboxEntry {
	e.places, e.journaled = make([]Place, len(e.Updates)), true
	return e
}

// sure says whether an entry must be on the disk before it counts as kept.
func (e inboxEntry) sure() bool { return len(e.Updates)+len(e.Aside) > 0 }

// openJournal opens the journal and moves what an earlier run left there into the store, however long another process
// writes.
func (s *Store) openJournal(ctx context.Context) error {
	file, lines, spoilt, err := openJournalFile(s.file.Path() + journalSuffix)
	if err != nil {
		return fmt.Errorf("open the journal of the inbox: %w", s.file.Explain(err))
	}
	entries := make([]inboxEntry, 0, len(lines))
	for _, line := range lines {
		var e inboxEntry
		if json.Unmarshal(line, &e) != nil {
			spoilt++
			continue
		}
		entries = append(entries, e.ofJournal())
	}
	if spoilt > 0 && s.file.Logger() != nil {
		s.file.Logger().Error("entries of the journal of the inbox are damaged and are dropped: updates may be lost", "entries", spoilt, "file", s.file.Path()+journalSuffix)
	}
	moveIn := func(file *storage.File) error {
		if len(entries) == 0 {
			return nil
		}
		return file.Write(ctx, "move updates", func(tx *storage.Tx) error { return s.enterAll(ctx, tx, entries) })
	}
	if err = moveIn(s.file.Hurried()); storage.IsBusy(err) && s.file.Logger() != nil {
		s.file.Logger().Warn("updates in the journal of the inbox wait until another program has written; then people are answered", "entries", len(entries))
	}
	for storage.IsBusy(err) && ctx.Err() == nil {
		err = moveIn(s.file)
	}
	if err == nil {
		err = file.clear()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("move the journal of the inbox into the store: %w", s.file.Explain(err)), file.close())
	}
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.file = file
	return nil
}

// keep keeps a change of the inbox: in the store or, while somebody else writes, in the journal.
func (s *Store) keep(ctx context.Context, doing string, e inboxEntry) error {
	open, resting := s.journal.state()
	patience := s.file.Patience()
	if open {
		patience = prompt
	}
	err := error(storage.ErrBusy)
	if !resting { // else what comes later must stand behind what rests
		err = s.file.GroupCommitIn(ctx, patience, doing, storage.Durability(e.sure()), func(tx *storage.Tx) error { return s.enterAll(ctx, tx, []inboxEntry{e}) })
	}
	if !open || !storage.IsBusy(err) {
		return err
	}
	if err := s.journal.add(e.putOff()); err != nil {
		return fmt.Errorf("%s, in the journal: %w", doing, s.file.Explain(err))
	}
	s.journal.Urge()
	s.file.Wake()
	return nil
}

func (j *journal) add(e inboxEntry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return storage.ErrBusy // closed meanwhile
	}
	if err := j.file.add(line, e.sure()); err != nil {
		return err
	}
	j.entries = append(j.entries, e)
	return nil
}

// Take gives how the entries are moved in, to a commit, which calls Drop, Rest or Urge when it is over. It gives none, and is false,
// when they must be on the disk and the commit is not durable.
func (j *journal) Take(ctx context.Context, durable bool) (move func(*storage.Tx) error, entries int, ok bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.resting || j.file == nil {
		return nil, 0, true
	}
	if !durable && j.mustBeSure() {
		return nil, 0, false
	}
	j.urgent = false
	taken := j.entries
	return func(tx *storage.Tx) error { return j.enter(ctx, tx, taken) }, len(taken), true
}

// MustBeDurable says whether the entries that the store is to take must be on the disk there, before the journal lets go of them.
func (j *journal) MustBeDurable() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return !j.resting && j.file != nil && j.mustBeSure()
}

// mustBeSure is MustBeDurable with the lock held.
func (j *journal) mustBeSure() bool { return slices.ContainsFunc(j.entries, inboxEntry.sure) }

// state says whether there is a journal, and whether entries rest in it.
func (j *journal) state() (open, resting bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.file != nil, j.resting
}

// Waits says whether there are entries that the store is to take now.
func (j *journal) Waits() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.urgent && !j.resting && j.file != nil && len(j.entries) > 0
}

// Drop drops the first n entries: the store has them. They leave the file together. When it cannot be cut they stay: to move
// an entry twice changes nothing.
func (j *journal) Drop(n int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil || n == 0 {
		return
	}
	j.failed = 0
	for _, e := range j.entries[:n] {
		for i, u := range e.Updates {
			if u.Stranger && e.places[i] != Nowhere {
				u.Stranger = e.places[i] == Last
				j.admitted = append(j.admitted, u)
			}
		}
	}
	if j.entries = j.entries[n:]; len(j.entries) == 0 {
		j.entries = nil
		_ = j.file.clear()
	}
}

// late are the updates of strangers that came out of the journal since it was asked last.
func (j *journal) late() []Update {
	j.mu.Lock()
	defer j.mu.Unlock()
	updates := j.admitted
	j.admitted = nil
	return updates
}

// Rest lets the entries rest, since the store fails to take them; then wake is called.
func (j *journal) Rest() {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.resting || j.file == nil || len(j.entries) == 0 {
		return
	}
	j.resting, j.urgent = true, true
	wait := min(shortestRest<<min(j.failed, 5), longestRest)
	j.failed++
	time.AfterFunc(wait, func() {
		j.mu.Lock()
		j.resting = false
		j.mu.Unlock()
		j.wake()
	})
}

// Close closes the file. What stands in it is moved by the next run.
func (j *journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return nil
	}
	err := j.file.close()
	j.file, j.entries = nil, nil
	return err
}

// enterAll makes changes of the inbox, in their order.
func (s *Store) enterAll(ctx context.Context, tx *storage.Tx, entries []inboxEntry) error {
	finished := false
	for _, e := range entries {
		if err := s.enter(ctx, tx, e); err != nil {
			return err
		}
		finished = finished || len(e.Finished) > 0
	}
	if !finished {
		return nil
	}
	if _, err := tx.ExecContext(ctx, dropAnswered); err != nil {
		return fmt.Errorf("drop what strangers were answered: %w", err)
	}
	return nil
}

// enter makes a change of the inbox.
func (s *Store) enter(ctx context.Context, tx *storage.Tx, e inboxEntry) error {
	if err := s.enterUpdates(ctx, tx, e); err != nil {
		return err
	}
	for _, id := range e.Finished {
		if _, err := tx.ExecContext(ctx, finishUpdate, storage.Args{"finished_at": e.At, "id": id}); err != nil {
			return fmt.Errorf("update %d: %w", id, err)
		}
	}
	if e.Begun == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, beginAnswer, storage.Args{"update": e.Begun, "message": e.Message})
	return err
}

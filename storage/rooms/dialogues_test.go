package rooms

import (
	"testing"
	"time"

	"motcua/scoring/people"
)

// talk is somebody's dialogue in a test: what the updates of one person find and do.
type talk struct {
	*testing.T
	store  *Store
	person int64
}

func (t talk) finds(says string, update int64, at time.Time, want string) {
	t.Helper()
	d, found, err := t.store.Dialogue(t.Context(), t.person, update, at)
	if err != nil || found != (want != "") || d.Asks != want || found && d.About != "about "+want {
		t.Errorf("%s: update %d finds %+v (%v, %v), want %q", says, update, d, found, err, want)
	}
}

func (t talk) asks(update int64, what string, expires time.Time) {
	t.Helper()
	if err := t.store.Ask(t.Context(), t.person, people.Dialogue{Asks: what, About: "about " + what, Expires: expires}, update); err != nil {
		t.Error(err)
	}
}

func (t talk) ends(says string, update int64, want bool) {
	t.Helper()
	if ended, err := t.store.EndDialogue(t.Context(), t.person, update); err != nil || ended != want {
		t.Errorf("%s: update %d ends: %v, %v; want %v", says, update, ended, err, want)
	}
}

func TestADialogueIsFoundUntilItEnds(t *testing.T) {
	s, _ := clockedStore(t)
	p, soon := talk{t, s, 7}, noon.Add(10*time.Minute)
	p.finds("before anything is asked", 1, noon, "")
	p.ends("before anything is asked", 1, false)
	p.asks(1, "which unit", soon)
	p.finds("the next message", 2, noon, "which unit")
	p.finds("a message in the last second", 2, soon.Add(-time.Second), "which unit")
	p.finds("a message when it has expired", 2, soon, "")
	talk{t, s, 8}.finds("another person", 2, noon, "")
	if d, _, err := s.Dialogue(t.Context(), 7, 2, noon); err != nil || !d.Expires.Equal(soon) {
		t.Errorf("it expires at %v, %v; want %v", d.Expires, err, soon)
	}
	p.asks(3, "which month", soon)
	p.finds("another question in its place", 4, noon, "which month")
	p.ends("the answer", 4, true)
	p.finds("after the answer", 5, noon, "")
	p.ends("after the answer", 5, false)
}

// After a crash an update is handled again, and the answer is the same.
func TestAnUpdateHandledAgainFindsWhatItFound(t *testing.T) {
	s, now := clockedStore(t)
	p, soon := talk{t, s, 7}, noon.Add(10*time.Minute)
	p.asks(1, "which unit", soon)
	for range 2 {
		p.finds("the answer", 2, noon, "which unit")
		p.ends("the answer", 2, true)
	}
	p.finds("handled again long after", 2, soon.Add(time.Hour), "which unit")
	*now = soon.Add(time.Hour)
	p.ends("handled again long after", 2, true)
	*now = noon

	for range 2 { // an answer that leads to the next question
		p.asks(3, "which unit", soon)
		p.finds("the command", 3, noon, "")
	}
	for range 3 {
		p.finds("the answer", 4, noon, "which unit")
		p.ends("the answer", 4, true)
		p.asks(4, "which month", soon)
		p.ends("the answer, once more", 4, true)
		p.finds("the next message", 5, noon, "which month")
	}
	for range 2 { // the question is put again, without being ended
		p.finds("a wrong answer", 6, noon, "which month")
		p.asks(6, "which month, again", soon)
	}
	p.finds("the next message", 7, noon, "which month, again")

	p.asks(20, "first", soon) // a command that finds a question it does not answer
	p.ends("cancelled", 21, true)
	p.asks(22, "second", soon)
	p.finds("an ended question is not found by who asks next", 22, noon, "")
	p.ends("nor ended by it", 22, false)
}

// What is handled again touches nothing that later updates did.
func TestAnEarlierUpdateDoesNotReopen(t *testing.T) {
	s, now := clockedStore(t)
	p, soon := talk{t, s, 7}, noon.Add(10*time.Minute)
	p.asks(10, "which unit", soon)
	p.ends("the answer", 11, true)
	p.asks(10, "which unit", soon)
	p.finds("reopened by the update that asked", 12, noon, "")
	p.asks(9, "an earlier question", soon)
	p.finds("reopened by an earlier update", 12, noon, "")

	p.asks(12, "which month", soon)
	p.asks(10, "which unit", soon)
	p.finds("replaced by the update before", 13, noon, "which month")
	p.finds("an earlier update finds a later question", 11, noon, "")
	p.ends("an earlier update ends a later question", 11, false)
	p.finds("after that", 13, noon, "which month")

	// After the silence of a restart any number may come.
	*now = noon.Add(6 * 24 * time.Hour)
	p.finds("long after", 5, *now, "")
	p.asks(5, "which unit", now.Add(time.Minute))
	p.finds("numbered anew", 6, *now, "which unit")
	p.ends("numbered anew", 6, true)
}

func TestTwoUpdatesDoNotBothEndADialogue(t *testing.T) {
	s := openStore(t)
	p := talk{t, s, 7}
	p.asks(1, "which unit", noon.Add(time.Minute))
	ended := make(chan bool)
	for update := int64(2); update < 10; update++ {
		go func() {
			ok, err := s.EndDialogue(t.Context(), 7, update)
			if err != nil {
				t.Error(err)
			}
			ended <- ok
		}()
	}
	n := 0
	for range 8 {
		if <-ended {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of 8 updates ended the dialogue", n)
	}
}

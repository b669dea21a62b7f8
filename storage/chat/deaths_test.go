package chat

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
)

// dies is a run of the program that answers with two workers, has updates in hand, and dies.
func dies(t *testing.T, s *Store, inHand ...int64) {
	t.Helper()
	h := takeInHand(t, s)
	for worker, id := range inHand {
		h.Note(worker, id)
	}
	_, _ = h.file.Close(), h.journal.Close() // as the kernel does
}

func takeInHand(t *testing.T, s *Store) InHand {
	t.Helper()
	h, err := s.BeginServing(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// deaths are the updates that wait, with their deaths and a mark for those set aside.
func deaths(t *testing.T, s *Store) string {
	t.Helper()
	updates, err := s.UnfinishedUpdates(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, u := range updates {
		fmt.Fprintf(&text, "%d:%d", u.ID, u.Deaths)
		if u.Aside {
			text.WriteString(" aside")
		}
		text.WriteString(";")
	}
	return text.String()
}

func TestDeathsCountWhatWasInHand(t *testing.T) {
	for name, c := range map[string]struct {
		lives func(t *testing.T, s *Store)
		want  string
	}{
		"what waited is not counted":               {func(t *testing.T, s *Store) { dies(t, s, 11) }, "11:1;12:0;13:0;"},
		"each worker's is counted":                 {func(t *testing.T, s *Store) { dies(t, s, 11, 13) }, "11:1;12:0;13:1;"},
		"what was let go of is not counted":        {func(t *testing.T, s *Store) { dies(t, s, 0, 13) }, "11:0;12:0;13:1;"},
		"two deaths set aside":                     {func(t *testing.T, s *Store) { dies(t, s, 11); dies(t, s, 11, 12) }, "11:2 aside;12:1;13:0;"},
		"two at one death count once":              {func(t *testing.T, s *Store) { dies(t, s, 11, 11) }, "11:1;12:0;13:0;"},
		"a death at telling has that tried again":  {func(t *testing.T, s *Store) { diesOften(t, s, mostTries-1) }, "11:5 aside;12:0;13:0;"},
		"many deaths at telling end that, too":     {func(t *testing.T, s *Store) { diesOften(t, s, mostTries) }, "12:0;13:0;"},
		"a good end counts nobody":                 {func(t *testing.T, s *Store) { dies(t, s, 11); endsWell(t, s, 11) }, "11:1;12:0;13:0;"},
		"what is finished is not counted":          {func(t *testing.T, s *Store) { finishes(t, s, 11); dies(t, s, 11) }, "12:0;13:0;"},
		"what nobody knows is not counted":         {func(t *testing.T, s *Store) { dies(t, s, 99) }, "11:0;12:0;13:0;"},
		"a second program counts nothing":          {func(t *testing.T, s *Store) { second(t, s) }, "11:0;12:0;13:0;"},
		"a death while deaths are counted is none": {func(t *testing.T, s *Store) { countsTwice(t, s) }, "11:1;12:0;13:0;"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := clockedStore(t)
			put(t, s, 11, 12, 13)
			c.lives(t, s)
			if err := takeInHand(t, s).Close(); err != nil {
				t.Fatal(err)
			}
			if got := deaths(t, s); got != c.want {
				t.Errorf("it waits %q, wanted %q", got, c.want)
			}
		})
	}
}

func diesOften(t *testing.T, s *Store, deaths int) {
	t.Helper()
	for range deaths {
		dies(t, s, 11)
	}
}

func endsWell(t *testing.T, s *Store, id int64) {
	t.Helper()
	h := takeInHand(t, s)
	h.Note(0, id)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
}

func finishes(t *testing.T, s *Store, id int64) {
	t.Helper()
	if err := s.FinishUpdates(t.Context(), []int64{id}); err != nil {
		t.Fatal(err)
	}
}

// second starts a program while another one answers.
func second(t *testing.T, s *Store) {
	t.Helper()
	first := takeInHand(t, s)
	first.Note(0, 11)
	_, err := s.BeginServing(t.Context(), 2)
	if served, is := errors.AsType[ServedError](err); !is || served.Process != os.Getpid() {
		t.Errorf("a second program is told %v", err)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
}

// countsTwice dies between the commit of what was counted and the new file.
func countsTwice(t *testing.T, s *Store) {
	t.Helper()
	for range 2 {
		if err := s.countDeaths(t.Context(), 7, []int64{11}); err != nil {
			t.Fatal(err)
		}
	}
}

// enrolAdmin makes somebody an admin.
func enrolAdmin(t *testing.T, s *Store, id int64, now time.Time) {
	t.Helper()
	if err := s.persons.AddInvitation(t.Context(), people.Invitation{Hash: people.HashCode("0000000000000001"), Grant: people.Grant{Role: people.Admin}, Expires: now.Add(time.Hour)}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.persons.Redeem(t.Context(), "0000000000000001", id, now, 1); err != nil {
		t.Fatal(err)
	}
}

// timesTold is how often the admin 500 is told that the update 11 was set aside.
func timesTold(t *testing.T, s *Store) (n int) {
	t.Helper()
	rows, err := s.notices.Outbox(t.Context(), []outbox.State{outbox.Queued}, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Reason == outbox.SetAside && r.Person == 500 && r.Reference == 11 {
			n++
		}
	}
	return n
}

// What ended the program twice is kept with what was written, told to the admins once, and can be put back, also while the
// program runs.
func TestSetAsideIsToldAndPutBack(t *testing.T) {
	s, now := clockedStore(t)
	enrolAdmin(t, s, 500, *now)
	put(t, s, 11, 12)
	dies(t, s, 11)
	dies(t, s, 11)
	for range 2 {
		if err := takeInHand(t, s).Close(); err != nil {
			t.Fatal(err)
		}
	}
	if n := timesTold(t, s); n != 1 {
		t.Errorf("the admin is told %d times", n)
	}
	if done, err := s.RetryUpdate(t.Context(), 11); err != nil || done {
		t.Errorf("it is put back before its person was told: %v", err)
	}
	finishes(t, s, 11)
	_, body, known, err := s.SetAside(t.Context(), 11)
	all, failed := s.AsideUpdates(t.Context(), 10)
	if err != nil || failed != nil || !known || string(body) != "body 11" || len(all) != 1 || !all[0].Retriable() {
		t.Fatalf("%+v are set aside: %v, %v", all, err, failed)
	}
	if done, err := s.RetryUpdate(t.Context(), 12); err != nil || done {
		t.Errorf("what is not set aside is put back: %v", err)
	}
	if done, err := s.RetryUpdate(t.Context(), 11); err != nil || !done {
		t.Fatalf("it is not put back: %v", err)
	}
	if got := deaths(t, s); got != "12:0;" {
		t.Errorf("the program that starts takes up %q before it looks for what was put back", got)
	}
	for _, want := range []int{1, 0} {
		if updates, err := s.RetriedUpdates(t.Context()); err != nil || len(updates) != want || want == 1 && string(updates[0].Body) != "body 11" {
			t.Errorf("%+v is taken up: %v", updates, err)
		}
	}
	if got := deaths(t, s); got != "11:0;12:0;" {
		t.Errorf("it waits %q", got)
	}
	dies(t, s, 11)
	dies(t, s, 11)
	if err := takeInHand(t, s).Close(); err != nil {
		t.Fatal(err)
	}
	if n := timesTold(t, s); n != 2 {
		t.Errorf("the admin is told %d times of what was set aside twice", n)
	}
}

// What was written is erased with time, and then cannot be put back.
func TestWhatIsSetAsideIsErasedWithTime(t *testing.T) {
	s, now := clockedStore(t)
	put(t, s, 11)
	dies(t, s, 11)
	dies(t, s, 11)
	if err := takeInHand(t, s).Close(); err != nil {
		t.Fatal(err)
	}
	finishes(t, s, 11)
	if err := s.PurgeInbox(t.Context(), now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	all, err := s.AsideUpdates(t.Context(), 10)
	if err != nil || len(all) != 1 || len(all[0].Body) > 0 || all[0].Retriable() {
		t.Errorf("%+v are set aside: %v", all, err)
	}
	if done, err := s.RetryUpdate(t.Context(), 11); err != nil || done {
		t.Errorf("it is put back: %v", err)
	}
}

// The file of what is in hand is the owner's alone, as the store is.
func TestInHandLiesBesideTheStore(t *testing.T) {
	s, _ := clockedStore(t)
	h := takeInHand(t, s)
	defer h.Close()
	info, err := h.file.Stat()
	if err != nil || info.Mode().Perm() != storage.InHandRights || filepath.Dir(h.file.Name()) != filepath.Dir(s.file.Path()) {
		t.Errorf("it is %v, %v", info, err)
	}
}

func TestAnswersAreStoppedOfOneChat(t *testing.T) {
	s, _ := clockedStore(t)
	put(t, s, 11, 21, 31, 12, 41) // in the chats 1 and 2
	for i, id := range []int64{11, 21, 12, 41} {
		if err := s.BeginAnswer(t.Context(), id, 100+i); err != nil {
			t.Fatal(err)
		}
	}
	finishes(t, s, 11)
	for range 2 { // handled again, it stopped the same
		stopped, err := s.StopAnswers(t.Context(), 1, 31)
		if err != nil || fmt.Sprint(stopped) != "[21]" {
			t.Errorf("%v are stopped: %v", stopped, err)
		}
	}
	for id, want := range map[int64]bool{11: false, 21: true, 12: false, 41: false} {
		if is, err := s.AnswerStopped(t.Context(), id); err != nil || is != want {
			t.Errorf("%d is stopped: %v, %v", id, is, err)
		}
	}
	updates, err := s.UnfinishedUpdates(t.Context())
	if err != nil || len(updates) != 4 || updates[1].ID != 21 || updates[1].Message != 101 {
		t.Errorf("it waits %+v: %v", updates, err)
	}
}

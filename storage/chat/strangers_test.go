package chat

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/scoring/people"
)

// wrote is what a stranger wrote.
func wrote(id, chat int64, code string) Update {
	return Update{ID: id, Chat: chat, Body: fmt.Appendf(nil, "body %d", id), Stranger: true, Code: code}
}

// placesOf says where updates wait: first, last, nowhere.
func placesOf(t *testing.T, s *Store, updates ...Update) string {
	t.Helper()
	places, err := s.PutUpdates(t.Context(), updates, nil)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range places {
		words = append(words, map[Place]string{First: "first", Last: "last", Nowhere: "nowhere"}[p])
	}
	return strings.Join(words, " ")
}

// A stranger gets an answer an hour, and leaves one row, which is all that stays of them.
func TestAStrangerIsGreetedOnceAnHour(t *testing.T) {
	s, now := clockedStore(t)
	for _, c := range []struct {
		says string
		at   time.Duration
		put  []Update
		want string
	}{
		{"the first word", 0, []Update{wrote(1, 7, "")}, "last"},
		{"the same update again, while it waits", 0, []Update{wrote(1, 7, "")}, "last"},
		{"more words, and somebody else's first", time.Minute, []Update{wrote(2, 7, ""), wrote(3, 7, ""), wrote(4, 8, "")}, "nowhere nowhere last"},
		{"in the last second of the hour", time.Hour - time.Second, []Update{wrote(5, 7, "")}, "nowhere"},
		{"an hour later", time.Hour, []Update{wrote(6, 7, "")}, "last"},
		{"beside somebody registered", time.Hour, []Update{wrote(7, 7, ""), {ID: 8, Chat: 1, Body: []byte("x")}}, "nowhere first"},
		{"when too much waits, which uses nothing up", 3 * time.Hour, []Update{{ID: 9, Chat: 7, Stranger: true, Crowded: true}}, "nowhere"},
		{"when there is room again", 3 * time.Hour, []Update{wrote(10, 7, "")}, "last"},
		{"after the clock was put back", -time.Hour, []Update{wrote(11, 7, "")}, "last"},
	} {
		*now = noon.Add(c.at)
		if got := placesOf(t, s, c.put...); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
	if got := unfinished(t, s); got != "1/7 body 1;4/8 body 4;6/7 body 6;8/1 x;10/7 body 10;11/7 body 11;" {
		t.Errorf("what waits over a crash is %s", got)
	}
	if waiting, _, err := s.InboxState(t.Context()); err != nil || waiting != 1 {
		t.Errorf("%d updates wait of people who are registered, %v", waiting, err)
	}
	if err := s.FinishUpdates(t.Context(), []int64{1, 4, 6, 8, 10, 11}); err != nil {
		t.Fatal(err)
	}
	if inbox, rows := count(t, s, `SELECT count(*) FROM inbox`), count(t, s, `SELECT count(*) FROM strangers`); inbox != 1 || rows != 2 {
		t.Errorf("%d rows stay in the inbox, and %d of strangers", inbox, rows)
	}
	*now = noon.Add(5 * time.Hour)
	if got := placesOf(t, s, wrote(11, 7, "")); got != "nowhere" {
		t.Errorf("an update that was answered, told again: %s", got)
	}
}

// A right code is never behind strangers, and wrong ones are counted and told of a few times.
func TestACodeIsAlwaysLookedAt(t *testing.T) {
	s, now := clockedStore(t)
	putUnits(t, s, 3)
	for _, code := range []string{"GOOD", "BETTER"} {
		invite(t, s, code, people.Grant{Role: people.Officer, Unit: unitCode(1)}, noon.Add(24*time.Hour))
	}
	if got := placesOf(t, s, wrote(1, 7, ""), wrote(2, 7, "BAD"), wrote(3, 7, "GOOD"), wrote(4, 7, "")); got != "last last first first" {
		t.Errorf("a greeting, a wrong code, a right one, and words behind it: %s", got)
	}
	if _, err := s.persons.Redeem(t.Context(), "BAD", 7, noon, 2); !errors.Is(err, people.ErrInvitation) {
		t.Errorf("the wrong code: %v", err)
	}
	if _, err := s.persons.Redeem(t.Context(), "GOOD", 7, noon, 3); err != nil {
		t.Errorf("the right code behind a wrong one: %v", err)
	}
	if is, err := s.persons.Registered(t.Context(), 7); err != nil || !is {
		t.Errorf("whoever used it is a stranger: %v", err)
	}

	var places []string
	for id := range int64(20) {
		places = append(places, placesOf(t, s, wrote(100+id, 8, fmt.Sprint("W", id))))
	}
	if got := strings.Join(places, " "); got != "last last last last last last"+strings.Repeat(" nowhere", 14) {
		t.Errorf("twenty wrong codes: %s", got)
	}
	for id, want := range map[int64]error{100: people.ErrInvitation, 104: people.ErrInvitation, 105: people.ErrLockedOut, 119: people.ErrLockedOut} {
		if _, err := s.persons.Redeem(t.Context(), "W", 8, noon, id); !errors.Is(err, want) {
			t.Errorf("update %d is told %v, want %v", id, err, want)
		}
	}
	if got := placesOf(t, s, wrote(120, 8, "BETTER")); got != "nowhere" {
		t.Errorf("the right code under the lock-out: %s", got)
	}
	if wrong := count(t, s, `SELECT wrong FROM strangers WHERE chat = 8`); wrong != 21 {
		t.Errorf("%d codes are counted, want 21", wrong)
	}
	*now = noon.Add(people.Lockout)
	crowded := wrote(121, 8, "BETTER")
	crowded.Crowded = true
	if got := placesOf(t, s, crowded); got != "first" {
		t.Errorf("the right code after the lock-out, while too much of strangers waits: %s", got)
	}
	if _, err := s.persons.Redeem(t.Context(), "BETTER", 8, *now, 121); err != nil {
		t.Errorf("it is redeemed: %v", err)
	}
	if removed, err := s.persons.RemovePerson(t.Context(), 8, 0); err != nil || !removed {
		t.Fatal(removed, err)
	}
	if is, err := s.persons.Registered(t.Context(), 8); err != nil || is {
		t.Errorf("somebody removed is registered: %v", err)
	}
}

// However many strangers there are, the rows of the newest stay, for a week.
func TestRowsOfStrangersAreBounded(t *testing.T) {
	s, now := clockedStore(t)
	const n = mostStrangers + 2*trimAfter
	for first := int64(1); first <= n; first += trimAfter {
		var batch []Update
		for id := first; id < first+trimAfter; id++ {
			batch = append(batch, wrote(id, id, ""))
		}
		*now = now.Add(time.Second)
		placesOf(t, s, batch...)
	}
	if rows := count(t, s, `SELECT count(*) FROM strangers`); rows > mostStrangers+trimAfter || rows < mostStrangers {
		t.Errorf("%d rows", rows)
	}
	*now = now.Add(strangersKept + time.Minute)
	if err := s.PurgeInbox(t.Context(), now.AddDate(0, 0, -30)); err != nil {
		t.Fatal(err)
	}
	if rows := count(t, s, `SELECT count(*) FROM strangers`); rows != 0 {
		t.Errorf("%d rows a week later", rows)
	}
}

// Whose the error of a write is, decides whether an update is set aside.
func TestWhatAWriteFailsAt(t *testing.T) {
	s, _ := clockedStore(t)
	s.file.Writer().MustExec(`CREATE TRIGGER no13 BEFORE INSERT ON inbox WHEN NEW.id = 13 BEGIN SELECT RAISE(ABORT, 'not this one'); END`)
	put := func(updates ...Update) error {
		_, err := s.PutUpdates(t.Context(), updates, nil)
		return err
	}
	if err := put(Update{ID: 12, Chat: 1}, Update{ID: 13, Chat: 1}); !Unfit(err) {
		t.Errorf("an update that the store refuses: %v", err)
	}
	if err := put(Update{ID: 12, Chat: 1}); err != nil {
		t.Errorf("the other one: %v", err)
	}
	s.file.Writer().MustExec(`DROP TRIGGER no13`)
	s.file.Writer().MustExec(`ALTER TABLE inbox RENAME TO elsewhere`)
	if err := put(Update{ID: 15, Chat: 1}); err == nil || Unfit(err) {
		t.Errorf("a store without an inbox: %v", err)
	}
	if Unfit(nil) {
		t.Error("a write that went well is unfit")
	}
	busy := reopen(t, options(t, filepath.Join(t.TempDir(), "motcua.db")))
	if err := busy.file.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := busy.PutUpdates(t.Context(), []Update{{ID: 1, Chat: 1}}, nil); err == nil || Unfit(err) {
		t.Errorf("a store that is closed: %v", err)
	}
}

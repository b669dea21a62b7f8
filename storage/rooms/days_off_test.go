package rooms

import (
	"errors"
	"slices"
	"testing"
	"time"

	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage"
)

// off has somebody be away for a day from noon on.
func off(t *testing.T, s *Store, persons ...int64) {
	t.Helper()
	for _, person := range persons {
		if err := s.SetDayOff(t.Context(), person, people.DayOff{Since: noon, Until: noon.AddDate(0, 0, 1)}); err != nil {
			t.Fatal(err)
		}
	}
}

// staffed is a store in which a unit has two officers, 1 and 2, and a chair, 7; 9 is the admin.
func staffed(t *testing.T) *Store {
	t.Helper()
	s := openStore(t)
	putUnits(t, s, 2)
	for person, g := range map[int64]people.Grant{
		1: {Role: people.Officer, Unit: unitCode(0)}, 2: {Role: people.Officer, Unit: unitCode(0)},
		7: {Role: people.Chair, Unit: unitCode(0)}, 9: {Role: people.Admin},
	} {
		register(t, s, person, g)
	}
	return s
}

// due are the reasons of what is ready for somebody at an instant, sorted.
func due(t *testing.T, s *Store, person int64, at time.Time) (reasons []outbox.Reason) {
	t.Helper()
	rows, err := s.Ready(t.Context(), at, nil, 16)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Person == person {
			reasons = append(reasons, r.Reason)
		}
	}
	slices.Sort(reasons)
	return reasons
}

var everyReason = []outbox.Reason{outbox.Breach, outbox.Further, outbox.Reminder, outbox.Escalated, outbox.Recovered, outbox.Withdrawn, outbox.DueToday,
	outbox.Acknowledged, outbox.Disputed, outbox.Settled, outbox.Retracted, outbox.Unreached, outbox.Differs, outbox.NotClosed, outbox.OldData, outbox.Summary,
	outbox.Roles, outbox.Broadcast, outbox.SetAside, outbox.Progress}

func queueAll(t *testing.T, s *Store, person int64, reasons ...outbox.Reason) {
	t.Helper()
	var rows []outbox.Row
	for _, r := range reasons {
		rows = append(rows, outbox.Row{Person: person, Unit: unitCode(0), Reason: r, Reference: 1, NotBefore: noon})
	}
	if err := s.Write(t.Context(), "queue", func(tx *storage.Tx) error { return s.QueueRows(t.Context(), tx, rows) }); err != nil {
		t.Fatal(err)
	}
}

// What rests waits for the end of the day off, and comes then; nothing else waits.
func TestOnADayOffWhatRestsWaits(t *testing.T) {
	s := staffed(t)
	queueAll(t, s, 1, everyReason...)
	off(t, s, 1)
	all := slices.Sorted(slices.Values(everyReason))
	sent := slices.DeleteFunc(slices.Clone(all), func(r outbox.Reason) bool { return r.Kind().Rests })
	for _, c := range []struct {
		says string
		at   time.Time
		want []outbox.Reason
	}{
		{"as it begins", noon, sent},
		{"in its last second", noon.AddDate(0, 0, 1).Add(-time.Second), sent},
		{"when it is over", noon.AddDate(0, 0, 1), all},
	} {
		if got := due(t, s, 1, c.at); !slices.Equal(got, c.want) {
			t.Errorf("%s: ready are %v, want %v", c.says, got, c.want)
		}
	}
	if err := s.EndDayOff(t.Context(), 1, noon.AddDate(0, 0, 2)); err != nil || len(due(t, s, 1, noon)) != len(sent) {
		t.Errorf("the end of another day off ends this one: %v", err)
	}
	if err := s.EndDayOff(t.Context(), 1, noon.AddDate(0, 0, 1)); err != nil || len(due(t, s, 1, noon)) != len(all) {
		t.Errorf("ended early, what waited does not come: %v", err)
	}
}

// When all who may be told are away, a warning goes out anyway; the morning's list is for whoever is at the desk.
func TestWarningsOfAUnitInWhichAllAreAwayGoOutAnyway(t *testing.T) {
	s := staffed(t)
	queueAll(t, s, 1, outbox.Breach, outbox.DueToday)
	off(t, s, 1, 2, 7)
	if got := due(t, s, 1, noon); len(got) != 0 {
		t.Errorf("while an admin is there: %v", got)
	}
	off(t, s, 9)
	if got := due(t, s, 1, noon); !slices.Equal(got, []outbox.Reason{outbox.Breach}) {
		t.Errorf("while nobody is there: %v", got)
	}
	if err := s.EndDayOff(t.Context(), 7, noon.AddDate(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	if err := s.Gone(t.Context(), 7, "blocked", noon, noon.AddDate(0, 1, 0)); err != nil {
		t.Fatal(err)
	}
	if got := due(t, s, 1, noon); !slices.Equal(got, []outbox.Reason{outbox.Breach}) {
		t.Errorf("while there is nobody but whom no message reaches: %v", got)
	}
}

// Those who are away do not take the places of others in what is ready.
func TestThoseWhoAreAwayHoldNobodyUp(t *testing.T) {
	s := staffed(t)
	for _, person := range []int64{1, 2, 7} {
		queueAll(t, s, person, outbox.Breach)
	}
	off(t, s, 1, 2)
	rows, err := s.Ready(t.Context(), noon, nil, 1)
	if err != nil || len(rows) != 1 || rows[0].Person != 7 {
		t.Errorf("ready are %+v, %v", rows, err)
	}
	_, oldest, err := s.OutboxState(t.Context(), outbox.Queued)
	if err != nil || !oldest.Equal(noon) {
		t.Errorf("the oldest is of %v, %v", oldest, err)
	}
	off(t, s, 7)
	setNow(s, func() time.Time { return noon.Add(time.Hour) })
	if _, oldest, err = s.OutboxState(t.Context(), outbox.Queued); err != nil || !oldest.IsZero() {
		t.Errorf("what waits for who is away counts as late: %v, %v", oldest, err)
	}
}

func TestDayOffGoesWithTheLastRole(t *testing.T) {
	s := staffed(t)
	if err := s.SetDayOff(t.Context(), 77, people.DayOff{Since: noon, Until: noon.AddDate(0, 0, 1)}); !errors.Is(err, people.ErrNotHeld) {
		t.Errorf("a stranger has a day off: %v", err)
	}
	off(t, s, 1)
	officer := func(n int) people.Grant { return people.Grant{Role: people.Officer, Unit: unitCode(n)} }
	if err := s.ChangeRoles(t.Context(), 1, people.Change{Drop: officer(0), Add: officer(1)}, 9); err != nil {
		t.Fatal(err)
	}
	if d, err := s.DayOff(t.Context(), 1); err != nil || !d.Covers(noon) {
		t.Errorf("moved, they are there: %+v, %v", d, err)
	}
	if _, err := s.RemovePerson(t.Context(), 1, 9); err != nil {
		t.Fatal(err)
	}
	if d, err := s.DayOff(t.Context(), 1); err != nil || !d.IsOver(noon) {
		t.Errorf("removed, they are away: %+v, %v", d, err)
	}
}

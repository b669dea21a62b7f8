package rooms

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
	"motcua/storage"
	"motcua/storage/notices"
)

// decides does one decision that adds and changes nothing but rows.
func (s *Store) decides(t *testing.T, _ string, update, add []outbox.Row) {
	t.Helper()
	err := s.Write(t.Context(), "change the outbox", func(tx *storage.Tx) error {
		if err := s.ChangeRows(t.Context(), tx, update); err != nil {
			return err
		}
		return s.QueueRows(t.Context(), tx, add)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// quick is a row for a person, of a priority from 1 to 3, known by its occasion.
func quick(occasion string, person int64, priority int, after time.Duration) outbox.Row {
	reason := [...]outbox.Reason{1: outbox.Breach, 2: outbox.DueToday, 3: outbox.Summary}[priority]
	return outbox.Row{Occasion: occasion, Person: person, Reason: reason, NotBefore: noon.Add(after)}
}

// named is the occasion of a row, or the key of one that has none.
func named(r outbox.Row) string { return cmp.Or(r.Occasion, r.Key()) }

func keys(rows []outbox.Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, named(r))
	}
	return strings.Join(all, " ")
}

func ready(t *testing.T, s *Store, at time.Time, limit int, skip ...int64) []outbox.Row {
	t.Helper()
	rows, err := s.Ready(t.Context(), at, skip, limit)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func ids(rows []outbox.Row) []int64 {
	var all []int64
	for _, r := range rows {
		all = append(all, r.ID)
	}
	return all
}

// shown is a row with its fractions as exact text.
func shown(t *testing.T, r outbox.Row) string {
	t.Helper()
	payload, err := notices.PackPayload(r.Changes, r.Facts)
	if err != nil {
		t.Fatal(err)
	}
	r.Changes = nil
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + payload
}

func TestARowComesBackAsItWasQueued(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	was := outbox.Figure{
		Indicator: "2.1", Month: "2024-06", Points: scoring.Frac(1_000_000_006, 1_000_000_007).Mul(scoring.Frac(1<<62-57, 1<<62-1)),
		Max: scoring.Frac(25, 2), Target: scoring.Frac(95, 8), Tally: scoring.Tally{Numerator: 65, Denominator: 68}, DataTime: noon.Add(-time.Hour),
	}
	is := was
	is.Points, is.DataTime = scoring.Frac(7<<40+1, 1<<61-1), time.Time{}
	row := outbox.Row{
		Version: 1, Person: 42, Unit: unitCode(1), Reason: outbox.Reminder, Month: "2024-06", Reference: 1 << 60, Occasion: `{"a":"ê"}|`,
		Facts: outbox.Facts{Held: "chair@", Sum: "0f", Units: 3}, Priority: 2,
		Changes:   []outbox.Change{{Indicator: "2.1", From: &was, To: is, Since: noon}, {Indicator: "2.2", To: was}},
		NotBefore: noon, Expires: noon.Add(time.Hour), State: outbox.Queued,
	}
	s.decides(t, unitCode(1), nil, []outbox.Row{row, {Person: 43, Reason: outbox.DueToday, NotBefore: noon}})
	got := ready(t, s, noon, 10, 43)
	if len(got) != 1 {
		t.Fatalf("%d rows are ready", len(got))
	}
	row.ID = got[0].ID
	if g, want := shown(t, got[0]), shown(t, row); row.ID == 0 || g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
	if g := got[0].Changes[0].From.Points; g.Cmp(was.Points) != 0 || len(g.String()) < 38 {
		t.Errorf("the points %s have become %s", was.Points, g)
	}
	plain := ready(t, s, noon, 10, 42)
	if len(plain) != 1 || plain[0].Unit != "" || plain[0].Changes != nil || !plain[0].Expires.IsZero() {
		t.Errorf("the plain row is %+v", plain)
	}
}

func TestAKeyIsQueuedOnce(t *testing.T) {
	s := openStore(t)
	s.decides(t, "", nil, []outbox.Row{quick("a", 1, 1, -time.Hour), quick("a", 1, 1, 0)})
	s.decides(t, "", nil, []outbox.Row{quick("a", 1, 1, 0)})
	if rows := ready(t, s, noon, 10); len(rows) != 1 || !rows[0].NotBefore.Equal(noon.Add(-time.Hour)) {
		t.Errorf("%+v", rows)
	}
	err := s.WriteWarnings(t.Context(), "look", func(tx ledger.Warnings) error {
		_, err := tx.Watch(t.Context(), "nowhere")
		return err
	})
	if err == nil {
		t.Error("a unit that is not in the register is watched")
	}
}

func TestSeveralUnitsAreDecidedTogetherOrNotAtAll(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	open := func(units []string) error {
		return s.WriteWarnings(t.Context(), "open warnings", func(tx ledger.Warnings) error {
			for _, unit := range units {
				w, err := tx.Watch(t.Context(), unit)
				if err != nil {
					return err
				}
				w.Warnings = append(w.Warnings, warning.Warning{Since: noon, Told: noon})
				if err := tx.PutWatch(t.Context(), w); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for _, c := range []struct {
		units []string
		fails bool
		want  int // warnings of each afterwards
	}{
		{[]string{unitCode(0), unitCode(1)}, false, 1},
		{[]string{unitCode(0), "nowhere", unitCode(1)}, true, 1},
	} {
		if err := open(c.units); (err != nil) != c.fails {
			t.Errorf("%v: %v", c.units, err)
		}
		for _, unit := range []string{unitCode(0), unitCode(1)} {
			if w, err := s.Watch(t.Context(), unit); err != nil || w.Unit != unit || len(w.Warnings) != c.want {
				t.Errorf("%v leaves unit %s with %+v, %v", c.units, unit, w, err)
			}
		}
	}
}

func TestWhatWentOutInAMessageIsFound(t *testing.T) {
	s := openStore(t)
	edit := quick("edit", 1, 1, 0)
	edit.Reason = outbox.Acknowledged
	s.decides(t, "", nil, []outbox.Row{quick("second", 1, 2, 0), quick("first", 1, 1, 0), quick("other", 2, 1, 0), edit, quick("waits", 1, 1, 0)})
	for _, row := range ready(t, s, noon, 10) {
		if row.Occasion == "waits" {
			continue
		}
		if err := s.Begin(t.Context(), []outbox.Row{row}, noon); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(t.Context(), []outbox.Row{row}, outbox.Accepted, 77, "", noon); err != nil {
			t.Fatal(err)
		}
	}
	for message, want := range map[int]string{77: "first second", 78: "", 0: ""} {
		rows, err := s.WentOutIn(t.Context(), 1, message)
		if err != nil || keys(rows) != want {
			t.Errorf("in message %d went out %s, %v; want %s", message, keys(rows), err, want)
		}
	}
}

func TestReadyGoesByPriorityThenTimeThenID(t *testing.T) {
	s := openStore(t)
	s.decides(t, "", nil, []outbox.Row{
		quick("later", 1, 1, time.Minute), quick("low", 2, 3, -time.Hour), quick("second", 3, 2, -time.Minute),
		quick("third", 4, 2, -time.Minute), quick("first", 5, 1, 0), quick("also5", 5, 3, -time.Minute), quick("5later", 5, 1, time.Hour),
	})
	for _, c := range []struct {
		says  string
		at    time.Time
		limit int
		skip  []int64
		want  string
	}{
		{"all that is due", noon, 10, nil, "first second third low also5"},
		{"the first person, with all their due rows", noon, 1, nil, "first also5"},
		{"three persons", noon, 3, nil, "first second third also5"},
		{"some are left out", noon, 2, []int64{5, 3}, "third low"},
		{"everybody is left out", noon, 2, []int64{1, 2, 3, 4, 5}, ""},
		{"earlier, nothing but what was due then", noon.Add(-time.Minute), 10, nil, "second third low also5"},
		{"later, more is due", noon.Add(time.Hour), 2, nil, "first later 5later also5"},
		{"nobody is asked for", noon, 0, nil, ""},
	} {
		if got := keys(ready(t, s, c.at, c.limit, c.skip...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
	if at, any, err := s.NextDue(t.Context()); err != nil || !any || !at.Equal(noon.Add(-time.Hour)) {
		t.Errorf("the next is due at %v, %v, %v", at, any, err)
	}
	if _, any, err := openStore(t).NextDue(t.Context()); err != nil || any {
		t.Errorf("an empty outbox has something due: %v, %v", any, err)
	}
}

func TestASendingIsBegunAndFinished(t *testing.T) {
	s, _ := clockedStore(t)
	s.decides(t, "", nil, []outbox.Row{quick("a", 1, 1, 0), quick("b", 1, 1, 0), quick("c", 2, 1, 0)})
	rows := ready(t, s, noon, 1)
	of := ids(rows)
	begin := func(rows ...outbox.Row) error { return s.Begin(t.Context(), rows, noon) }
	if err := begin(rows...); err != nil || keys(ready(t, s, noon, 9)) != "c" {
		t.Fatalf("after the beginning %q is ready, %v", keys(ready(t, s, noon, 9)), err)
	}
	c := ready(t, s, noon, 9)[0]
	if err := begin(c, rows[0]); !errors.Is(err, outbox.ErrMoved) || keys(ready(t, s, noon, 9)) != "c" {
		t.Errorf("a row that is being sent already is begun: %v", err)
	}
	if err := s.Requeue(t.Context(), of, noon.Add(time.Minute), true); err != nil || keys(ready(t, s, noon, 9)) != "c" {
		t.Errorf("queued again, it is ready at once: %v", err)
	}
	again := ready(t, s, noon.Add(time.Minute), 9, 2)
	if keys(again) != "a b" || again[0].Attempts != 1 || again[0].Unsure != 1 {
		t.Errorf("queued again: %+v", again)
	}
	if err := errors.Join(begin(rows...), s.Finish(t.Context(), rows[:1], outbox.Accepted, 77, "", noon),
		s.Finish(t.Context(), rows, outbox.Unknown, 0, "no answer", noon)); err != nil {
		t.Fatal(err)
	}
	ended, err := s.Outbox(t.Context(), []outbox.State{outbox.Accepted, outbox.Unknown, outbox.Queued}, 9)
	if err != nil || keys(ended) != "c b a" {
		t.Fatalf("the outbox has %q, %v", keys(ended), err)
	}
	if a := ended[2]; a.State != outbox.Accepted || a.Message != 77 || a.Attempts != 2 || a.Unsure != 1 {
		t.Errorf("the accepted row is %+v", a)
	}
	if b := ended[1]; b.State != outbox.Unknown || b.Unsure != 2 || b.Why != "no answer" {
		t.Errorf("the unknown row is %+v", b)
	}
	if two, err := s.Outbox(t.Context(), []outbox.State{outbox.Accepted, outbox.Unknown, outbox.Queued}, 2); err != nil || keys(two) != "c b" {
		t.Errorf("two of the outbox: %q, %v", keys(two), err)
	}
	if rows, err := s.Interrupted(t.Context()); err != nil || len(rows) > 0 {
		t.Errorf("interrupted: %v, %v", rows, err)
	}
}

// Whoever read a row before it came to tell of something else does not begin it; its id stays the same.
func TestAChangedRowHasAnotherVersion(t *testing.T) {
	change := outbox.Change{Indicator: "2.1", To: outbox.Figure{Points: scoring.Frac(1, 3)}, Since: noon}
	for _, c := range []struct {
		says   string
		change func(*outbox.Row)
		moved  bool
	}{
		{"it tells of something else", func(r *outbox.Row) { r.Changes = append(r.Changes, change) }, true},
		{"it goes out at another time", func(r *outbox.Row) { r.NotBefore = noon.Add(-time.Minute) }, true},
		{"it expires", func(r *outbox.Row) { r.Expires = noon.Add(time.Hour) }, true},
		{"it is as it was", func(*outbox.Row) {}, false},
	} {
		s := openStore(t)
		row := quick("a", 1, 1, 0)
		row.Changes = []outbox.Change{change}
		s.decides(t, "", nil, []outbox.Row{row, quick("newer", 2, 1, 0)})
		read := ready(t, s, noon, 1)
		changed := read[0]
		c.change(&changed)
		s.decides(t, "", []outbox.Row{changed}, nil)
		again := ready(t, s, noon, 1)
		if again[0].ID != read[0].ID || (again[0].Version != read[0].Version) != c.moved {
			t.Errorf("%s: it was %d, version %d, and is %d, version %d", c.says, read[0].ID, read[0].Version, again[0].ID, again[0].Version)
		}
		if c.moved {
			if err := s.Finish(t.Context(), read, outbox.Cancelled, 0, string(outbox.Over), noon); err != nil {
				t.Fatal(err)
			}
			if left := ready(t, s, noon, 1); len(left) != 1 || left[0].ID != read[0].ID {
				t.Errorf("%s: it is ended by what was found of it before", c.says)
			}
		}
		if err := s.Begin(t.Context(), read, noon); errors.Is(err, outbox.ErrMoved) != c.moved {
			t.Errorf("%s: it is begun as it was: %v", c.says, err)
		}
		if err := s.Begin(t.Context(), again, noon); c.moved && err != nil {
			t.Errorf("%s: it is not begun as it is: %v", c.says, err)
		}
	}
}

func TestWhatWasBeingSentIsKnownAfterACrash(t *testing.T) {
	s := openStore(t)
	s.decides(t, "", nil, []outbox.Row{quick("a", 1, 1, 0), quick("b", 2, 1, 0), quick("c", 3, 1, 0)})
	if err := s.Begin(t.Context(), ready(t, s, noon, 2), noon); err != nil {
		t.Fatal(err)
	}
	// A second handle sees what a new process would see: the first is not closed.
	again := reopen(t, s.Options())
	rows, err := again.Interrupted(t.Context())
	if err != nil || keys(rows) != "a b" || rows[0].State != outbox.Sending {
		t.Errorf("interrupted: %+v, %v", rows, err)
	}
	if report, err := again.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

func TestALongQueueIsReadAtOnce(t *testing.T) {
	s := openStore(t)
	many := trial.Count(100_000, 10_000, 2000)
	rows := make([]outbox.Row, many)
	change := outbox.Change{Indicator: "2.1", To: outbox.Figure{Points: scoring.Frac(65, 34)}, Since: noon}
	for i := range rows {
		// Half of them, those with the highest priority, are not due yet.
		rows[i] = quick(fmt.Sprint(i), int64(i), 1+i%2, time.Duration(1-i%2)*time.Hour)
		rows[i].Changes = []outbox.Change{change}
	}
	s.decides(t, "", nil, rows)
	begun := time.Now()
	again := reopen(t, s.Options())
	got := ready(t, again, noon, 30)
	took := time.Since(begun)
	if len(got) != 30 || got[0].Occasion != "1" {
		t.Errorf("%d rows, the first is %s", len(got), got[0].Occasion)
	}
	begun = time.Now()
	skip := slices.Collect(func(yield func(int64) bool) {
		for i := range many - 2 {
			if !yield(int64(i)) {
				return
			}
		}
	})
	if left := keys(ready(t, again, noon, 30, skip...)); left != fmt.Sprint(many-1) {
		t.Errorf("with nearly everybody left out: %s", left)
	}
	t.Logf("of %d rows, the first are ready %v after the start; those behind all others after %v", many, took, time.Since(begun))
	if trial.JudgesTimes() && took > 2*time.Second {
		t.Errorf("the first rows are ready after %v", took)
	}
}

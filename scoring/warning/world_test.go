package warning_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/scoring/workdays"
)

// The people of the unit: two officers, a chair, an admin.
var everybody = []outbox.Recipient{
	{Person: 1, Role: people.Officer}, {Person: 2, Role: people.Officer},
	{Person: 7, Role: people.Chair}, {Person: 9, Role: people.Admin},
}

var zone = time.FixedZone("ICT", 7*60*60)

// world is a unit with its watch and its outbox, as a store would keep them.
type world struct {
	t      testing.TB
	days   *workdays.Calendar
	people []outbox.Recipient
	watch  warning.Watch
	rows   []outbox.Row
	target scoring.Fraction
	max    scoring.Fraction
	data   time.Time
}

func newWorld(t testing.TB, days *workdays.Calendar) *world {
	return &world{t: t, days: days, people: everybody, watch: warning.Watch{Unit: "26734"},
		target: scoring.Int(8), max: scoring.Int(10)}
}

func calendar(t testing.TB) *workdays.Calendar {
	t.Helper()
	days, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	return days
}

// figure is an indicator in June's rule set, with the data of the last import.
func (w *world) figure(indicator string, points scoring.Fraction) outbox.Figure {
	return outbox.Figure{Indicator: indicator, Month: "2024-04", Points: points, Max: w.max, Target: w.target, DataTime: w.data}
}

func (w *world) decide(figures []outbox.Figure, at time.Time) []outbox.Notice {
	next, notices := warning.Decide(w.watch, figures, at, w.days)
	w.watch = next
	w.plan(notices, at)
	return notices
}

// plan keeps what Plan says, as a store would: updates by ID, new rows under a key that must be new.
func (w *world) plan(notices []outbox.Notice, at time.Time) {
	update, add := outbox.Plan(w.rows, notices, w.people, at)
	for _, row := range update {
		if i := int(row.ID) - 1; i < 0 || i >= len(w.rows) || w.rows[i].Key() != row.Key() || w.rows[i].State != outbox.Queued {
			w.t.Fatalf("Plan changes a row that it must not change: %+v", row)
		}
		w.rows[row.ID-1] = row
	}
	for _, row := range add {
		if slices.ContainsFunc(w.rows, func(r outbox.Row) bool { return r.Key() == row.Key() }) {
			w.t.Fatalf("the key %s stands twice", row.Key())
		}
		row.ID = int64(len(w.rows) + 1)
		w.rows = append(w.rows, row)
	}
}

// due are the rows that go out now: by person, then in the order in which the store gives them.
func (w *world) due(at time.Time) []outbox.Row {
	due := slices.DeleteFunc(slices.Clone(w.rows), func(r outbox.Row) bool {
		return r.State != outbox.Queued || at.Before(r.NotBefore) || !r.Expires.IsZero() && !at.Before(r.Expires)
	})
	slices.SortStableFunc(due, func(a, b outbox.Row) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Reason.Kind().Priority, b.Reason.Kind().Priority), a.NotBefore.Compare(b.NotBefore), cmp.Compare(a.ID, b.ID))
	})
	return due
}

// sayNotice writes a notice: "breach officers A 9-7, B ?-6 | 04-16 10:00".
func sayNotice(n outbox.Notice) string {
	to := string(n.To)
	if n.To == outbox.OnePerson {
		to = fmt.Sprint(n.Person)
	}
	return fmt.Sprintf("%s %s %s | %s", n.Reason, to, sayChanges(n.Changes), n.NotBefore.Format("01-02 15:04"))
}

func sayChanges(changes []outbox.Change) string {
	var parts []string
	for _, c := range changes {
		from := "?"
		if c.From != nil {
			from = c.From.Points.Decimal(".")
		}
		to := "none"
		if c.To.Assessed() {
			to = c.To.Points.Decimal(".")
		}
		parts = append(parts, fmt.Sprintf("%s %s-%s", c.Indicator, from, to))
	}
	return strings.Join(parts, ", ")
}

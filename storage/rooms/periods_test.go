package rooms

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/storage"
)

// listing is a file of the test: its bytes, what it is a list of, and the units of which it has a row each.
type listing struct {
	bytes, period, lists string
	units                []int
}

// put takes a list in whose rows change nothing, and gives the months that it touches by its period alone.
func (l listing) put(t *testing.T, s *Store, keep bool) (id int64, touched []string) {
	t.Helper()
	stage, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	for _, unit := range l.units {
		row := processing(func(d *dossier.Dossier) { d.Code, d.Unit = unitCode(unit)+"-240603-0001", unitCode(unit) })
		if err := stage.Add(row); err != nil {
			t.Fatal(err)
		}
	}
	if keep {
		if err := stage.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	f := ledger.File{Name: "x.csv", Kind: table.Dossiers, At: noon, DataTime: noon.AddDate(0, 0, -1), SHA256: l.bytes}
	if l.period != "" {
		if f.Period, err = scoring.ParsePeriod(l.period, hanoi); err != nil {
			t.Fatal(err)
		}
		if f.Lists, err = scoring.ParseLists(l.lists); err != nil {
			t.Fatal(err)
		}
	}
	ctx := t.Context()
	err = stage.Take(ctx, func(tx ledger.Intake) error {
		if f.ID, err = tx.AddFile(ctx, f); err != nil {
			return err
		}
		_, months, err := tx.MergeDossiers(ctx, f)
		for _, m := range months {
			touched = append(touched, fmt.Sprintf("%s of %s", m.Month, m.Unit))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return f.ID, touched
}

// periodsKept are the periods that are looked at, the earliest first: bytes, unit, what is listed, and from when to when.
func periodsKept(t *testing.T, s *Store) (all []string) {
	t.Helper()
	rows, err := storage.List[struct {
		Bytes              string
		Unit               string
		First, Until       int64
		Received, Resolved bool
	}](t.Context(), s.File, "read the periods", `SELECT i.sha256 AS bytes, u.code AS unit, p.first, p.until, p.received, p.resolved
		FROM periods p JOIN imports i ON i.id = p.import JOIN units u ON u.id = p.unit WHERE p.under = 0 ORDER BY u.code, p.first, p.until, i.id`)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		p := scoring.Period{From: s.Instant(r.First), Until: s.Instant(r.Until)}
		all = append(all, strings.Join([]string{r.Bytes, r.Unit, scoring.Lists{Received: r.Received, Resolved: r.Resolved}.String(), p.Text(hanoi)}, " "))
	}
	return all
}

func TestWhatIsKeptOfPeriodsAndWhichMonthsTheyMark(t *testing.T) {
	one, two := unitCode(1), unitCode(2)
	for _, c := range []struct {
		says    string
		before  []listing
		file    listing
		kept    []string
		touched []string
	}{
		{"a period is kept for every unit of which the file has rows, and marks its months",
			nil, listing{"a", "2024-05..2024-06", "handled", []int{1, 2}},
			[]string{"a " + one + " handled 2024-05-01..2024-06-30", "a " + two + " handled 2024-05-01..2024-06-30"},
			[]string{"2024-05 of " + one, "2024-05 of " + two, "2024-06 of " + one, "2024-06 of " + two}},
		{"a file without one keeps and marks nothing",
			nil, listing{"a", "", "", []int{1}}, nil, nil},
		{"a running month goes on: the later file takes the earlier one's place",
			[]listing{{"a", "2024-06-01..2024-06-03", "handled", []int{1}}}, listing{"b", "2024-06-01..2024-06-04", "handled", []int{1}},
			[]string{"b " + one + " handled 2024-06-01..2024-06-04"}, []string{"2024-06 of " + one}},
		{"an earlier file that comes later says nothing new",
			[]listing{{"b", "2024-06-01..2024-06-04", "handled", []int{1}}}, listing{"a", "2024-06-01..2024-06-03", "handled", []int{1}},
			[]string{"b " + one + " handled 2024-06-01..2024-06-04"}, nil},
		{"the same period once more marks nothing",
			[]listing{{"a", "2024-06", "handled", []int{1}}}, listing{"b", "2024-06", "handled", []int{1}},
			[]string{"b " + one + " handled 2024-06-01..2024-06-30"}, nil},
		{"of another unit nothing is dropped",
			[]listing{{"a", "2024-06-01..2024-06-03", "handled", []int{1, 2}}}, listing{"b", "2024-06", "handled", []int{2}},
			[]string{"a " + one + " handled 2024-06-01..2024-06-03", "b " + two + " handled 2024-06-01..2024-06-30"}, []string{"2024-06 of " + two}},
		{"of two that overlap, both are kept",
			[]listing{{"a", "2024-06-01..2024-06-10", "handled", []int{1}}}, listing{"b", "2024-06-08..2024-06-20", "handled", []int{1}},
			[]string{"a " + one + " handled 2024-06-01..2024-06-10", "b " + one + " handled 2024-06-08..2024-06-20"}, []string{"2024-06 of " + one}},
		{"a list of what was received does not take the place of one of what was resolved",
			[]listing{{"a", "2024-06", "resolved", []int{1}}}, listing{"b", "2024-06", "received", []int{1}},
			[]string{"a " + one + " resolved 2024-06-01..2024-06-30", "b " + one + " received 2024-06-01..2024-06-30"}, []string{"2024-06 of " + one}},
		{"one of all that was handled does",
			[]listing{{"a", "2024-06", "resolved", []int{1}}}, listing{"b", "2024-06", "handled", []int{1}},
			[]string{"b " + one + " handled 2024-06-01..2024-06-30"}, []string{"2024-06 of " + one}},
		{"a quarter marks the months that were not covered before, and leaves what others said of one of them",
			[]listing{{"a", "2024-05", "handled", []int{1}}}, listing{"b", "2024-Q2", "handled", []int{1}},
			[]string{"b " + one + " handled 2024-04-01..2024-06-30", "a " + one + " handled 2024-05-01..2024-05-31"},
			[]string{"2024-04 of " + one, "2024-06 of " + one}},
		{"a month within a quarter is kept beside it, and marks nothing",
			[]listing{{"a", "2024-Q2", "handled", []int{1}}}, listing{"b", "2024-05", "handled", []int{1}},
			[]string{"a " + one + " handled 2024-04-01..2024-06-30", "b " + one + " handled 2024-05-01..2024-05-31"}, nil},
		{"the same bytes with another period: what they were said to list before holds no more, and its months are touched, too",
			[]listing{{"a", "2024-05", "handled", []int{1}}}, listing{"a", "2024-06", "handled", []int{1}},
			[]string{"a " + one + " handled 2024-06-01..2024-06-30"}, []string{"2024-05 of " + one, "2024-06 of " + one}},
		{"the same bytes with less: the months that are left out are touched, and other files still speak of them",
			[]listing{{"may", "2024-05", "handled", []int{1}}, {"a", "2024-Q2", "handled", []int{1}}}, listing{"a", "2024-06", "handled", []int{1}},
			[]string{"may " + one + " handled 2024-05-01..2024-05-31", "a " + one + " handled 2024-06-01..2024-06-30"},
			[]string{"2024-04 of " + one, "2024-05 of " + one, "2024-06 of " + one}},
		{"the same bytes, of which less is listed in the same period",
			[]listing{{"a", "2024-06", "handled", []int{1}}}, listing{"a", "2024-06", "resolved", []int{1}},
			[]string{"a " + one + " resolved 2024-06-01..2024-06-30"}, []string{"2024-06 of " + one}},
		{"the same bytes, of which more is listed",
			[]listing{{"a", "2024-06", "handled", []int{1}}}, listing{"a", "2024-05..2024-06", "handled", []int{1}},
			[]string{"a " + one + " handled 2024-05-01..2024-06-30"}, []string{"2024-05 of " + one, "2024-06 of " + one}},
		{"the same bytes with another period: what other files said of the one they had is looked at again",
			[]listing{{"early", "2024-06-01..2024-06-10", "handled", []int{1}}, {"a", "2024-06", "handled", []int{1}}, {"late", "2024-06-20..2024-06-30", "received", []int{1}}},
			listing{"a", "2024-05", "handled", []int{1}},
			[]string{"a " + one + " handled 2024-05-01..2024-05-31", "early " + one + " handled 2024-06-01..2024-06-10", "late " + one + " received 2024-06-20..2024-06-30"},
			[]string{"2024-05 of " + one, "2024-06 of " + one}},
		{"the same bytes without a period",
			[]listing{{"a", "2024-06", "handled", []int{1}}}, listing{"a", "", "", []int{1}}, nil, []string{"2024-06 of " + one}},
	} {
		s := openStore(t)
		putUnits(t, s, 3)
		listing{bytes: "first", units: []int{1, 2}}.put(t, s, false) // the rows are known, so that they touch nothing any more
		for _, l := range c.before {
			l.put(t, s, false)
		}
		was := periodsKept(t, s)
		id, touched := c.file.put(t, s, true)
		if got := periodsKept(t, s); !slices.Equal(got, c.kept) {
			t.Errorf("%s: kept are\n%s\nwant\n%s", c.says, strings.Join(got, "\n"), strings.Join(c.kept, "\n"))
		}
		if !slices.Equal(touched, c.touched) {
			t.Errorf("%s: touched are %q, want %q", c.says, touched, c.touched)
		}
		take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
			_, err := restoreAsBefore(ctx, tx, id)
			return err
		})
		if got := periodsKept(t, s); !slices.Equal(got, was) {
			t.Errorf("%s: taken back, there are\n%s\nwant\n%s", c.says, strings.Join(got, "\n"), strings.Join(was, "\n"))
		}
	}
}

// What covers a month of a unit that has ended covers it for its heir, from the month on in which that has the dossiers.
func TestPeriodsCoverForWhoHasTheDossiers(t *testing.T) {
	s := openStore(t)
	old, heir := unitCode(1), unitCode(2)
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, _, err := tx.PutUnits(ctx, 0, []scoring.Unit{{Code: old, Name: "x", ValidTo: "2024-05-31", Successor: heir}, {Code: heir, Name: "y", ValidFrom: "2024-06-01"}})
		return err
	})
	listing{"a", "2024-05-10..2024-06-20", "received", []int{1}}.put(t, s, false)
	listing{"b", "2024-06", "handled", []int{2}}.put(t, s, false)
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		for _, c := range []struct {
			month scoring.Month
			want  string
		}{
			{"2024-04", ""},
			{"2024-05", old + " received 2024-05-10..2024-06-20"},
			{"2024-06", heir + " handled 2024-06-01..2024-06-30, " + heir + " received 2024-05-10..2024-06-20"},
			{"2024-07", ""},
		} {
			covering, err := tx.Covering(ctx, c.month)
			if err != nil {
				return err
			}
			var all []string
			for unit, listings := range covering {
				for _, l := range listings {
					all = append(all, strings.Join([]string{unit, l.Lists.String(), l.Text(hanoi)}, " "))
				}
			}
			slices.Sort(all)
			if got := strings.Join(all, ", "); got != c.want {
				t.Errorf("%s is covered by %q, want %q", c.month, got, c.want)
			}
		}
		return nil
	})
}

package rooms

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/export/dossier"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Every list marks the dossiers whose reports were accepted with the due date that they have, and no other; what is to be seen to
// is all but those.
func TestCorrectedDossiersAreMarkedAndNotToBeSeenTo(t *testing.T) {
	s, dossiers, rules := gapStore(t)
	r := rand.New(rand.NewPCG(12, 12))
	corrected := map[string]bool{}
	for i, d := range dossiers {
		state, due := "accepted", d.Due
		switch r.IntN(6) {
		case 0, 1:
			corrected[d.Code] = true
		case 2:
			due++ // it has another due date by now
		case 3:
			state = []string{"open", "rejected", "withdrawn"}[i%3]
		default:
			continue
		}
		_, err := s.Writer().Exec(`INSERT INTO disputes (month, unit, code, reason, words, by_person, at, update_id, state, due)
			VALUES ('2023-02', (SELECT id FROM units WHERE code = ?), ?, 'due', '', 1, 1, ?, ?, ?)`, d.Unit, d.Code, i+1, state, due)
		if err != nil {
			t.Fatal(err)
		}
	}
	m, cut := scoring.Month("2023-02"), scoring.Month("2023-02").End(hanoi)
	scoreAt(t, s, rules[0], m, cut)
	moment := at("2023-02-14 10:30")
	seen, marked := 0, 0
	for _, unit := range []string{unitCode(0), unitCode(4)} {
		for what, read := range map[string]func(offset, limit int) ([]scoring.Listed, int, error){
			"overdue now": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Overdue(t.Context(), unit, moment, offset, limit)
			},
			"overdue anywhere": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Overdue(t.Context(), "", moment, offset, limit)
			},
			"overdue then": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.OverdueAtCutOff(t.Context(), unit, m, cut, offset, limit)
			},
			"due": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.DueBetween(t.Context(), unit, moment, moment.AddDate(0, 1, 0), offset, limit)
			},
			"late": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Gap(t.Context(), m, unit, scoring.ResolvedOnTime, offset, limit)
			},
			"offline": func(offset, limit int) ([]scoring.Listed, int, error) {
				return s.Gap(t.Context(), m, unit, scoring.ReceivedOnline, offset, limit)
			},
		} {
			for _, d := range pages(t, read) {
				seen++
				if d.Corrected {
					marked++
				}
				if one, known, err := s.Dossier(t.Context(), d.Code, "2023-02-01"); d.Corrected != corrected[d.Code] || err != nil || !known || one.Corrected != d.Corrected {
					t.Fatalf("%s of unit %s: %s is marked %v, alone %v, %v", what, unit, d.Code, d.Corrected, one.Corrected, err)
				}
			}
		}
		for _, span := range [][2]time.Time{{{}, moment}, {moment, moment.AddDate(0, 1, 0)}, {moment, moment}} {
			want := chosen(dossiers, unit, func(d dossier.Dossier) bool {
				return d.Status.Open() && d.Gone == 0 && d.Due != 0 && d.Due >= span[0].Unix() && d.Due < span[1].Unix() && !corrected[d.Code]
			})
			got, total, err := s.Outstanding(t.Context(), unit, moment, span[0], span[1], 3)
			if err != nil || total != len(want) {
				t.Fatalf("unit %s must see to %d, want %d, %v", unit, total, len(want), err)
			}
			compareListed(t, fmt.Sprintf("what unit %s must see to in %v", unit, span), got, want[:min(3, total)])
		}
	}
	if seen < 100 || marked < 20 {
		t.Errorf("only %d dossiers were listed, %d of them marked", seen, marked)
	}
	for _, span := range [][2]time.Time{{{}, moment}, {moment, moment.AddDate(0, 1, 0)}} {
		counts, err := s.OutstandingByUnit(t.Context(), moment, span[0], span[1])
		if err != nil || len(counts) == 0 {
			t.Fatalf("in %v: %v, %v", span, counts, err)
		}
		for _, c := range counts {
			if _, n, err := s.Outstanding(t.Context(), c.Unit, moment, span[0], span[1], 0); err != nil || n != c.Count {
				t.Errorf("unit %s has in %v %d by unit, %d by itself, %v", c.Unit, span, c.Count, n, err)
			}
		}
	}
}

// An officer whose only overdue dossiers are corrected gets no list in the morning and no broadcast about overdue ones, until the
// report is withdrawn or the dossier has another due date.
func TestNobodyIsRemindedOfCorrectedDossiers(t *testing.T) {
	again := dossier.Dossier{Code: "d0", Unit: unitCode(0), Procedure: "x", Status: dossier.Processing, Received: noon.Add(-30 * 24 * time.Hour).Unix(), Due: noon.Add(-time.Hour).Unix()}
	for _, c := range []struct {
		says   string
		change func(t *testing.T, s *Store, id int64) error
		want   []string
	}{
		{"an open report changes nothing", nil, []string{unitCode(0), unitCode(1)}},
		{"nor does a rejected one", func(t *testing.T, s *Store, id int64) error {
			_, _, err := s.DecideDispute(t.Context(), id, scoring.DisputeRejected, firstAdmin)
			return err
		}, []string{unitCode(0), unitCode(1)}},
		{"an accepted one does", func(t *testing.T, s *Store, id int64) error {
			_, _, err := s.DecideDispute(t.Context(), id, scoring.DisputeAccepted, firstAdmin)
			return err
		}, []string{unitCode(1)}},
		{"until it is withdrawn", func(t *testing.T, s *Store, id int64) error {
			_, _, err := s.DecideDispute(t.Context(), id, scoring.DisputeAccepted, firstAdmin)
			if err == nil {
				_, _, err = s.WithdrawDispute(t.Context(), id, reporter)
			}
			return err
		}, []string{unitCode(0), unitCode(1)}},
		{"or the dossier is overdue by another date", func(t *testing.T, s *Store, id int64) error {
			_, _, err := s.DecideDispute(t.Context(), id, scoring.DisputeAccepted, firstAdmin)
			merge(t, s, noon.Add(time.Hour), false, again)
			return err
		}, []string{unitCode(0), unitCode(1)}},
	} {
		s := disputeStore(t)
		for i := range int64(2) {
			register(t, s, 31+i, people.Grant{Role: people.Officer, Unit: unitCode(int(i))})
		}
		d, _, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1)
		if err == nil && c.change != nil {
			err = c.change(t, s, d.ID)
		}
		if err == nil {
			err = s.QueueMornings(t.Context(), noon, noon.Add(time.Hour), noon.Add(12*time.Hour))
		}
		if err != nil {
			t.Fatal(err)
		}
		var mornings, audience, counted []string
		for _, row := range ready(t, s, noon, 100) {
			if row.Reason == outbox.DueToday {
				mornings = append(mornings, row.Unit)
			}
		}
		recipients, err := s.Audience(t.Context(), broadcast.Audience{Overdue: true, Role: people.Officer})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range recipients {
			audience = append(audience, r.Unit)
		}
		counts, err := s.OutstandingByUnit(t.Context(), noon, time.Time{}, noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range counts {
			counted = append(counted, x.Unit)
		}
		for what, got := range map[string][]string{"mornings": mornings, "the audience": audience, "the counts": counted} {
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("%s: %s are of %v, want %v", c.says, what, got, c.want)
			}
		}
		if all, err := s.OverdueByUnit(t.Context(), noon); err != nil || len(all) != 2 {
			t.Errorf("%s: official counts moved: %v, %v", c.says, all, err)
		}
	}
}

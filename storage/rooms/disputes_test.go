package rooms

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

const (
	reporter    int64 = 11
	firstAdmin  int64 = 21
	secondAdmin int64 = 22
)

// disputeStore has a dossier in each of two units, and two admins.
func disputeStore(t *testing.T) *Store {
	t.Helper()
	s := openStore(t)
	putUnits(t, s, 2)
	for i := range 2 {
		merge(t, s, noon, false, dossier.Dossier{Code: fmt.Sprintf("d%d", i), Unit: unitCode(i), Procedure: "x", Status: dossier.Processing,
			Received: noon.Add(-30 * 24 * time.Hour).Unix(), Due: noon.Add(-24 * time.Hour).Unix()})
	}
	for _, id := range []int64{firstAdmin, secondAdmin} {
		hash := people.HashCode(fmt.Sprintf("ABCDEFGH123456%d", id))
		if err := s.AddInvitation(t.Context(), people.Invitation{Hash: hash, Grant: people.Grant{Role: people.Admin}, Expires: noon.Add(time.Hour)}, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Redeem(t.Context(), fmt.Sprintf("ABCDEFGH123456%d", id), id, noon, id); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func wrong(unit int, code string) scoring.Dispute {
	return scoring.Dispute{Month: "2024-07", Dossier: scoring.Listed{Code: code, Unit: unitCode(unit)}, Reason: scoring.NotSynced, By: reporter}
}

// count is how many rows of the outbox, or entries of the audit log, there are.
func count(t *testing.T, s *Store, question string, args ...any) (n int) {
	t.Helper()
	if err := s.Reader().Get(&n, question, args...); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAReportIsFiledOnceAndToldToEachAdmin(t *testing.T) {
	s := disputeStore(t)
	var first int64
	for _, c := range []struct {
		says   string
		unit   int
		code   string
		update int64
		filed  bool
		known  bool
	}{
		{"a report is filed", 0, "d0", 1, true, true},
		{"the same update again finds it", 0, "d0", 1, true, true},
		{"another finds it open", 0, "d0", 2, false, true},
		{"a dossier of another unit is not known", 1, "d0", 3, false, false},
		{"nor is one that is nowhere", 0, "d9", 4, false, false},
		{"nor one that no list of the month shows", 1, "d1", 5, false, false},
	} {
		report := wrong(c.unit, c.code)
		if c.code == "d1" { // it is overdue now, in July
			report.Month = "2024-06"
		}
		d, filed, known, err := s.FileDispute(t.Context(), report, c.update)
		if err != nil || filed != c.filed || known != c.known {
			t.Errorf("%s: filed %v, known %v, %v", c.says, filed, known, err)
		}
		if first == 0 {
			first = d.ID
		}
		if known && (d.ID != first || d.State != scoring.DisputeOpen || d.Dossier.Procedure != "x" || d.Dossier.Unit != unitCode(0)) {
			t.Errorf("%s: %+v", c.says, d)
		}
	}
	// It is resolved on time after all: the update that reported it still finds its report.
	merge(t, s, noon.Add(time.Hour), false, dossier.Dossier{Code: "d0", Unit: unitCode(0), Procedure: "x", Status: dossier.ResultReturned,
		Received: noon.Add(-30 * 24 * time.Hour).Unix(), Due: noon.Add(-24 * time.Hour).Unix(), Finished: noon.Add(-25 * time.Hour).Unix()})
	if d, filed, known, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1); err != nil || !filed || !known || d.ID != first {
		t.Errorf("the update finds %+v, filed %v, known %v, %v", d, filed, known, err)
	}
	if n := count(t, s, `SELECT count(*) FROM outbox WHERE reason = ? AND reference = ?`, string(outbox.Disputed), first); n != 2 {
		t.Errorf("%d notices for two admins", n)
	}
	if n := count(t, s, `SELECT count(*) FROM audit WHERE action = 'dispute-filed'`); n != 1 {
		t.Errorf("%d entries of the audit log", n)
	}
	for unit, want := range map[string]int{"": 1, unitCode(0): 1, unitCode(1): 0} {
		if page, total, err := s.Disputes(t.Context(), unit, 0, 10); err != nil || total != want || len(page) != want {
			t.Errorf("unit %q has %d of %d, %v", unit, len(page), total, err)
		}
	}
	for m, want := range map[scoring.Month]int{"2024-07": 1, "2024-06": 0} {
		if n, err := s.OpenDisputes(t.Context(), m); err != nil || n != want {
			t.Errorf("%s has %d open reports, %v", m, n, err)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM v_disputes WHERE state = 'open' AND decided_at IS NULL`); n != 1 {
		t.Errorf("the view has %d", n)
	}
}

func TestOfTwoAdminsAtOnceOneDecides(t *testing.T) {
	s := disputeStore(t)
	filed, _, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	got := make([]scoring.Dispute, 2)
	for i, to := range []scoring.DisputeState{scoring.DisputeAccepted, scoring.DisputeRejected} {
		wg.Go(func() {
			d, known, err := s.DecideDispute(t.Context(), filed.ID, to, firstAdmin+int64(i))
			if got[i] = d; err != nil || !known {
				t.Errorf("known %v, %v", known, err)
			}
		})
	}
	wg.Wait()
	if got[0] != got[1] || got[0].State == scoring.DisputeOpen || got[0].DecidedBy == 0 || got[0].DecidedAt.IsZero() {
		t.Errorf("one finds %+v, the other %+v", got[0], got[1])
	}
	if n := count(t, s, `SELECT count(*) FROM outbox WHERE reason = ? AND person = ?`, string(outbox.Settled), reporter); n != 1 {
		t.Errorf("the outcome is told %d times", n)
	}
	if n := count(t, s, `SELECT count(*) FROM audit WHERE action IN ('dispute-accepted', 'dispute-rejected')`); n != 1 {
		t.Errorf("%d decisions are in the audit log", n)
	}
	if _, known, err := s.DecideDispute(t.Context(), 99, scoring.DisputeAccepted, firstAdmin); known || err != nil {
		t.Errorf("a report that is not there: %v, %v", known, err)
	}
	if _, _, err := s.DecideDispute(t.Context(), filed.ID, scoring.DisputeOpen, firstAdmin); err == nil {
		t.Error("a report can be opened again")
	}
}

func TestOnlyARejectedReportIsMadeAgain(t *testing.T) {
	for to, filedAgain := range map[scoring.DisputeState]bool{scoring.DisputeAccepted: false, scoring.DisputeRejected: true} {
		s := disputeStore(t)
		d, _, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1)
		if err == nil {
			_, _, err = s.DecideDispute(t.Context(), d.ID, to, firstAdmin)
		}
		if err != nil {
			t.Fatal(err)
		}
		if again, filed, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1); err != nil || !filed || again.ID != d.ID {
			t.Errorf("%s: the update that filed it finds %+v, %v", to, again, err)
		}
		if _, filed, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 2); err != nil || filed != filedAgain {
			t.Errorf("%s: another report of the month is filed: %v, %v", to, filed, err)
		}
	}
}

package rooms

import (
	"sync"
	"testing"

	"motcua/scoring"
	"motcua/scoring/outbox"
)

func TestAReportIsWithdrawnByItsReporterOnly(t *testing.T) {
	for _, c := range []struct {
		says    string
		decided scoring.DisputeState // "" while it is open
		by      int64
		known   bool
		state   scoring.DisputeState
		told    int // admins
		entries int
	}{
		{"an open one", "", reporter, true, scoring.DisputeWithdrawn, 0, 1},
		{"an accepted one, and the admins are told", scoring.DisputeAccepted, reporter, true, scoring.DisputeWithdrawn, 2, 1},
		{"not a rejected one", scoring.DisputeRejected, reporter, true, scoring.DisputeRejected, 0, 0},
		{"not one of somebody else", "", firstAdmin, false, scoring.DisputeOpen, 0, 0},
	} {
		s := disputeStore(t)
		d, _, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1)
		if err == nil && c.decided != "" {
			_, _, err = s.DecideDispute(t.Context(), d.ID, c.decided, firstAdmin)
		}
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // pressed twice
			if got, known, err := s.WithdrawDispute(t.Context(), d.ID, c.by); err != nil || known != c.known || known && (got.State != c.state || got.Withdrawn.IsZero() == (c.state == scoring.DisputeWithdrawn)) {
				t.Errorf("%s: %+v, known %v, %v", c.says, got, known, err)
			}
		}
		got, _, err := s.Dispute(t.Context(), d.ID)
		if err != nil || got.State != c.state {
			t.Errorf("%s: it is %+v, %v", c.says, got, err)
		}
		if n := count(t, s, `SELECT count(*) FROM outbox WHERE reason = ? AND reference = ?`, string(outbox.Retracted), d.ID); n != c.told {
			t.Errorf("%s: %d admins are told", c.says, n)
		}
		if n := count(t, s, `SELECT count(*) FROM audit WHERE action = 'dispute-withdrawn' AND by_person = ?`, reporter); n != c.entries {
			t.Errorf("%s: %d entries of the audit log", c.says, n)
		}
		if n := count(t, s, `SELECT count(*) FROM v_disputes WHERE state = ? AND (withdrawn_at IS NOT NULL) = (state = 'withdrawn')`, string(c.state)); n != 1 {
			t.Errorf("%s: the view has %d", c.says, n)
		}
		open := 0
		if c.state == scoring.DisputeOpen {
			open = 1
		}
		if n, err := s.OpenDisputes(t.Context(), "2024-07"); err != nil || n != open {
			t.Errorf("%s: %d are open, %v", c.says, n, err)
		}
		// What is withdrawn, or rejected, may be reported again.
		_, stands, err := s.StandingDispute(t.Context(), "2024-07", "d0")
		again, filed, _, failed := s.FileDispute(t.Context(), wrong(0, "d0"), 2)
		if err != nil || failed != nil || stands != (open == 1) || filed == stands || filed && again.State != scoring.DisputeOpen {
			t.Errorf("%s: a report stands: %v, another is filed: %v, %v, %v", c.says, stands, filed, err, failed)
		}
		if _, _, err := s.DecideDispute(t.Context(), d.ID, scoring.DisputeAccepted, secondAdmin); err != nil {
			t.Fatal(err)
		}
		if got, _, _ := s.Dispute(t.Context(), d.ID); c.state == scoring.DisputeWithdrawn && got.State != c.state {
			t.Errorf("%s: what was withdrawn is decided: %+v", c.says, got)
		}
	}
	s := disputeStore(t)
	if _, known, err := s.WithdrawDispute(t.Context(), 99, reporter); known || err != nil {
		t.Errorf("a report that is not there: %v, %v", known, err)
	}
	if _, stands, err := s.StandingDispute(t.Context(), "2024-07", "d0"); stands || err != nil {
		t.Errorf("of a dossier that nobody reported stands %v, %v", stands, err)
	}
}

// Decided and withdrawn at once, a report is withdrawn in the end, whoever comes first, unless it was rejected.
func TestADecisionMeetsAWithdrawal(t *testing.T) {
	for _, to := range []scoring.DisputeState{scoring.DisputeAccepted, scoring.DisputeRejected} {
		s := disputeStore(t)
		d, _, _, err := s.FileDispute(t.Context(), wrong(0, "d0"), 1)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, _, err := s.DecideDispute(t.Context(), d.ID, to, firstAdmin); err != nil {
				t.Error(err)
			}
		})
		wg.Go(func() {
			if _, _, err := s.WithdrawDispute(t.Context(), d.ID, reporter); err != nil {
				t.Error(err)
			}
		})
		wg.Wait()
		got, _, err := s.Dispute(t.Context(), d.ID)
		if err != nil || got.State != scoring.DisputeWithdrawn && (to == scoring.DisputeAccepted || got.State != to) {
			t.Errorf("%s: it is %+v, %v", to, got, err)
		}
		told := count(t, s, `SELECT count(*) FROM outbox WHERE reason = ?`, string(outbox.Retracted))
		if accepted := got.DecidedBy != 0 && to == scoring.DisputeAccepted; (told == 2) != accepted {
			t.Errorf("%s: %d admins are told that %+v is withdrawn", to, told, got)
		}
	}
}

package main

import (
	"bytes"
	"strings"
	"testing"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/people"
)

// corrects reports a dossier that is overdue now, and accepts the report.
func (w *desk) corrects(code string, by, admin int64) int64 {
	w.t.Helper()
	now := w.settings.Clock.Now()
	d, known, err := w.house.Store.Dossier(w.t.Context(), code, now.In(w.settings.Zone).Format("2006-01-02"))
	if err != nil || !known {
		w.t.Fatalf("%s: %v, %v", code, known, err)
	}
	report := scoring.Dispute{Month: scoring.MonthOf(now, w.settings.Zone), Dossier: d, Reason: scoring.NotSynced, By: by}
	stands, filed, _, err := w.house.Store.FileDispute(w.t.Context(), report, 1<<40)
	if err != nil || !filed {
		w.t.Fatalf("%v, %v", filed, err)
	}
	if _, _, err := w.house.Store.DecideDispute(w.t.Context(), stands.ID, scoring.DisputeAccepted, admin); err != nil {
		w.t.Fatal(err)
	}
	return stands.ID
}

// overdue is what `motcua overdue` prints.
func (w *desk) overdue(json bool) string {
	w.t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		w.t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (operator.Overdue{JSON: json}).Run(w.t.Context(), house.World{Stdout: &out, Stderr: &out, Words: catalogue.Printer("en"), Settings: w.settings}); err != nil {
		w.t.Fatal(err)
	}
	return out.String()
}

// An officer whose only overdue dossier is corrected gets no list in the morning; withdrawn, it comes back. The command line and the
// scores go on counting it.
func TestACorrectedDossierLeavesTheMorning(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00")
	officer := w.registers(1, people.Officer, demo.DemoUnit)
	admin := w.registers(2, people.Admin, "")
	w.takes(demo.DemoUnit, 15, 0, "2026-11-24 16:00")
	code := demo.DemoUnit + "-261101-0016"
	w.moves("2026-11-26 07:31")
	w.waits(officer, today, 1)
	id := w.corrects(code, officer.ID, admin.ID)
	for json, want := range map[bool]string{false: "✎ dispute accepted", true: `"corrected": true`} {
		if got := w.overdue(json); !strings.Contains(got, code) || !strings.Contains(got, want) {
			t.Errorf("the list on the command line lacks %q:\n%s", want, got)
		}
	}
	w.moves("2026-11-27 07:31")
	w.rests()
	w.holds(officer, today, 1)
	officer.Send("/quahan")
	w.waits(officer, "✎ đã chấp nhận đính chính", 1)
	if _, known, err := w.house.Store.WithdrawDispute(t.Context(), id, officer.ID); err != nil || !known {
		t.Fatalf("%v, %v", known, err)
	}
	w.waits(admin, "Rút lại đề nghị đính chính số 1 – xã Háng Lìa", 1)
	w.takes(demo.DemoUnit, 15, 0, "2026-11-24 16:00") // a list of old data names no dossiers
	w.moves("2026-11-30 07:31")
	w.waits(officer, today, 2)
	if got := w.overdue(false); strings.Contains(got, "✎") {
		t.Errorf("withdrawn, it is still marked:\n%s", got)
	}
	w.stop()
}

// What somebody acknowledges at night is not told them in the morning; a colleague is told, and that it is acknowledged.
func TestAcknowledgingAtNight(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T21:00:00+07:00")
	officer, colleague := w.registers(1, people.Officer, demo.DemoUnit), w.registers(2, people.Officer, demo.DemoUnit)
	chair := w.registers(3, people.Chair, demo.DemoUnit)
	w.takes(demo.DemoUnit, 20, 0)
	w.takes(demo.DemoUnit, 10, 10)
	officer.Send("/canhbao")
	w.waits(officer, "chưa xác nhận", 1)
	for _, e := range w.telegram.Transcript(officer.ID) {
		if strings.Contains(e.Text, "chưa xác nhận") {
			if err := officer.Press(e.MessageID, "Đã nắm thông tin"); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.waits(officer, "đã xác nhận: Anh/Chị", 1)
	w.moves("2026-11-26 07:16")
	w.waits(colleague, warned, 1)
	w.holds(colleague, "đã xác nhận: công chức một cửa, 21:0", 1)
	w.rests()
	w.holds(officer, warned, 0)
	w.moves("2026-11-27 07:31")
	w.rests()
	w.holds(chair, escalated, 0)
	w.takes(demo.DemoUnit, 400, 10)
	w.waits(officer, recovered, 1)
	w.waits(colleague, recovered, 1)
	w.stop()
}

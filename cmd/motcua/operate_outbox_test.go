package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// An operator sees what waits, since when, what became of the rest, and what is parked: that is named, and does not make the
// program count as not ready.
func TestAnOperatorSeesTheOutbox(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T21:00:00+07:00") // at night nothing goes out
	w.stop()
	w.settings.Operate = freeAddress(t)
	w.serve()
	officer, lost := w.registers(1, people.Officer, demo.DemoUnit), w.registers(2, people.Officer, demo.DemoUnit)
	w.takes(demo.DemoUnit, 20, 0)
	w.takes(demo.DemoUnit, 18, 2)
	w.shows("/metrics", `motcua_outbox_rows{state="queued"} 2`, `motcua_outbox_rows{state="parked"} 0`, "motcua_outbox_oldest_seconds 0", "motcua_notices_in_flight 0")
	if _, body := look(t, "http://"+w.settings.Operate+"/readyz"); body != "ok\n" {
		t.Errorf("with nothing parked: %s", body)
	}

	for _, row := range w.rows(outbox.Queued) {
		if row.Person == officer.ID {
			if err := w.house.Store.Finish(t.Context(), []outbox.Row{row}, outbox.Refused, 0, "Bad Request: can't parse entities", time.Now()); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.shows("/metrics", `motcua_outbox_rows{state="queued"} 1`, `motcua_outbox_rows{state="parked"} 1`, `motcua_outbox_rows{state="gone"} 0`)
	w.shows("/readyz", "ok\n", "parked: 1;")

	for _, row := range w.rows(outbox.Queued) {
		if err := w.house.Store.Finish(t.Context(), []outbox.Row{row}, outbox.Unknown, 0, "connection reset", time.Now()); err != nil {
			t.Fatal(err)
		}
		w.shows("/readyz", "ok\n", "parked: 1;", "may not have arrived: 1;")
		if done, err := w.house.Store.Retry(t.Context(), row.ID); !done || err != nil {
			t.Fatalf("%v, %v", done, err)
		}
	}

	lost.Block()
	w.moves("2026-11-26 07:00")
	w.shows("/metrics", `motcua_outbox_rows{state="queued"} 0`, `motcua_outbox_rows{state="parked"} 1`, `motcua_outbox_rows{state="gone"} 1`)

	lost.Unblock()
	lost.Send("/trogiup")
	w.waits(lost, "/diem", 1)
	w.takes(demo.DemoUnit, 300, 2) // recovered
	w.moves("2026-11-26 08:00")
	w.takes(demo.DemoUnit, 300, 100)
	w.waits(lost, warned, 1)
	w.shows("/metrics", `motcua_notices_total{outcome="accepted"} 2`, `motcua_notices_total{outcome="refused"} 0`)

	if err := w.telegram.SetAway(true); err != nil {
		t.Fatal(err)
	}
	w.takes(demo.DemoUnit, 5000, 2)
	w.moves("2026-11-26 09:00")
	w.shows("/metrics", `motcua_outbox_rows{state="queued"} 2`, "motcua_outbox_oldest_seconds 3")
	if err := w.telegram.SetAway(false); err != nil {
		t.Fatal(err)
	}
	w.stop()
}

// shows waits until a page of the operator's holds all of these.
func (w *desk) shows(path string, want ...string) {
	w.t.Helper()
	var status int
	var body, lacks string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		status, body = look(w.t, "http://"+w.settings.Operate+path)
		lacks = ""
		for _, text := range want {
			if !strings.Contains(body, text) {
				lacks = text
			}
		}
		if status == http.StatusOK && lacks == "" {
			return
		}
	}
	w.t.Fatalf("%s answers %d and lacks %q:\n%s\nlog: %s", path, status, lacks, body, w.log.bytes())
}

package main

import (
	"errors"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// What is ready in the last second before the mute and then waits for its turn does not go out in it.
func TestNothingBeginsInTheMute(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T19:30:00+07:00")
	w.registers(1, people.Officer, demo.DemoUnit)
	w.stop()
	w.takes(demo.DemoUnit, 20, 0)
	w.takes(demo.DemoUnit, 10, 10)
	out := serve.Outgoing{Store: w.house.Store, Settings: w.settings}
	evening := time.Date(2026, 11, 25, 20, 0, 0, 0, w.settings.Zone)
	rows, err := out.Ready(t.Context(), evening.Add(-time.Second), nil, 10)
	if err != nil || len(rows) != 1 {
		t.Fatalf("ready are %v, %v", rows, err)
	}
	if err := out.Begin(t.Context(), rows, evening); !errors.Is(err, outbox.ErrMoved) {
		t.Errorf("begun at 20:00: %v", err)
	}
	if err := out.Begin(t.Context(), rows, evening.Add(11*time.Hour)); err != nil {
		t.Errorf("begun at 07:00: %v", err)
	}
}

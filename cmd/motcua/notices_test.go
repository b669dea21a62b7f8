package main

import (
	"database/sql"
	"log/slog"
	"testing"
	"time"

	"motcua/cmd/motcua/serve"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// What is known of one unit's warnings cannot be read: the warnings of the others are followed all the same.
func TestAUnitWhoseWarningsCannotBeReadHoldsNoOtherUp(t *testing.T) {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	opened := time.Date(2026, 11, 9, 9, 0, 0, 0, s.Zone)
	figure := outbox.Figure{
		Indicator: "TD", Month: "2026-11", Points: scoring.Int(20), Max: scoring.Int(30), Target: scoring.Int(28),
		Tally: scoring.Tally{Numerator: 2, Denominator: 3}, DataTime: opened,
	}
	const broken, whole = "000.01.32.H18", "000.10.32.H18"
	for _, unit := range []string{broken, whole} {
		err := h.Store.WriteWarnings(t.Context(), "open a warning", func(tx ledger.Warnings) error {
			w, _ := warning.Decide(warning.Watch{Unit: unit}, []outbox.Figure{figure}, opened, s.Workdays)
			return tx.PutWatch(t.Context(), w)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	db, err := sql.Open("sqlite3", s.DB)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE watches SET watch = '{' WHERE unit = (SELECT id FROM units WHERE code = ?)`, broken); err != nil {
		t.Fatal(err)
	}
	for _, job := range serve.DueJobs(h, s) {
		if job.Name == "warnings" {
			if err := job.Do(t.Context(), opened, opened.AddDate(0, 0, 3)); err == nil {
				t.Error("nobody is told that one cannot be read")
			}
		}
	}
	w, err := h.Store.Watch(t.Context(), whole)
	if err != nil || len(w.Warnings) != 1 || !w.Warnings[0].ChairsTold {
		t.Errorf("three days later the chair is not told: %+v, %v", w.Warnings, err)
	}
}

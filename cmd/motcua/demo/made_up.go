package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"motcua/scoring"
)

// MadeUp makes the demo's figures: exports of dossiers and hand-entered counts. What a unit receives on a day depends
// on the unit and the day alone, and only its state on the time of the export, so that a later export is a newer state
// of the same dossiers.
type MadeUp struct {
	Zone  *time.Location
	Units []scoring.Unit
	Home  string        // the code of the unit that always has dossiers overdue and due soon
	Since scoring.Month // nothing is made up before
}

// history is how many months the demo begins with, the running one among them.
const history = 12

// Nightly is how many months an export of the following nights reaches back, the running one among them: every dossier
// is resolved by then.
const Nightly = 4

// Export is the state of the dossiers at an instant, from the given number of months on, as CSV.
func (m MadeUp) Export(now time.Time, months int) []byte {
	return asCSV(m.exported(now, months, time.Time{}))
}

// exported are the lines of an export without what was finished before a time.
func (m MadeUp) exported(now time.Time, months int, since time.Time) [][]string {
	rows := [][]string{exportHeader}
	for day := m.firstMonth(now, months).Start(m.Zone); day.Before(now); day = day.AddDate(0, 0, 1) {
		if !workingDay(day) {
			continue
		}
		for i, unit := range m.Units {
			for serial, d := range m.receivedOn(unit, day) {
				if d.received.Before(now) && !d.finished.Before(since) {
					rows = append(rows, d.row(len(rows), unit.Code, dossierCode(unit.Code, i, day, serial+1), now))
				}
			}
		}
	}
	return rows
}

// firstMonth is the first month of so many up to now, but none before the made-up figures begin.
func (m MadeUp) firstMonth(now time.Time, months int) scoring.Month {
	first := scoring.MonthOf(now, m.Zone)
	for range months - 1 {
		first = first.Prev()
	}
	return max(first, m.Since)
}

// random gives the same numbers for the same desk and occasion.
func random(unit, occasion string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(deskOf(unit) + " " + occasion)) // a hash takes everything
	return rand.New(rand.NewPCG(h.Sum64(), 459))
}

// dossierCode is written as the one-stop systems do where the unit's code can stand in it.
func dossierCode(unit string, number int, day time.Time, serial int) string {
	for i := range len(unit) {
		if c := unit[i]; c != '.' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			unit = fmt.Sprintf("DV%03d", number+1)
			break
		}
	}
	return fmt.Sprintf("%s-%s-%04d", unit, day.Format("060102"), serial)
}

func workingDay(day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// WorkingDays is the same time of day so many working days later.
func WorkingDays(at time.Time, days int) time.Time {
	for days > 0 {
		if at = at.AddDate(0, 0, 1); workingDay(at) {
			days--
		}
	}
	return at
}

// ClockTime is a time of the day on which an instant lies.
func ClockTime(day time.Time, minutes int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, minutes, 0, 0, day.Location())
}

func asCSV(rows [][]string) []byte {
	var out bytes.Buffer
	_ = csv.NewWriter(&out).WriteAll(rows) // a bytes.Buffer takes everything
	return out.Bytes()
}

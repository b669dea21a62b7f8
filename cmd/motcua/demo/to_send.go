package demo

import (
	"fmt"
	"time"

	"motcua/scoring"
)

// lateDossiers is how many late ones a file adds: enough that an indicator falls under its target.
const lateDossiers = 40

// fileToSend is a file that an admin may send the bot, by the page's name for it: dossiers that lower the desk's score and have its officer
// warned, or counts that are refused. It is false for a name that there is not.
func (m MadeUp) fileToSend(name string, now time.Time) (file string, body []byte, ok bool) {
	now = now.In(m.Zone)
	stamp := now.Format("2006-01-02-1504")
	switch name {
	case "file_late":
		return "ho-so-tre-han-" + stamp + ".csv", asCSV(m.withLate(now)), true
	case "file_wrong":
		return "so-lieu-sai-" + stamp + ".csv", asCSV(m.wrongCounts(now)), true
	}
	return "", nil, false
}

// withLate is the month's export with dossiers that the home desk has just resolved, all late, on paper and paid in cash. No other export
// has their serials, so each file adds its own.
func (m MadeUp) withLate(now time.Time) [][]string {
	rows := m.exported(now, 2, scoring.MonthOf(now, m.Zone).Start(m.Zone))
	received := now.AddDate(0, 0, -14)
	for n := range lateDossiers {
		d := madeUpDossier{procedure: procedures[n%len(procedures)], received: ClockTime(received, opening+n), finished: now.Add(-time.Minute)}
		d.due = ClockTime(WorkingDays(received, 1), Closing)
		rows = append(rows, d.row(len(rows), m.Home, dossierCode(m.Home, 0, now, 9001+n), now))
	}
	return rows
}

// wrongCounts are counts as somebody mistypes them: a unit that there is not, a part greater than the whole, a month that there is not.
func (m MadeUp) wrongCounts(now time.Time) [][]string {
	month := now.Format("01/2006")
	return [][]string{
		CountsHeader,
		{month, "000.99.99.H99", "UBND xã Không Có", "5.2", "1", "1"},
		{month, m.Home, "", "5.2", "7", "3"},
		{fmt.Sprintf("13/%d", now.Year()), m.Home, "", "5.2", "1", "1"},
	}
}

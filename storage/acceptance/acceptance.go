// Package acceptance answers how soon online dossiers were accepted, and which wait for it.
package acceptance

import (
	"context"

	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/units"
)

// Store reads an open file.
type Store struct {
	file    *storage.File
	units   *units.Store
	figures *figures.Store
}

// New reads the acceptance of a file's dossiers.
func New(file *storage.File, u *units.Store, f *figures.Store) *Store { return &Store{file, u, f} }

// The conditions of the partial indexes stand in them word for word. A dossier that was refused or withdrawn before it was accepted counts
// nowhere, as in a month's figures (dossier.Class).
const (
	online   = `d.traits >> 4 & 3 = 2`
	accepted = `(d.traits & 15 IN (2, 4, 5, 6, 8, 9, 10) OR d.traits & 15 IN (3, 7) AND d.traits >> 21 & 1 = 0)`
	inMonth  = `d.received >= :start AND d.received < :end AND ` + online + ` AND ` + accepted

	waitingColumns = figures.ListedColumns + `, d.submitted, d.data_time < (SELECT max(m.data_time) FROM unit_months m WHERE m.unit = d.unit) AS outdated`
	soonestFirst   = ` ORDER BY d.submitted, d.code`
	procedureOf    = ` CROSS JOIN procedures p ON p.id = d.procedure`

	waitingAnywhere storage.Query = `SELECT ` + waitingColumns + figures.ListedTables + ` WHERE ` + figures.WaitsForAcceptance + soonestFirst
	waitingOfUnit   storage.Query = `SELECT ` + waitingColumns + ` FROM holders h CROSS JOIN dossiers d ON d.unit = h.unit CROSS JOIN units u ON u.id = h.holder` + procedureOf +
		` WHERE ` + units.HeldByIt + ` AND ` + figures.WaitsForAcceptance + soonestFirst

	ofHolders = ` FROM holders h CROSS JOIN dossiers d ON d.unit = h.unit CROSS JOIN units u ON u.id = h.holder WHERE `

	onlineByUnit   storage.Query = `SELECT u.code AS unit, count(*) AS count` + ofHolders + units.OnTheDay + ` AND ` + inMonth + ` GROUP BY u.id`
	onlineOfUnit   storage.Query = `SELECT u.code AS unit, count(*) AS count` + ofHolders + units.HeldByIt + ` AND ` + inMonth + ` GROUP BY u.id`
	acceptedByUnit storage.Query = `SELECT u.code AS unit, d.submitted, d.received` + ofHolders + units.OnTheDay + ` AND d.submitted > 0 AND ` + inMonth
	acceptedOfUnit storage.Query = `SELECT u.code AS unit, d.submitted, d.received` + ofHolders + units.HeldByIt + ` AND d.submitted > 0 AND ` + inMonth
)

// WaitingForAcceptance are the online dossiers of a unit ("": of all) that nobody has accepted or refused, those filed first before others.
func (s *Store) WaitingForAcceptance(ctx context.Context, unit string) ([]acceptance.Waiting, error) {
	question, args := waitingAnywhere, storage.Args{"day": s.units.Day(s.file.Now())}
	if unit != "" {
		question, args["unit"] = waitingOfUnit, unit
	}
	rows, err := storage.List[struct {
		figures.ListedRow
		Submitted int64
		Outdated  *bool // nil: the unit has no data of any month
	}](ctx, s.file, "read which dossiers wait for acceptance", question, args)
	all := make([]acceptance.Waiting, len(rows))
	for i, r := range rows {
		all[i] = acceptance.Waiting{Listed: s.figures.Listed([]figures.ListedRow{r.ListedRow})[0], Submitted: s.file.Instant(r.Submitted),
			Outdated: r.Outdated != nil && *r.Outdated}
	}
	return all, err
}

// AcceptedIn is how many online dossiers a unit ("": each unit) accepted in a month, by unit; and those of them that tell when they were
// filed.
func (s *Store) AcceptedIn(ctx context.Context, unit string, m scoring.Month) (map[string]int, []acceptance.Accepted, error) {
	zone := s.file.Zone()
	count, list := onlineByUnit, acceptedByUnit
	args := storage.Args{"day": m.FirstDay(), "start": m.Start(zone).Unix(), "end": m.End(zone).Unix()}
	if unit != "" {
		count, list, args["unit"] = onlineOfUnit, acceptedOfUnit, unit
	}
	counts, err := storage.List[struct {
		Unit  string
		Count int
	}](ctx, s.file, "count the online dossiers of "+string(m), count, args)
	if err != nil {
		return nil, nil, err
	}
	online := make(map[string]int, len(counts))
	for _, c := range counts {
		online[c.Unit] = c.Count
	}
	rows, err := storage.List[struct {
		Unit                string
		Submitted, Received int64
	}](ctx, s.file, "read how soon dossiers were accepted in "+string(m), list, args)
	all := make([]acceptance.Accepted, len(rows))
	for i, r := range rows {
		all[i] = acceptance.Accepted{Unit: r.Unit, Submitted: s.file.Instant(r.Submitted), Received: s.file.Instant(r.Received)}
	}
	return online, all, err
}

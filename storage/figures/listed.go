package figures

import (
	"motcua/scoring"
	"motcua/storage"
	"motcua/storage/units"
)

const (
	// ListedColumns and ListedTables are what a list of dossiers reads of each, under the unit that holds it.
	ListedColumns = `d.code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.received, d.due, d.finished, ` + corrected + ` AS corrected`
	ListedTables  = ` FROM dossiers d` + units.ItsHolder + ` CROSS JOIN procedures p ON p.id = d.procedure`
	byUnitTables  = ` FROM holders h CROSS JOIN dossiers d ON d.unit = h.unit CROSS JOIN units u ON u.id = h.holder
		CROSS JOIN procedures p ON p.id = d.procedure`
)

// ListedRow is a dossier as lists show it, with the unit to which it belongs.
type ListedRow struct {
	Code, Unit, Procedure   string
	UnitName                string `db:"unit_name"`
	Received, Due, Finished int64
	Corrected               bool
}

// Listed are rows as dossiers of a list.
func (s *Store) Listed(rows []ListedRow) []scoring.Listed { return listed(s.file, rows) }

func listed(file *storage.File, rows []ListedRow) []scoring.Listed {
	all := make([]scoring.Listed, len(rows))
	for i, r := range rows {
		all[i] = scoring.Listed{
			Code: r.Code, Unit: r.Unit, UnitName: r.UnitName, Procedure: r.Procedure,
			Received: file.Instant(r.Received), Due: file.Instant(r.Due), Finished: file.Instant(r.Finished), Corrected: r.Corrected,
		}
	}
	return all
}

package storage

import "motcua/scoring"

const (
	listedColumns = `d.code, u.code AS unit, u.name AS unit_name, p.name AS procedure, d.received, d.due, d.finished, ` + corrected + ` AS corrected`
	listedTables  = ` FROM dossiers d` + itsHolder + ` CROSS JOIN procedures p ON p.id = d.procedure`
	byUnitTables  = ` FROM holders h CROSS JOIN dossiers d ON d.unit = h.unit CROSS JOIN units u ON u.id = h.holder
		CROSS JOIN procedures p ON p.id = d.procedure`
)

// listedRow is a dossier as lists show it, with the unit to which it belongs.
type listedRow struct {
	Code, Unit, Procedure   string
	UnitName                string `db:"unit_name"`
	Received, Due, Finished int64
	Corrected               bool
}

func (s *Store) listed(rows []listedRow) []scoring.Listed {
	all := make([]scoring.Listed, len(rows))
	for i, r := range rows {
		all[i] = scoring.Listed{
			Code: r.Code, Unit: r.Unit, UnitName: r.UnitName, Procedure: r.Procedure,
			Received: s.instant(r.Received), Due: s.instant(r.Due), Finished: s.instant(r.Finished), Corrected: r.Corrected,
		}
	}
	return all
}

package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/units"
)

// PeriodRow is what a file is a list of for a unit.
type PeriodRow struct {
	Import, Unit       int64
	First, Until       int64
	Received, Resolved bool
	DataTime           int64 `db:"data_time"` // of the import
	Same               bool  // of the same bytes, taken in before
}

// Period is a stored period of a file.
func (t *Books) Period(p PeriodRow) scoring.Period {
	return scoring.Period{From: t.store.file.Instant(p.First), Until: t.store.file.Instant(p.Until)}
}

// Covering are the periods of files that reach into a month, by the unit to which the dossiers of theirs belong in it.
func (t *Books) Covering(ctx context.Context, m scoring.Month) (map[string][]ledger.Listing, error) {
	zone := t.store.file.Zone()
	var rows []struct {
		Code string
		PeriodRow
	}
	err := t.Tx.SelectContext(ctx, &rows, `SELECT u.code, d.import, d.unit, d.first, d.until, d.received, d.resolved
		FROM periods d`+units.ItsHolder+` WHERE d.under = 0 AND d.until > :start AND d.first < :end`,
		storage.Args{"start": m.Start(zone).Unix(), "day": m.FirstDay(), "end": m.End(zone).Unix()})
	if err != nil {
		return nil, fmt.Errorf("read what covers %s: %w", m, err)
	}
	all := map[string][]ledger.Listing{}
	for _, r := range rows {
		all[r.Code] = append(all[r.Code], ledger.Listing{Period: t.Period(r.PeriodRow), Lists: scoring.Lists{Received: r.Received, Resolved: r.Resolved}})
	}
	return all, nil
}

// Has says whether the row lists all that another one does.
func (p PeriodRow) Has(o PeriodRow) bool {
	return p.First <= o.First && p.Until >= o.Until && (p.Received || !o.Received) && (p.Resolved || !o.Resolved)
}

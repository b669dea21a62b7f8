package demo

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// takeMadeUp takes in the made-up export of this moment, which reaches back so many months.
func (d *Demo) takeMadeUp(ctx context.Context, months int) error {
	now := d.Settings.Clock.Now().In(d.Settings.Zone)
	if scoring.MonthOf(now, d.Settings.Zone) < d.Made.Since {
		return nil
	}
	day := now.Format(time.DateOnly)
	return TakeAll(ctx, d.importer(), ledger.ImportOptions{AsOf: now},
		Memory("ho-so-"+day+".csv", d.Made.Export(now, months)), Memory("so-lieu-"+day+".csv", d.Made.counts(now, months)))
}

// moveOn puts the clock forward, and takes in the export that would have come meanwhile.
func (d *Demo) moveOn(ctx context.Context, to time.Time) error {
	d.importing.Lock()
	defer d.importing.Unlock()
	d.Settings.Clock.MoveOn(to)
	return d.takeMadeUp(ctx, Nightly)
}

func (d *Demo) importer() *ledger.Ledger {
	return d.House.Importer(d.Settings)
}

// Memory is a file that is in memory, as a source of tables.
func Memory(name string, raw []byte) table.Source {
	return table.Source{Path: name, Body: bytes.NewReader(raw), Size: int64(len(raw))}
}

// TakeAll imports files of which none may be refused.
func TakeAll(ctx context.Context, importer *ledger.Ledger, options ledger.ImportOptions, sources ...table.Source) error {
	results, err := importer.Import(ctx, sources, options)
	if err != nil {
		return err
	}
	for _, r := range results {
		if r.Problem != nil {
			return fmt.Errorf("the file %s: %w", r.File.Name, r.Problem)
		}
	}
	return nil
}

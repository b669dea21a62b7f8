package main

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
func (d *demo) takeMadeUp(ctx context.Context, months int) error {
	now := d.settings.clock.Now().In(d.settings.zone)
	if scoring.MonthOf(now, d.settings.zone) < d.made.since {
		return nil
	}
	day := now.Format(time.DateOnly)
	return takeAll(ctx, d.importer(), ledger.ImportOptions{AsOf: now},
		memory("ho-so-"+day+".csv", d.made.export(now, months)), memory("so-lieu-"+day+".csv", d.made.counts(now, months)))
}

// moveOn puts the clock forward, and takes in the export that would have come meanwhile.
func (d *demo) moveOn(ctx context.Context, to time.Time) error {
	d.importing.Lock()
	defer d.importing.Unlock()
	d.settings.clock.moveOn(to)
	return d.takeMadeUp(ctx, nightly)
}

func (d *demo) importer() *ledger.Ledger {
	return d.house.importer(d.settings)
}

func memory(name string, raw []byte) table.Source {
	return table.Source{Path: name, Body: bytes.NewReader(raw), Size: int64(len(raw))}
}

// takeAll imports files of which none may be refused.
func takeAll(ctx context.Context, importer *ledger.Ledger, options ledger.ImportOptions, sources ...table.Source) error {
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

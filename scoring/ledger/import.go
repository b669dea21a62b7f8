package ledger

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
)

// ImportOptions of a call.
type ImportOptions struct {
	AsOf   time.Time      // the data time, when it is stated by the caller; zero otherwise
	DryRun bool           // look at what would happen; nothing changes
	Upload int64          // the file sent that it is: its end is a part of the import; 0 for none. A single file comes with it
	Effect bool           // say in ImportResult.Effect what it does to scores and warnings
	Period scoring.Period // of which exports of dossiers are lists, when it is stated; zero otherwise
	Lists  scoring.Lists  // and what they list, when that is stated
	// Columns are labels of columns by the fields of exports of dossiers (see DossierField), and Words meanings of words, beside those that were
	// taught. They hold for this call.
	Columns map[string]string
	Words   dossier.Words
}

// call is what the files of one call share.
type call struct {
	*Ledger
	opt    ImportOptions
	reader *table.Reader
	units  []scoring.Unit // of the registers in this call: a dry run does not find them in the store
	month  scoring.Month  // the one month that the counts of this call are for
}

// Import takes the files of one call in, the register of units first, a transaction each. The results stand in the
// order of the files. A file that is refused does not stop the others; an error is of the machine, not of a file,
// and leaves what was already taken: then the results are of the files that were taken or refused before it.
func (l *Ledger) Import(ctx context.Context, files []table.Source, opt ImportOptions) ([]ImportResult, error) {
	ctx, done := context.WithCancel(ctx) // lets go of the books
	defer done()
	reader, err := l.reader(ctx, opt)
	if err != nil {
		return nil, err
	}
	c := &call{Ledger: l, opt: opt, reader: reader}
	results := make([]ImportResult, len(files))
	tables := make([]*table.Table, len(files))
	finished := make([]bool, len(files))
	var order []int
	for i, f := range files {
		r := &results[i]
		r.File = File{Name: scoring.MaskNumbers(filepath.Base(f.Path)), Size: f.Size, At: l.Now(), By: l.By, AsOf: opt.AsOf, Upload: opt.Upload}
		t, err := reader.Open(ctx, f)
		if finished[i] = r.refuse(err); finished[i] {
			continue
		}
		if err != nil {
			return finishedResults(results, finished), fmt.Errorf("read %s: %w", f.Path, err)
		}
		tables[i] = t
		r.File.Kind, r.File.SHA256 = t.Kind, t.SHA256
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(importOrder(tables[a].Kind), importOrder(tables[b].Kind))
	})
	for _, i := range order {
		err := c.take(ctx, tables[i], &results[i])
		if !results[i].refuse(err) && err != nil {
			return finishedResults(results, finished), fmt.Errorf("import %s: %w", files[i].Path, err)
		}
		finished[i] = true
	}
	return results, nil
}

// finishedResults are the results of the files that are finished.
func finishedResults(results []ImportResult, finished []bool) (some []ImportResult) {
	for i, r := range results {
		if finished[i] {
			some = append(some, r)
		}
	}
	return some
}

// importOrder is the order of kinds within a call: every other kind needs the units; counts mean nothing in a month that no list reports;
// an appendix is compared with the scores.
func importOrder(k table.Kind) int {
	return slices.Index([]table.Kind{table.Register, table.Dossiers, table.Counts, table.Appendix}, k)
}

// take takes one file in.
func (c *call) take(ctx context.Context, t *table.Table, r *ImportResult) error {
	earlier, seen, last, err := c.Store.Taken(ctx, r.File.SHA256)
	if err != nil {
		return err
	}
	r.File.Taught, r.Layout = c.reader.Sum(t), t.Layout()
	if seen && sameReading(earlier, r.File, last) {
		if earlier.Kind == table.Counts {
			// Its month still serves an appendix of this call.
			if _, _, err := c.readCounts(ctx, t); err != nil && table.Refusal(err) == nil {
				return err
			}
		}
		r.File, r.Seen = earlier, true
		return nil
	}
	otherwise := seen && (earlier.Taught != r.File.Taught || !earlier.AsOf.Equal(r.File.AsOf))
	switch t.Kind {
	case table.Register:
		return c.takeUnits(ctx, t, r)
	case table.Counts:
		return c.takeCounts(ctx, t, r)
	case table.Dossiers:
		return c.takeDossiers(ctx, t, otherwise, r)
	default:
		return c.takeAppendix(ctx, t, r)
	}
}

// sameReading says whether these bytes were taken in before and read in the same way, so that there is nothing to do. A file with refused
// rows is always read again, because the register may know more by now. So is a file of a kind in which a later file replaces an earlier
// one.
func sameReading(earlier, now File, last bool) bool {
	return earlier.Kind == now.Kind && earlier.Refused == 0 && earlier.Taught == now.Taught && earlier.AsOf.Equal(now.AsOf) && (last || now.Kind == table.Dossiers)
}

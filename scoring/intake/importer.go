package intake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/names"
	"motcua/scoring/notice"
	"motcua/scoring/rulesets"
	"motcua/scoring/sheet"
)

// Importer takes files in. Its fields must not change while it works; it serves one call at a time.
type Importer struct {
	Store    Store
	Rules    *rulesets.Catalogue
	Zone     *time.Location
	Now      func() time.Time
	Limits   sheet.Limits
	Keep     bool                        // what an import changes is kept, so that Undo can take it back
	Days     notice.Calendar             // working days, by which people are told of what fell; nil: nobody is told
	By       int64                       // who imports: a Telegram id, 0 for the command line
	Progress func(file string, rows int) // told now and then how many rows of a file were read; may be nil
}

// Source is a file to take in. Path may name folders: they can tell an appendix its month.
type Source struct {
	Path string
	Body io.ReaderAt
	Size int64
}

// Options of a call.
type Options struct {
	AsOf   time.Time // the data time, when it is stated by the caller; zero otherwise
	DryRun bool      // look at what would happen; nothing changes
	Upload int64     // the file sent that it is: its end is a part of the import; 0 for none. A single file comes with it
	Effect bool      // say in Result.Effect what it does to scores and warnings
}

// Result is what became of one file.
type Result struct {
	File        File
	Seen        bool             // the same file was taken in before (File is that import): nothing was done
	Problem     *sheet.FileError // why nothing of it was taken; nil when it was
	Refusals    []sheet.RowError // the rows that could not be used, at most MaxRefusals; File.Refused counts all
	Months      []scoring.Month  // the months whose figures were computed again
	Unruled     []scoring.Month  // months touched that no rule set covers: they have no scores
	Differences []Difference     // where a published appendix disagrees beyond rounding, for the months touched
	Compared    []scoring.Month  // the months for which a published appendix was compared
	Effect      Effect           // what it did, or would do, to scores and warnings, when that was asked for
	Held        []Held           // what the data would change in closed months, whose figures stay
}

// MaxRefusals bounds the refused rows that are kept and shown of one file.
const MaxRefusals = 10_000

// badShare is the share of bad rows above which nothing is taken: 1 in 5.
const badShare = 5

// errDryRun rolls a transaction back that went well.
var errDryRun = errors.New("dry run")

// opened is a file that was recognised.
type opened struct {
	source Source
	table  *table
	sha256 string
}

// Import takes the files of one call in, the register of units first, a transaction each. The results stand in the
// order of the files. A file that is refused does not stop the others; an error is of the machine, not of a file,
// and leaves what was already taken.
func (im *Importer) Import(ctx context.Context, files []Source, opt Options) ([]Result, error) {
	results := make([]Result, len(files))
	var order []int
	open := make([]opened, len(files))
	for i, f := range files {
		results[i].File = File{Name: filepath.Base(f.Path), Size: f.Size, At: im.Now(), By: im.By, AsOf: opt.AsOf, Upload: opt.Upload}
		o, err := im.open(ctx, f)
		if results[i].Problem = problem(err); results[i].Problem != nil {
			continue
		}
		if err != nil {
			return results, fmt.Errorf("read %s: %w", f.Path, err)
		}
		open[i] = o
		results[i].File.Kind, results[i].File.SHA256 = o.table.kind, o.sha256
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(turn(open[a].table.kind), turn(open[b].table.kind))
	})
	call := &call{Importer: im, opt: opt}
	for _, i := range order {
		err := call.take(ctx, open[i], &results[i])
		if results[i].Problem = problem(err); results[i].Problem == nil && err != nil {
			return results, fmt.Errorf("import %s: %w", files[i].Path, err)
		}
	}
	return results, nil
}

// turn is the place of a kind within a call: units are needed by all, and an appendix is compared with scores.
func turn(k Kind) int { return slices.Index([]Kind{Register, Counts, Dossiers, Appendix}, k) }

func problem(err error) *sheet.FileError {
	if p, ok := errors.AsType[*sheet.FileError](err); ok {
		return p
	}
	return nil
}

func (im *Importer) open(ctx context.Context, f Source) (opened, error) {
	book, err := sheet.Open(f.Body, f.Size, im.Limits)
	if err != nil {
		return opened{}, err
	}
	layouts, err := im.Store.Layouts(ctx)
	if err != nil {
		return opened{}, err
	}
	t, err := recognise(book, layouts)
	if err != nil {
		return opened{}, err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f.Body, 0, f.Size)); err != nil {
		return opened{}, err
	}
	return opened{source: f, table: t, sha256: hex.EncodeToString(sum.Sum(nil))}, nil
}

// call is what the files of one call share.
type call struct {
	*Importer
	opt   Options
	units []scoring.Unit // of the registers in this call: a dry run does not find them in the store
	month scoring.Month  // the one month that the counts of this call are for
}

// take takes one file in.
func (c *call) take(ctx context.Context, o opened, r *Result) error {
	earlier, seen, err := c.Store.Taken(ctx, o.sha256, c.opt.AsOf)
	if err != nil {
		return err
	}
	// A file with refused rows is read again: the register may know more by now.
	if seen && earlier.Refused == 0 {
		if earlier.Kind == Counts {
			// Its month still serves an appendix of this call.
			if _, err := c.readCounts(ctx, o.table, &Result{}); err != nil {
				return err
			}
		}
		r.File, r.Seen = earlier, true
		return nil
	}
	switch o.table.kind {
	case Register:
		return c.takeRegister(ctx, o.table, r)
	case Counts:
		return c.takeCounts(ctx, o.table, r)
	case Dossiers:
		return c.takeDossiers(ctx, o.table, r)
	default:
		return c.takeAppendix(ctx, o, r)
	}
}

// write runs a file's transaction: the record of the import, its refused rows, then f, then the scores of the months
// touched.
func (c *call) write(ctx context.Context, stage Stage, r *Result, f func(tx Tx, file int64) ([]UnitMonth, error)) error {
	if r.File.Refused*badShare > r.File.Rows {
		return &sheet.FileError{Problem: sheet.TooManyBad, Facts: map[string]string{
			"refused": fmt.Sprint(r.File.Refused), "rows": fmt.Sprint(r.File.Rows),
		}}
	}
	if c.Keep && !c.opt.DryRun {
		if err := stage.Keep(ctx); err != nil {
			return err
		}
	}
	err := stage.Take(ctx, func(tx Tx) error {
		if c.opt.DryRun && len(c.units) > 0 {
			if _, err := tx.PutUnits(ctx, 0, c.units); err != nil {
				return err
			}
		}
		id, err := tx.AddFile(ctx, r.File)
		if err != nil {
			return err
		}
		r.File.ID = id
		if err := tx.Refuse(ctx, id, r.Refusals); err != nil {
			return err
		}
		touched, err := f(tx, id)
		if err != nil {
			return err
		}
		if err := tx.Touched(ctx, touched); err != nil {
			return err
		}
		if err := c.score(ctx, tx, touched, r); err != nil {
			return err
		}
		if c.opt.DryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		r.File.ID = 0
		return nil
	}
	return err
}

// index is every unit known: of the store and of this call's registers.
func (c *call) index(ctx context.Context) (*names.Index, error) {
	units, err := c.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	for _, u := range c.units {
		if !slices.ContainsFunc(units, func(known scoring.Unit) bool { return known.Code == u.Code }) {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		return nil, &sheet.FileError{Problem: sheet.NoUnits}
	}
	return names.NewIndex(units), nil
}

// refuse notes a row that cannot be used.
func (r *Result) refuse(row sheet.RowError) {
	r.File.Refused++
	if len(r.Refusals) < MaxRefusals {
		r.Refusals = append(r.Refusals, row)
	}
}

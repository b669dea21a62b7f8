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
	"strings"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/outbox"
	"motcua/scoring/rulesets"
)

// Importer takes files in. Its fields must not change while it works; it serves one call at a time.
type Importer struct {
	Store    Store
	Rules    *rulesets.Catalogue
	Zone     *time.Location
	Now      func() time.Time
	Limits   sheet.Limits
	Opener   Opener                      // how a file is opened; nil: in this process
	Keep     bool                        // what an import changes is kept, so that Undo can take it back
	Days     outbox.Calendar             // working days, by which people are told of what fell; nil: nobody is told
	By       int64                       // who imports: a Telegram id, 0 for the command line
	Progress func(file string, rows int) // told now and then how many rows of a file were read; may be nil
}

// Source is a file to take in, of Size bytes. Path may name folders: they can tell an appendix its month.
type Source struct {
	Path string
	Body io.ReaderAt
	Size int64
}

// Options of a call.
type Options struct {
	AsOf   time.Time      // the data time, when it is stated by the caller; zero otherwise
	DryRun bool           // look at what would happen; nothing changes
	Upload int64          // the file sent that it is: its end is a part of the import; 0 for none. A single file comes with it
	Effect bool           // say in Result.Effect what it does to scores and warnings
	Period scoring.Period // of which exports of dossiers are lists, when it is stated; zero otherwise
	Lists  scoring.Lists  // and what they list, when that is stated
	// Columns are labels of columns by the fields of exports of dossiers (see DossierField), and Words meanings of words, beside those that were
	// taught. They hold for this call.
	Columns map[string]string
	Words   dossier.Words
}

// Result is what became of one file.
type Result struct {
	File        File
	Seen        bool                  // the same file was taken in before (File is that import): nothing was done
	Problem     *sheet.FileError      // why nothing of it was taken; nil when it was
	Refusals    []sheet.RowError      // the rows that could not be used, at most MaxRefusals; File.Refused counts all
	Lacking     []dossier.Lack        // columns of an export of dossiers that are not there, or empty throughout
	Notes       []dossier.Note        // what should be known of how an export of dossiers is read
	Words       []dossier.UnknownWord // words of it that are not understood, the most frequent of each table first
	Ambiguous   *header.Ambiguity     // columns of which somebody must choose one: then the problem is Ambiguous
	Layout      string                // header.Layout of its header, when that is known
	Months      []scoring.Month       // the months whose figures were computed again
	Unreported  []Unreported          // months touched that no file reports: what there is of them is kept, and they have no scores
	Unruled     []scoring.Month       // months touched that no rule set covers: they have no scores
	Differences []Difference          // where a published appendix disagrees beyond rounding, for the months touched
	Compared    []scoring.Month       // the months for which a published appendix was compared
	Effect      Effect                // what it did, or would do, to scores and warnings, when that was asked for
	Lost        Lost                  // open dossiers that lists of now leave out by it
	Held        []Shift               // what the data would change in closed months, whose figures stay
	Likely      []scoring.Period      // of an export of dossiers: the periods that it may be a list of, the likeliest first
	Guessed     bool                  // its period was worked out from what it holds, and is not stated
	Doubted     []extent.InMonth      // by month, when the caller states a period that they do not bear out: how many dossiers there are
	Unsure      bool                  // what it lists is not sure: dossiers that a list of all that was handled would have are not there

	read   reading
	extent extent.Extent // of an export of dossiers: how its dossiers lie in time
}

// Unreported is a month that a file touches, and none reports, with how many of the file's dossiers were received or resolved in it.
type Unreported struct {
	Month    scoring.Month
	Dossiers int
}

// MaxLost bounds the dossiers that are named as not contained any more.
const MaxLost = 10

// MaxRefusals bounds the refused rows that are kept and shown of one file.
const MaxRefusals = 10_000

// opened is a file that was recognised.
type opened struct {
	source Source
	table  *table
	sha256 string
}

// Import takes the files of one call in, the register of units first, a transaction each. The results stand in the
// order of the files. A file that is refused does not stop the others; an error is of the machine, not of a file,
// and leaves what was already taken: then the results are of the files that were taken or refused before it.
func (im *Importer) Import(ctx context.Context, files []Source, opt Options) ([]Result, error) {
	ctx, done := context.WithCancel(ctx) // lets go of the books
	defer done()
	results := make([]Result, len(files))
	var order []int
	ended := make([]bool, len(files))
	open := make([]opened, len(files))
	call := &call{Importer: im, opt: opt}
	var err error
	if call.words, err = im.words(ctx, opt.Words); err != nil {
		return nil, err
	}
	if call.layouts, err = im.Store.Layouts(ctx); err != nil {
		return nil, err
	}
	for i, f := range files {
		results[i].File = File{Name: scoring.MaskNumbers(filepath.Base(f.Path)), Size: f.Size, At: im.Now(), By: im.By, AsOf: opt.AsOf, Upload: opt.Upload}
		o, err := call.open(ctx, f)
		if results[i].Problem = problem(err); results[i].Problem != nil {
			results[i].Ambiguous, _ = errors.AsType[*header.Ambiguity](err)
			ended[i] = true
			continue
		}
		if err != nil {
			return only(results, ended), fmt.Errorf("read %s: %w", f.Path, err)
		}
		open[i] = o
		results[i].File.Kind, results[i].File.SHA256 = o.table.kind, o.sha256
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(turn(open[a].table.kind), turn(open[b].table.kind))
	})
	for _, i := range order {
		err := call.take(ctx, open[i], &results[i])
		if results[i].Problem = problem(err); results[i].Problem == nil && err != nil {
			return only(results, ended), fmt.Errorf("import %s: %w", files[i].Path, err)
		}
		results[i].Ambiguous, _ = errors.AsType[*header.Ambiguity](err)
		ended[i] = true
	}
	return results, nil
}

// only are the results of the files that have ended.
func only(results []Result, ended []bool) (some []Result) {
	for i, r := range results {
		if ended[i] {
			some = append(some, r)
		}
	}
	return some
}

// turn is the place of a kind within a call: units are needed by all, counts say nothing of a month that no list reports, and an appendix
// is compared with scores.
func turn(k Kind) int { return slices.Index([]Kind{Register, Dossiers, Counts, Appendix}, k) }

func problem(err error) *sheet.FileError {
	if a, ok := errors.AsType[*header.Ambiguity](err); ok {
		return &sheet.FileError{Problem: sheet.Ambiguous, Facts: facts("field", a.Field.Synonyms[0], "found", strings.Join(a.Choices(), ", "))}
	}
	if p, ok := errors.AsType[*sheet.FileError](err); ok {
		return p
	}
	return nil
}

func (c *call) open(ctx context.Context, f Source) (opened, error) {
	book, err := c.book(ctx, f)
	if err != nil {
		return opened{}, err
	}
	t, err := c.recognise(book)
	if err != nil {
		return opened{}, err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f.Body, 0, f.Size)); err != nil {
		return opened{}, err
	}
	return opened{source: f, table: t, sha256: hex.EncodeToString(sum.Sum(nil))}, nil
}

// refuse notes a row that cannot be used.
func (r *Result) refuse(row sheet.RowError) {
	r.File.Refused++
	if len(r.Refusals) < MaxRefusals {
		r.Refusals = append(r.Refusals, row)
	}
}

// transact runs a write transaction that takes nothing staged in.
func (im *Importer) transact(ctx context.Context, f func(tx Tx) error) error {
	stage, err := im.Store.Stage(ctx)
	if err != nil {
		return err
	}
	defer stage.Close()
	return stage.Take(ctx, f)
}

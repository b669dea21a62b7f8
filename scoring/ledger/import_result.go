package ledger

import (
	"context"
	"errors"
	"slices"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/extent"
	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/warning"
)

// ImportResult is what became of one file.
type ImportResult struct {
	File        File
	Seen        bool                  // the same file was taken in before (File is that import): nothing was done
	Problem     *sheet.FileError      // why nothing of it was taken; nil when it was
	Refusals    []sheet.RowError      // the rows that could not be used, at most table.MaxRefusals; File.Refused counts all
	Lacking     []dossier.Lack        // columns of an export of dossiers that are not there, or empty throughout
	Notes       []dossier.Note        // what should be known of how an export of dossiers is read
	Words       []dossier.UnknownWord // words of it that are not understood, the most frequent of each table first
	Ambiguous   *header.Ambiguity     // columns of which somebody must choose one: then the problem is Ambiguous
	Layout      string                // header.Layout of its header, when that is known
	Months      []scoring.Month       // the months whose figures were computed again
	Terms       []scoring.Term        // the quarters and years in which scores moved by that; not known of what is only tried, unless it is counts
	Unreported  []Unreported          // months touched that no file reports: what there is of them is kept, and they have no scores
	Unruled     []scoring.Month       // months touched that no rule set covers: they have no scores
	Ahead       []scoring.Month       // months that have not begun, of which counts were entered: their cards are not judged
	Differences []Difference          // where a published appendix disagrees beyond rounding, for the months touched
	Compared    []scoring.Month       // the months for which a published appendix was compared
	Effect      Effect                // what it did, or would do, to scores and warnings, when that was asked for
	Lost        Lost                  // open dossiers that lists of now leave out by it
	Held        []Shift               // what the data would change in what is closed, whose figures stay
	Likely      []scoring.Period      // of an export of dossiers: the periods that it may be a list of, the likeliest first
	Guessed     bool                  // its period was worked out from what it holds, and is not stated
	Doubted     []extent.InMonth      // by month, when the caller states a period that they do not bear out: how many dossiers there are
	Unsure      bool                  // what it lists is not sure: dossiers that a list of all that was handled would have are not there

	extent extent.Extent // of an export of dossiers: how its dossiers lie in time
}

// Unreported is a month that a file touches, and none reports, with how many of the file's dossiers were received or resolved in it.
type Unreported struct {
	Month    scoring.Month
	Dossiers int
}

// MaxLost bounds the dossiers that are named as not contained any more.
const MaxLost = 10

// noteRows notes what became of a file's rows.
func (r *ImportResult) noteRows(read table.Outcome) {
	r.File.Rows, r.File.Refused, r.Refusals, r.Notes = read.Rows, read.Refused, read.Refusals, read.Notes
}

// noteAccount notes what an export of dossiers says, and how it was read.
func (r *ImportResult) noteAccount(a table.Account) {
	r.noteRows(a.Outcome)
	r.File.DataTime, r.File.Stated, r.File.Period, r.File.Lists = a.DataTime, a.Stated, a.Period, a.Lists
	r.Guessed, r.Likely, r.Doubted, r.Unsure = a.Guessed, a.Likely, a.Doubted, a.Unsure
	r.Words, r.Lacking, r.extent = a.Words, a.Lacking, a.Extent
}

// refuse notes the reason when an error means that the file is refused, and says whether it means that.
func (r *ImportResult) refuse(err error) bool {
	r.Problem = table.Refusal(err)
	r.Ambiguous, _ = errors.AsType[*header.Ambiguity](err)
	return r.Problem != nil
}

// Effect is what a file does to scores and warnings.
type Effect struct {
	Moved   []Shift        // the units whose figures change in a month that is open, by month, then code
	Latest  scoring.Month  // the latest month that was scored and has more than begun; "" when there is none
	Missing []scoring.Unit // units of the register without a card in it
	Opened  []Turn         // warnings that open
	Ended   []Turn         // warnings that end
}

// Turn is a warning that opens or ends.
type Turn struct {
	Unit      string // code
	Indicator string // code
}

// noteWarnings notes what a decision did to the warnings of a unit.
func (e *Effect) noteWarnings(before, after warning.Watch) {
	e.Opened = append(e.Opened, warningsBeside(after, before)...)
	e.Ended = append(e.Ended, warningsBeside(before, after)...)
}

// warningsBeside are the warnings of a watch that are not in the other.
func warningsBeside(in, not warning.Watch) (turns []Turn) {
	for _, x := range in.Warnings {
		if y, open := not.Warning(x.Opened.Indicator); !open || !y.Since.Equal(x.Since) {
			turns = append(turns, Turn{in.Unit, x.Opened.Indicator})
		}
	}
	return turns
}

// noteMissing finds the units that have no card in the latest month that the file scored. In a month that has only begun it is too early to
// miss any.
func (a *act) noteMissing(ctx context.Context, r *ImportResult) error {
	for _, code := range slices.Backward(slices.Sorted(slices.Values(r.Months))) {
		m, err := a.month(ctx, code)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(m.standings, func(s scoring.Standing) bool { return s.State != scoring.MonthBegun }) {
			r.Effect.Latest, r.Effect.Missing = code, withoutCard(a.register, code, m.standings)
			return nil
		}
	}
	return nil
}

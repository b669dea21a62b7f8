package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// RowError is a row that cannot be used. The words a person reads come from the catalogue, by Reason.
type RowError struct {
	Sheet       int // number of the sheet, from 1; 0 where a file has one
	Row         int // row number in the sheet, from 1
	Reason      Reason
	Column      string   // label of the column that it is about; "" when it is about the whole row
	Value       string   // the cell, when it has the look of its column's field (see header.Shown), else ""
	Suggestions []string // for an unknown unit, the nearest known names
}

// Reason is why a row cannot be used.
type Reason string

// The reasons.
const (
	NoCode           Reason = "no-code"           // there is no dossier code
	BadCode          Reason = "bad-code"          // the dossier code is not written as codes are
	UnknownUnit      Reason = "unknown-unit"      // the unit is not in the register
	BadDate          Reason = "bad-date"          // a date cannot be read or cannot be
	NoReceived       Reason = "no-received"       // there is no date of receipt
	DueBefore        Reason = "due-before"        // due before received
	FinishedBefore   Reason = "finished-before"   // finished before received
	Shifted          Reason = "shifted"           // the row has not the shape of the header: a comma without quotes moved its cells
	DaysForMonths    Reason = "days-for-months"   // day and month of receipt seem to have changed places: the code or other dates say so
	UnknownMonth     Reason = "unknown-month"     // the month cannot be read
	UnknownIndicator Reason = "unknown-indicator" // the indicator is not in the rule set
	SpoiltCode       Reason = "spoilt-code"       // a spreadsheet program made a number or a date of the code of an indicator
	BadNumber        Reason = "bad-number"        // a figure cannot be read, or the counts are impossible
	Repeated         Reason = "repeated"          // the same unit or count a second time in one file
	BadName          Reason = "bad-name"          // a unit's name holds a number that may be a person's
	NoName           Reason = "no-name"           // a unit has no name
)

// FileError is a file that cannot be used at all. The words a person reads come from the catalogue, under
// "file.<Problem>", with Facts as the placeholders.
type FileError struct {
	Problem Problem
	Facts   map[string]string
}

// Problem is why a file cannot be used.
type Problem string

// The problems, with their facts.
const (
	Empty          Problem = "empty"           // there is nothing in it
	Damaged        Problem = "damaged"         // what: what is wrong, where: the part or row
	Cut            Problem = "cut"             // row: the file ends within it
	TooBig         Problem = "too-big"         // size, limit: in megabytes
	TooManyRows    Problem = "too-many-rows"   // limit
	TooWide        Problem = "too-wide"        // row, limit: more columns than any export has
	LongCell       Problem = "long-cell"       // row, limit: a cell longer than any export has
	Bomb           Problem = "bomb"            // it would unpack to more than is allowed; limit: in megabytes
	OldExcel       Problem = "old-excel"       // binary .xls: save it as .xlsx
	Protected      Problem = "protected"       // an encrypted or password-protected workbook
	Macros         Problem = "macros"          // a workbook with macros: nothing in it is run, and nothing is read
	Linked         Problem = "linked"          // a workbook whose figures come from other files
	NotCounted     Problem = "not-counted"     // row: a formula whose value was never stored
	NotATable      Problem = "not-a-table"     // a PDF, picture, program, Word file …; found: what it looks like
	UnknownKind    Problem = "unknown-kind"    // found: the labels found, expected: the kinds known
	NoColumns      Problem = "no-columns"      // kind, missing: required columns, found: the labels found
	Ambiguous      Problem = "ambiguous"       // field, found: the labels that all claim it
	ManyTables     Problem = "many-tables"     // sheets: the numbers of the sheets that hold tables of one kind with different headers
	OtherTable     Problem = "other-table"     // row, missing: a further table, from that row on, lacks columns
	TooManyBad     Problem = "too-many-bad"    // refused, rows: more than 20 % of the rows cannot be used
	UnknownWords   Problem = "unknown-words"   // rows, words: more than 20 % of the rows have a status that is not understood
	DatesDisagree  Problem = "dates-disagree"  // column, rows, others: no order of day and month suits all rows
	PersonsNumbers Problem = "persons-numbers" // column: the codes of dossiers look like numbers of identity cards or phones
	OtherFormat    Problem = "other-format"    // a table in a format that is not read: save it as .xlsx; found: the format
	OldFont        Problem = "old-font"        // texts in an old font encoding that cannot be told from the others with certainty; row
	TooManySheets  Problem = "too-many-sheets" // limit
	TooManyMerges  Problem = "too-many-merges" // more merged cells than any export has
	TooManyCells   Problem = "too-many-cells"  // limit: more cells on a sheet than can be read in reasonable time
	TooMuchText    Problem = "too-much-text"   // the texts of a workbook are more than is kept in memory; limit: in megabytes
	ReaderDied     Problem = "reader-died"     // the process that read it came to its limits of memory or time, or crashed
	ReaderSlow     Problem = "reader-slow"     // reading it took longer than anybody waits
	NoMonth        Problem = "no-month"        // nothing in the appendix says which month it is for
	NoUnits        Problem = "no-units"        // the register of units is empty: import it first
)

func (e *FileError) Error() string {
	if len(e.Facts) == 0 {
		return "the file is refused: " + string(e.Problem)
	}
	facts := make([]string, 0, len(e.Facts))
	for _, k := range slices.Sorted(maps.Keys(e.Facts)) {
		facts = append(facts, fmt.Sprintf("%s: %s", k, e.Facts[k]))
	}
	return fmt.Sprintf("the file is refused: %s (%s)", e.Problem, strings.Join(facts, "; "))
}

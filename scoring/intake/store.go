package intake

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// Store is what an import needs of the database.
type Store interface {
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Taken finds the latest import of the same bytes; last says that no later one of its kind changed anything.
	Taken(ctx context.Context, sha256 string) (earlier File, found, last bool, err error)
	// Layouts are the headers whose columns were matched by hand.
	Layouts(ctx context.Context) ([]Layout, error)
	// Words are the words of exports whose meaning somebody taught.
	Words(ctx context.Context) ([]Word, error)
	// UnitsDueBetween are the units that have an open dossier, with the clock running, due in [from, to).
	UnitsDueBetween(ctx context.Context, from, to time.Time) ([]string, error)
	// Stage opens a private place for the rows of one file. Filling it holds nobody up.
	Stage(ctx context.Context) (Stage, error)
}

// Stage collects the dossiers of one file, then takes everything in at once.
type Stage interface {
	// Add stages a dossier. Of rows with the same identity in one file the last one stands.
	Add(d dossier.Dossier) error
	// Unname has the dossiers that were added forget these names of procedures, unless the store knows them. It comes before Take.
	Unname(names []dossier.Procedure)
	// AwaitTurn waits until no other import and no undo is under way, and keeps others out until Close. It holds nobody else up.
	AwaitTurn(ctx context.Context) error
	// Keep has what Take changes kept until the next import, so that it can be taken back. It comes before Take.
	Keep(ctx context.Context) error
	// Foresee works out what MergeDossiers is going to do, so that the transaction is short. It comes after Keep; without it, and when the
	// store is not the same any more, MergeDossiers does that itself.
	Foresee(ctx context.Context, f File) error
	// ForeseeUndo prepares what Undo is going to do, so that the transaction is short. It comes after AwaitTurn; without it Undo does all of it.
	ForeseeUndo(ctx context.Context, file int64) error
	// Rehearse says that what Take does is going to be rolled back: nobody waits for a big file then. It comes after AwaitTurn, before Foresee.
	Rehearse(ctx context.Context) error
	// Take runs one write transaction: all that f does happens, or nothing when f returns an error.
	Take(ctx context.Context, f func(Tx) error) error
	// Close drops what was staged. It is safe to call twice.
	Close() error
}

// Tx is one import's write transaction.
type Tx interface {
	// AddFile records the import and gives its id.
	AddFile(ctx context.Context, f File) (int64, error)
	// Refuse records the rows of a file that could not be used.
	Refuse(ctx context.Context, file int64, rows []sheet.RowError) error

	// Touched records the months whose scores an import touched, when what it changes is kept.
	Touched(ctx context.Context, months []UnitMonth) error
	// Undo takes the import back, if it is the last one and was kept: the facts are as they were before it, and so are
	// warnings and what waits to be told, but for what people did and were told since. So are the scores, but those of the
	// months that it answers with: they have moved since, and must be computed again. Its error is ErrNotLast, or ErrInUse when something else needs what it brought.
	Undo(ctx context.Context, file, by int64, at time.Time, days outbox.Calendar) ([]UnitMonth, error)

	// Units are all units of the register as the transaction has it, by code. They must not be changed.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// PutUnits inserts or changes units by code; units that are not named stay. It answers with the months in which a
	// unit's dossiers have another holder now, for the one and for the other, and with those in which it exists other than before.
	PutUnits(ctx context.Context, file int64, units []scoring.Unit) (Changes, []UnitMonth, error)
	// MergeDossiers moves the staged dossiers into the store: a row of an older data time is never taken over a
	// newer one, equal or newer is (and where the time is guessed, whatever ends a dossier that was open), but for the fields of which it says nothing: what is known of them stays. It answers with the months touched by rows that are new or changed, in their old
	// and their new state: those of receipt and finish, and for a dossier that is or was late every scored month from
	// its due month on; with those that the file's period covers as no other does, and those that the same bytes covered when they were
	// taken in before with another period. All are under the unit whose code the dossier bears.
	MergeDossiers(ctx context.Context, f File) (Changes, []UnitMonth, error)
	// TakeDossiers does the same for a file that may have been taken in before and was read otherwise: then the store is first as it would be
	// without that, where no newer file covers it, and the changes are against how it was. What files replace is kept for
	// 1,000,000 dossiers; of an import of which it is not kept, the file's dossiers outweigh what it said of them, and the rest stays.
	TakeDossiers(ctx context.Context, f File) (Changes, []UnitMonth, error)
	// Lost are the open dossiers, with the clock running, that the file merged does not contain any more, though it would have them: the
	// first ones by unit and due date, and how many there are. It comes after MergeDossiers or TakeDossiers.
	Lost(ctx context.Context, limit int) (Lost, error)
	// PutCounts sets entered counts; the latest import of a count stands.
	PutCounts(ctx context.Context, file int64, counts []Count) (Changes, []UnitMonth, error)
	// PutPublished sets the figures of a published appendix; the latest import of a month's appendix replaces it whole.
	PutPublished(ctx context.Context, file int64, month scoring.Month, rows []Published) (Changes, error)

	// Covering are the periods of files that reach into a month, by the unit to which the dossiers of theirs belong in it.
	Covering(ctx context.Context, m scoring.Month) (map[string][]Listing, error)
	// Thresholds are how much must be known before something is said of it.
	Thresholds(ctx context.Context) (scoring.Thresholds, error)
	// Judged is by which thresholds the open months were judged last, "" when none was judged, and when the first period of a file begins.
	Judged(ctx context.Context) (by string, first time.Time, err error)
	// PutJudged keeps by which thresholds the open months are judged.
	PutJudged(ctx context.Context, by string) error
	// DataTimes are, for the units to which dossiers belong in a month, the newest data time and whether it was stated.
	DataTimes(ctx context.Context, m scoring.Month) (map[string]DataTime, error)
	// DossierTallies counts the dossiers that belong to the units (nil: to any) in the window's month; a unit without any
	// is absent.
	DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error)
	// Counts are the entered counts of the units (nil: all) in the month, by unit and indicator. Those entered as "-" are absent.
	Counts(ctx context.Context, m scoring.Month, units []string) (map[string]map[string]scoring.Tally, error)
	// Entered are the indicators for which anything was entered in the month, "-" too, by unit.
	Entered(ctx context.Context, m scoring.Month) (map[string]map[string]bool, error)
	// Published are the figures of the month's published appendix, by the order printed; empty when there is none.
	Published(ctx context.Context, m scoring.Month) ([]Published, error)
	// Scorecards are the computed cards of the month in the store.
	Scorecards(ctx context.Context, m scoring.Month) ([]scoring.Scorecard, error)
	// Targets are the targets set in the place of the rule set's.
	Targets(ctx context.Context) (scoring.Targets, error)
	// Decide changes what is known of a unit's warnings and plans what must be told because of it. f must not ask the store.
	Decide(ctx context.Context, unit string, f func(warning.Watch) (warning.Watch, []outbox.Notice)) error
	// PutStandings replaces the month's scorecards and ranks.
	PutStandings(ctx context.Context, m scoring.Month, standings []scoring.Standing, published bool) error

	// Closing is the latest closing of the month; the zero value when it was never closed.
	Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error)
	// Standings are the cards of the month as they stand, by rank, and whether they were printed in an appendix.
	Standings(ctx context.Context, m scoring.Month) ([]scoring.Standing, bool, error)
	// RefusedRows is how many rows could not be used of the files that the month's data come from.
	RefusedRows(ctx context.Context, m scoring.Month) (int, error)
	// OpenDisputes is how many reports of wrong data in the month nobody has decided yet.
	OpenDisputes(ctx context.Context, m scoring.Month) (int, error)
	// CloseMonth makes the standings official and queues what chairs are told from an instant on: those whose unit has other
	// figures than at the closing before. It gives the closing as it is kept.
	CloseMonth(ctx context.Context, c scoring.Closing, standings []scoring.Standing, published bool, tellFrom time.Time) (scoring.Closing, error)
	// Summarised is how many summaries the closing queued for chairs.
	Summarised(ctx context.Context, c scoring.Closing) (int, error)
	// ReopenMonth opens a month that the nth closing closed. Its cards stay until they are put.
	ReopenMonth(ctx context.Context, m scoring.Month, n int, r scoring.Reopening) error
	// TellHeld tells the admins of differences that a file brings to a closed month: of so many units, known by their sum. ""
	// says that there are none any more.
	TellHeld(ctx context.Context, c scoring.Closing, file int64, sum string, units int, from time.Time) error
	// LeaveHeld records that an admin leaves a closed month as it is in spite of the differences of this sum.
	LeaveHeld(ctx context.Context, c scoring.Closing, sum string, by int64, at time.Time) error
}

// Kind is what a file holds.
type Kind string

// The kinds of file, recognised by their headers.
const (
	Register Kind = "units"     // the register of units
	Dossiers Kind = "dossiers"  // an export of dossiers
	Counts   Kind = "counts"    // counts entered by hand
	Appendix Kind = "published" // an appendix as published
)

// File is one import as recorded.
type File struct {
	ID       int64
	Name     string // base name of the file
	SHA256   string // hex
	Size     int64  // bytes
	Kind     Kind
	At       time.Time      // when it was taken in
	Upload   int64          // the file sent that it was; 0 on the command line
	By       int64          // Telegram id of the admin; 0 on the command line
	AsOf     time.Time      // the data time that the caller stated; zero when none
	DataTime time.Time      // up to when the data reaches; zero when unknown
	Stated   bool           // the data time is stated, not guessed
	Rows     int            // data rows read
	Refused  int            // rows that could not be used
	Period   scoring.Period // of which an export of dossiers is a list; zero for none
	Lists    scoring.Lists  // and what it lists
	Taught   string         // the sum of all by which an export of dossiers was read: the program's rules, columns, words, period; "" for other kinds
	Changes  Changes
}

// Changes count what an import did to the store. Moved are those of the changed dossiers that belong to another unit by it.
type Changes struct {
	New, Changed, Unchanged, Older, Moved int

	Anew  bool // the same bytes had been taken in before: what they were read as then was taken back
	Again int  // so many later files must be sent again: rows of theirs were taken for older than what is taken back
	Rest  bool // that was not possible wholly: what it had replaced is not kept any more
}

// Word is a word of exports whose meaning somebody taught; see dossier.Meanings.
type Word struct {
	Field, Word, Meaning string
	Since                time.Time
}

// Lost are open dossiers that lists of now leave out by a file. Total are those that it does not contain any more, though it is a whole list
// of what was received in its period; Rows are the first of them. Past are those that an old file brings, and newer data do not have.
type Lost struct {
	Rows  []scoring.Listed
	Total int
	Past  int
}

// UnitMonth is a unit's month whose figures must be computed again.
type UnitMonth struct {
	Unit  string // code
	Month scoring.Month
}

// Listing is what a file says to have of a unit: all that was received, resolved or both in a period.
type Listing struct {
	scoring.Period
	scoring.Lists
}

// DataTime is how far the data of a unit reaches.
type DataTime struct {
	At     time.Time
	Stated bool // not guessed
}

// Count is a tally counted by people. Assessed is false when "-" was entered.
type Count struct {
	Month     scoring.Month
	Unit      string // code
	Indicator string // code
	Assessed  bool
	Tally     scoring.Tally
}

// Published is a unit's row of a published appendix. Figures are kept as printed: "7,65", "-".
type Published struct {
	Unit      string            // code
	Points    map[string]string // by indicator code
	Total     string
	Converted string
	Grade     string // as printed; "" when the appendix has none
}

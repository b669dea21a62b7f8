package ledger

import (
	"context"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/rulesets"
)

// Store is what the acts need of the database.
type Store interface {
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// OwnRules are the rule sets that the authority added, and its choices.
	OwnRules(ctx context.Context) (rulesets.Own, error)
	// Taken finds the latest import of the same bytes; last says that no later one of its kind changed anything.
	Taken(ctx context.Context, sha256 string) (earlier File, found, last bool, err error)
	// Layouts are the headers whose columns were matched by hand.
	Layouts(ctx context.Context) ([]table.Layout, error)
	// Words are the words of exports whose meaning somebody taught.
	Words(ctx context.Context) ([]table.TaughtWord, error)
	// UnitsDueBetween are the units that have an open dossier, with the clock running, due in [from, to).
	UnitsDueBetween(ctx context.Context, from, to time.Time) ([]string, error)
	// WriteFigures runs one write transaction: all that f does happens, or nothing when f returns an error.
	WriteFigures(ctx context.Context, doing string, f func(Books) error) error
	// ReadFigures runs one transaction in which f only reads, and which nobody waits for.
	ReadFigures(ctx context.Context, doing string, f func(Books) error) error
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
	// Foresee works out what TakeDossiers is going to do, so that the transaction is short. It comes after Keep; without it, and when the
	// store is not the same any more, TakeDossiers does that itself.
	Foresee(ctx context.Context, f File) error
	// ForeseeUndo prepares what RestoreFacts is going to do, so that the transaction is short. It comes after AwaitTurn.
	ForeseeUndo(ctx context.Context, file int64) error
	// Rehearse says that what Take does is going to be rolled back: nobody waits for a big file then. It comes after AwaitTurn, before Foresee.
	Rehearse(ctx context.Context) error
	// Take runs one write transaction: all that f does happens, or nothing when f returns an error.
	Take(ctx context.Context, f func(Intake) error) error
	// Close drops what was staged. It is safe to call twice.
	Close() error
}

// Books are what is known of months as a transaction has it, by what an act reads and writes in them.
type Books struct {
	Facts
	Cards
	Terms
	Closings
	Warnings
}

// Intake is the write transaction of an import, or of one that is taken back.
type Intake struct {
	Books
	Files
}

// Facts are what is known of months, as a transaction has it.
type Facts interface {
	// Units are all units of the register as the transaction has it, by code. They must not be changed.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Thresholds are how much must be known before something is said of it.
	Thresholds(ctx context.Context) (scoring.Thresholds, error)
	// Covering are the periods of files that reach into a month, by the unit to which the dossiers of theirs belong in it.
	Covering(ctx context.Context, m scoring.Month) (map[string][]Listing, error)
	// OwnRules are the rule sets that the authority added, and its choices.
	OwnRules(ctx context.Context) (rulesets.Own, error)
	// Entered are the counts that were entered in the month for a rule set's code, by unit and indicator: of each the one taken last, "-"
	// too. Those of the authority stand under "".
	Entered(ctx context.Context, m scoring.Month, rules string) (map[string]map[string]EnteredCount, error)
	// Corrections are the corrections of points in a month, quarter or year, by unit.
	Corrections(ctx context.Context, t scoring.Term) (map[string]scoring.Correction, error)
	// DataTimes are, for the units to which dossiers belong in a month, the newest data time and whether it was stated.
	DataTimes(ctx context.Context, m scoring.Month) (map[string]DataTime, error)
	// DossierTallies counts the dossiers that belong to the units (nil: to any) in the window's month; a unit without any
	// is absent.
	DossierTallies(ctx context.Context, w dossier.Window, units []string) (map[string]dossier.Tallies, error)
	// Published are the figures of the month's published appendix that was taken last, by the order printed; empty when there is none.
	Published(ctx context.Context, m scoring.Month) ([]table.AppendixRow, error)
	// Targets are the targets set in the place of the rule set's.
	Targets(ctx context.Context) (scoring.Targets, error)
}

// Wanted is a window in which the dossiers of units are to be counted.
type Wanted struct {
	Window dossier.Window
	Units  []string
}

// Counted gives the tallies of a unit in a window, nil where it has no dossiers in it; ok says that it was counted.
type Counted func(unit string) (t dossier.Tallies, ok bool)

// EnteredCount is a count that people entered.
type EnteredCount struct {
	Assessed bool          // false: entered as "-"
	Counted  bool          // its numerator is counted from dossiers: only the denominator was entered
	Tally    scoring.Tally // zero when it is not assessed
	Taken    time.Time     // when it was taken from its source
}

// Cards are the scorecards of months, as a transaction has them.
type Cards interface {
	// Standings are the cards of the month as they stand, by rank, and whether they were printed in an appendix.
	Standings(ctx context.Context, m scoring.Month) ([]scoring.Standing, bool, error)
	// PutStandings replaces the month's scorecards and ranks. Each card keeps up to when the data of its unit reach.
	PutStandings(ctx context.Context, m scoring.Month, standings []scoring.Standing, reach map[string]DataTime, published bool) error
	// PutCorrection keeps a correction in the place of another of its unit and term; one of 0 points takes it back.
	PutCorrection(ctx context.Context, c scoring.Correction) error
	// Judged is by which thresholds the open months were judged last, "" when none was judged, and when the first period of a file begins.
	Judged(ctx context.Context) (by string, first time.Time, err error)
	// PutJudged keeps by which thresholds the open months are judged.
	PutJudged(ctx context.Context, by string) error
}

// Terms are the cards of quarters and years, and further ones of months by rules shown beside those that rank, with what they are scored from.
type Terms interface {
	// Listings are the periods of files that reach into the term, by the unit whose code the dossiers bear.
	Listings(ctx context.Context, t scoring.Term) (map[string][]Listing, error)
	// TermDataTimes is DataTimes of all months of the term, for the units to which dossiers belong on the day.
	TermDataTimes(ctx context.Context, t scoring.Term, day string) (map[string]DataTime, error)
	// EnteredIn is Entered of the term itself and of each of its months.
	EnteredIn(ctx context.Context, t scoring.Term, rules string) (map[scoring.Term]map[string]map[string]EnteredCount, error)
	// TallyTogether is DossierTallies for several windows, in one pass over all the days between them.
	TallyTogether(ctx context.Context, wanted []Wanted) ([]Counted, error)
	// TermStandings are the cards of the term, by the ids of their rules and rank.
	TermStandings(ctx context.Context, t scoring.Term) ([]scoring.Standing, error)
	// TermClosing is the closing of a quarter or a year; the zero value when not all its months are closed.
	TermClosing(ctx context.Context, t scoring.Term) (scoring.Closing, error)
	// PutTermStandings replaces the cards of the term; those of one rule set come together, by rank.
	PutTermStandings(ctx context.Context, t scoring.Term, standings []scoring.Standing, reach map[string]DataTime) error
}

// Closings are what makes a month official, and what is known of one that is.
type Closings interface {
	// Closing is the latest closing of the month; the zero value when it was never closed.
	Closing(ctx context.Context, m scoring.Month) (scoring.Closing, error)
	// CloseMonth makes the standings official and queues what chairs are told from an instant on: those whose unit has other
	// figures than at the closing before. It gives the closing as it is kept.
	CloseMonth(ctx context.Context, c scoring.Closing, standings []scoring.Standing, reach map[string]DataTime, published bool, tellFrom time.Time) (scoring.Closing, error)
	// Summarised is how many summaries the closing queued for chairs.
	Summarised(ctx context.Context, c scoring.Closing) (int, error)
	// ReopenMonth opens a month that the nth closing closed, and forgets the differences of the quarter and the year in which it lies. Its
	// cards stay until they are put.
	ReopenMonth(ctx context.Context, m scoring.Month, n int, r scoring.Reopening) error
	// RefusedRows is how many rows could not be used of the files that the month's data come from.
	RefusedRows(ctx context.Context, m scoring.Month) (int, error)
	// OpenDisputes is how many reports of wrong data in the month nobody has decided yet.
	OpenDisputes(ctx context.Context, m scoring.Month) (int, error)
	// TellHeld tells the admins of differences that a file brings to what is closed: of so many units, known by their sum. ""
	// says that there are none any more.
	TellHeld(ctx context.Context, c scoring.Closing, file int64, sum string, units int, from time.Time) error
	// LeaveHeld records that an admin leaves what is closed as it is in spite of the differences of this sum.
	LeaveHeld(ctx context.Context, c scoring.Closing, sum string, by int64, at time.Time) error
}

// Files are what an import brings, and how it is taken back.
type Files interface {
	// AddFile records the import and gives its id.
	AddFile(ctx context.Context, f File) (int64, error)
	// Refuse records the rows of a file that could not be used.
	Refuse(ctx context.Context, file int64, rows []sheet.RowError) error
	// Touched records the months whose scores an import touched, when what it changes is kept.
	Touched(ctx context.Context, months []UnitMonth) error
	// Kept is what an import changed, if it can be taken back. Else its error is ErrNotLast.
	Kept(ctx context.Context, file int64) (Kept, error)
	// RestoreCards takes back what the import did to cards and to what waits to be told, but for what was told since. Cards that
	// have moved since are dropped: they must be computed again.
	RestoreCards(ctx context.Context, k Kept, at time.Time) error
	// RestoreFacts takes back what the import brought, and records that. It answers with the months in which dossiers have become overdue
	// since. Its error is ErrInUse when something else needs what the import brought.
	RestoreFacts(ctx context.Context, k Kept, by int64, at time.Time) ([]UnitMonth, error)
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
	PutCounts(ctx context.Context, file int64, counts []table.Count) (Changes, []UnitMonth, error)
	// PutPublished sets the figures of a published appendix that were taken from their source at an instant. The newer one stands, and
	// both are kept; what was taken at the same instant is replaced whole.
	PutPublished(ctx context.Context, file int64, month scoring.Month, taken time.Time, rows []table.AppendixRow) (Changes, error)
}

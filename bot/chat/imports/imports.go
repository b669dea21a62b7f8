// Package imports is the room of the files that admins send. It says what a file would do before it is taken in, asks what it cannot
// know (which column is what, of which period the file is a list, what a word means), takes a file in, and takes the last one back.
package imports

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/document/comparison"
	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// Store keeps the files that were sent, and what was said of them.
type Store interface {
	// AddUpload keeps a file that was sent; the same update gives the same file again.
	AddUpload(ctx context.Context, u ledger.Upload, update int64) (ledger.Upload, error)
	// Upload is a file that was sent, whatever became of it; false when there is none.
	Upload(ctx context.Context, id int64) (ledger.Upload, bool, error)
	// DropUpload ends a file that is open; of another it changes nothing.
	DropUpload(ctx context.Context, id int64) error
	// ChoosePeriod keeps of which period an open file is a list, and what it lists, as scoring.ParsePeriod and ParseLists read them.
	ChoosePeriod(ctx context.Context, id int64, period, lists string) error
	// LastUndoable is the import that can be taken back; 0 when there is none.
	LastUndoable(ctx context.Context) (int64, error)
	// Layouts are the headers whose columns were matched by hand.
	Layouts(ctx context.Context) ([]table.Layout, error)
	// MatchColumn says which column of a layout is a field; by is who says so.
	MatchColumn(ctx context.Context, layout, field, label string, by int64) error
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
	// Words are those whose meaning somebody taught.
	Words(ctx context.Context) ([]table.TaughtWord, error)
	// TeachWord keeps what a word of a field means; by is who says so.
	TeachWord(ctx context.Context, w table.TaughtWord, by int64) error
}

// Sent are the files that were sent, and what is held against lists.
type Sent interface {
	comparison.Source
	// UploadBefore is the file that the same person sent before a file, at an instant or later; false when there is none.
	UploadBefore(ctx context.Context, u ledger.Upload, since time.Time) (ledger.Upload, bool, error)
}

// Files are fetched from where they were sent. The error is bot.Refused for a file that is longer than limit bytes, or gone; with any
// other the file may come a while later.
type Files interface {
	// Fetch gets a file of at most so many bytes: bot.Unfetched when it does not come now.
	Fetch(ctx context.Context, fileID string, limit int64) ([]byte, error)
}

// Importer takes files in, and back.
type Importer interface {
	// Import takes files in, or only says what they would do; see ledger.Ledger.
	Import(ctx context.Context, files []table.Source, opt ledger.ImportOptions) ([]ledger.ImportResult, error)
	// CompareLists holds two lists of dossiers against each other; nothing is taken in. See ledger.Ledger.
	CompareLists(ctx context.Context, first, second table.Source, term scoring.Term) (*compare.Result, error)
	// Undo takes an import back: ledger.ErrNotLast or ledger.ErrInUse when it stays.
	Undo(ctx context.Context, file int64) (ledger.ImportResult, error)
	// Heading is the header of a file that is not recognised; false when nothing in it looks like one.
	Heading(ctx context.Context, f table.Source) (table.Heading, bool, error)
}

// room answers files, and the buttons under what is said of them.
type room struct {
	*chat.Desk
	store    Store
	sent     Sent
	files    Files
	importer func(by int64) Importer
}

// New is the room's part of the conversation. The importer works on behalf of a person.
func New(desk *chat.Desk, store Store, sent Sent, files Files, importer func(by int64) Importer) chat.Feature {
	r := room{Desk: desk, store: store, sent: sent, files: files, importer: importer}
	admins := chat.RequireRole(notForYou, people.Admin)
	return chat.Feature{
		// Asked in words; what an admin is offered for it is to send a file.
		Commands: []chat.Command{{Name: "nhap", Alias: "import", About: "command.nhap", Roles: []people.Role{people.Admin}, Run: r.tellHow}},
		Presses: []chat.Press{
			chat.On(toTake, admins, r.takeIn),
			chat.On(toDrop, admins, r.dropFile),
			chat.On(toRefused, admins, reading(r, r.refusedRows)),
			chat.On(toCompare, admins, reading(r, r.compareFiles)),
			chat.On(toUndo, admins, r.undoImport),
			chat.On(toMatch, admins, reading(r, r.matchColumns)),
			chat.On(toColumn, admins, reading(r, r.chooseColumn)),
			chat.On(toPeriod, admins, reading(r, r.choosePeriod)),
			chat.On(toWords, admins, reading(r, r.showWords)),
			chat.On(toWord, admins, reading(r, r.teachWord)),
		},
		File: r.previewFile, NotFetched: r.notFetched, Waiting: r.tellWaiting, Stopped: r.tellStopped,
	}
}

// notForYou is the key of the sentence that whoever is not an admin is told.
const notForYou = "upload.not_for_you"

package conversation

import (
	"context"

	"motcua/bot/chat/imports"
	"motcua/scoring/ledger"
)

func (f *fake) AddUpload(_ context.Context, u ledger.Upload, _ int64) (ledger.Upload, error) {
	return u, f.fails
}

func (f *fake) Upload(context.Context, int64) (ledger.Upload, bool, error) {
	return ledger.Upload{}, false, f.fails
}

func (f *fake) DropUpload(context.Context, int64) error { return f.fails }

func (f *fake) ChoosePeriod(context.Context, int64, string, string) error { return f.fails }

func (f *fake) LastUndoable(context.Context) (int64, error) { return 0, f.fails }

// nothingTaken are the imports of a store into which nothing was taken.
type nothingTaken struct{ imports.Importer }

func (nothingTaken) Undo(context.Context, int64) (ledger.ImportResult, error) {
	return ledger.ImportResult{}, ledger.ErrNotLast
}

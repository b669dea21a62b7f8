package table

import (
	"context"
	"io"

	"motcua/scoring/export/sheet"
)

// Source is a file to read, of Size bytes. Path may name folders: they can tell an appendix its month.
type Source struct {
	Path string
	Body io.ReaderAt
	Size int64
}

// Opener opens a file as a book that can be read until ctx ends. Its errors are those of sheet.Open.
type Opener func(ctx context.Context, body io.ReaderAt, size int64, limits sheet.Limits) (*sheet.Book, error)

// openBook opens a file.
func (r *Reader) openBook(ctx context.Context, f Source) (*sheet.Book, error) {
	if r.Opener != nil {
		return r.Opener(ctx, f.Body, f.Size, r.Limits)
	}
	return sheet.Open(ctx, f.Body, f.Size, r.Limits)
}

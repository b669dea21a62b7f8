package intake

import (
	"context"
	"io"

	"motcua/scoring/export/sheet"
)

// Opener opens a file as a book that can be read until ctx ends. Its errors are those of sheet.Open.
type Opener func(ctx context.Context, body io.ReaderAt, size int64, limits sheet.Limits) (*sheet.Book, error)

// book opens a file.
func (im *Importer) book(ctx context.Context, f Source) (*sheet.Book, error) {
	if im.Opener != nil {
		return im.Opener(ctx, f.Body, f.Size, im.Limits)
	}
	return sheet.Open(ctx, f.Body, f.Size, im.Limits)
}

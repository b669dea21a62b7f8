package sheet

import (
	"context"
	"io"
)

// source is the file that a book reads from. It ends with the context.
type source struct {
	ctx  context.Context
	file io.ReaderAt
}

func (s *source) ReadAt(p []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.file.ReadAt(p, at)
}

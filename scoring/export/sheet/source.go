package sheet

import (
	"context"
	"errors"
	"io"
)

// source is the file that a book reads from. It ends with the context, and remembers why it ended: what a decoder makes of
// that error is not what the caller must hear.
type source struct {
	ctx    context.Context
	file   io.ReaderAt
	size   int64
	err    error
	budget int64 // when it is not 0, how many bytes may still be read
}

var errBudget = errors.New("more was read than is allowed")

func (s *source) ReadAt(p []byte, at int64) (int, error) {
	if err := s.endCause(); err != nil {
		return 0, err
	}
	if at < 0 || at > s.size {
		return 0, io.ErrUnexpectedEOF // a damaged archive points there
	}
	if s.budget > 0 {
		if int64(len(p)) >= s.budget {
			return 0, errBudget
		}
		s.budget -= int64(len(p))
	}
	n, err := s.file.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// endCause says why nothing more can be read, or nil.
func (s *source) endCause() error {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	return s.err
}

// damageError turns a decoder's error into the cause that ended reading, or into damage at this place. The decoder's own words are left
// out: they may quote the file.
func (s *source) damageError(what, where string) error {
	if s.err != nil {
		return s.err
	}
	return damageError(what, where)
}

// stopping reads until the source ends: a small packed file may unpack for long.
type stopping struct {
	source *source
	in     io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.source.endCause(); err != nil {
		return 0, err
	}
	return s.in.Read(p)
}

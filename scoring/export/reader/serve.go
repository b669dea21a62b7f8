package reader

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"motcua/scoring/export/sheet"
)

// Command is the argument by which the program is called to read a file, before the task.
const Command = "read-file"

// task is what the process is to do, as its argument says.
type task struct {
	Size   int64
	Limits sheet.Limits
	Bounds Bounds
}

func (t task) argument() string {
	raw, _ := json.Marshal(t) // numbers alone
	return string(raw)
}

// Serve is the process: it puts itself under its limits, reads the file from in, then serves the requests on in and answers on out. It ends
// when in does, and gives the exit code.
func Serve(argument string, in io.Reader, out io.Writer) int {
	var t task
	if err := json.Unmarshal([]byte(argument), &t); err != nil || t.Size < 0 || t.Size > t.Limits.Bytes {
		return 2
	}
	if err := t.Bounds.applyLimits(); err != nil {
		return 3
	}
	body := make([]byte, t.Size)
	if _, err := io.ReadFull(in, body); err != nil {
		return 1
	}
	s := server{out: bufio.NewWriterSize(out, chunk), in: bufio.NewReader(in)}
	defer s.stop()
	err := s.openFile(body, t.Limits)
	for err == nil {
		err = s.serveRequest()
	}
	if errors.Is(err, io.EOF) {
		return 0
	}
	return 1
}

// server gives the rows of a book as it is told to.
type server struct {
	in   *bufio.Reader
	out  *bufio.Writer
	book *sheet.Book
	next func() (sheet.Row, error, bool)
	end  func()
	rows []byte
}

func (s *server) stop() {
	if s.end != nil {
		s.end()
	}
}

// openFile recognises the file, and says so or why not.
func (s *server) openFile(body []byte, limits sheet.Limits) error {
	book, err := sheet.Open(context.Background(), bytes.NewReader(body), int64(len(body)), limits)
	if err != nil {
		return s.writeRefusal(err)
	}
	s.book = book
	part, err := bookPart(book)
	if err != nil {
		return err
	}
	return writeFrame(s.out, frameBook, part)
}

// serveRequest reads a request and does what it says.
func (s *server) serveRequest() error {
	order, err := s.in.ReadByte()
	if err != nil {
		return err
	}
	switch order {
	case orderSheet:
		n, err := binary.ReadUvarint(s.in)
		if err != nil || s.book == nil || n >= uint64(len(s.book.Sheets())) {
			return fmt.Errorf("a sheet is asked for that is not there: %w", err)
		}
		s.stop()
		s.next, s.end = iter.Pull2(s.book.Rows(int(n)))
		return nil
	case orderNext:
		if s.next == nil {
			return errors.New("rows are asked for of no sheet")
		}
		return s.writeRows()
	default:
		return fmt.Errorf("an order %q that is none", order)
	}
}

// writeRows writes the next rows, or why there are none.
func (s *server) writeRows() error {
	s.rows = s.rows[:0]
	for len(s.rows) < chunk {
		row, err, more := s.next()
		switch {
		case err != nil && len(s.rows) > 0:
			// The rows before it come first: the next order is answered by the error.
			failed := err
			s.next = func() (sheet.Row, error, bool) { return sheet.Row{}, failed, true }
			return writeFrame(s.out, frameRows, s.rows)
		case err != nil:
			return s.writeRefusal(err)
		case !more && len(s.rows) == 0:
			part, err := json.Marshal(s.book.Ending())
			if err != nil {
				return err
			}
			return writeFrame(s.out, frameEnd, part)
		case !more:
			return writeFrame(s.out, frameRows, s.rows)
		}
		s.rows = appendRow(s.rows, row)
	}
	return writeFrame(s.out, frameRows, s.rows)
}

// writeRefusal says why the file cannot be used.
func (s *server) writeRefusal(err error) error {
	problem, ok := errors.AsType[*sheet.FileError](err)
	if !ok {
		return writeFrame(s.out, frameFailure, []byte(err.Error()))
	}
	raw, err := problemPart(problem)
	if err != nil {
		return err
	}
	return writeFrame(s.out, frameProblem, raw)
}

package reader

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"

	"motcua/scoring/export/sheet"
)

// Reader opens files, each in a process of its own.
type Reader struct {
	Bounds Bounds
	Log    *slog.Logger // of processes that died
}

// errSlow ends a reading that takes too long.
var errSlow = errors.New("reading the file takes too long")

// Open is sheet.Open by a process that lives until ctx ends. When the process dies, or does not come to an end in time, the
// error is a *sheet.FileError that says so; when ctx has ended, it is the error of ctx. The rows of one sheet are read at a
// time.
func (r *Reader) Open(ctx context.Context, body io.ReaderAt, size int64, limits sheet.Limits) (*sheet.Book, error) {
	if size > limits.Bytes { // that needs no process
		return sheet.Open(ctx, body, size, limits)
	}
	bounded, cancel := context.WithTimeoutCause(ctx, r.Bounds.Wall, errSlow)
	p, err := start(bounded, task{Size: size, Limits: limits, Bounds: r.Bounds})
	if err != nil {
		cancel()
		return nil, err
	}
	context.AfterFunc(bounded, p.close)
	b := &book{reader: r, ctx: ctx, bounded: bounded, cancel: cancel, process: p, limits: limits}
	go func() {
		<-p.ended
		cancel()
	}()
	if err := p.sendFile(body, size); err != nil {
		return nil, b.brokenPipe(err)
	}
	kind, raw, err := readFrame(p.out, mostNames)
	if err != nil {
		return nil, b.brokenPipe(err)
	}
	if kind != frameBook {
		return nil, b.refusal(kind, raw)
	}
	about, err := readBook(raw)
	if err != nil {
		return nil, b.brokenPipe(err)
	}
	b.sheets = len(about.Names)
	return sheet.FromRows(about, &b.ending, b.rows), nil
}

// book is a file in the hands of a process.
type book struct {
	reader  *Reader
	ctx     context.Context // of the caller
	bounded context.Context // of the process
	cancel  func()          // ends it
	process *process
	limits  sheet.Limits
	sheets  int
	reading atomic.Int64 // counts the readings of sheets
	owed    int          // frames that were asked for and not read
	buffer  rowsPart
	ending  sheet.Ending // of the sheet read last
}

// rows gives the rows of a sheet. While some are worked on, the process finds the next.
func (b *book) rows(number int, yield func(sheet.Row, error) bool) {
	if number < 0 || number >= b.sheets {
		yield(sheet.Row{}, fmt.Errorf("there is no sheet %d", number))
		return
	}
	turn := b.reading.Add(1)
	b.ending = sheet.Ending{}
	if err := b.beginSheet(number); err != nil {
		yield(sheet.Row{}, b.brokenPipe(err))
		return
	}
	above := mark{}
	for {
		if b.reading.Load() != turn {
			yield(sheet.Row{}, errors.New("another reading of the file began"))
			return
		}
		part, err := b.nextFrame()
		if err != nil {
			yield(sheet.Row{}, err)
			return
		}
		if part == nil || !b.passRows(part, &above, yield) {
			return
		}
	}
}

// mark is how far the reading of a sheet has come.
type mark struct {
	number int // of the last row
	count  int // of the rows
	cells  int // of all rows
}

// passRows gives the rows of a frame; false when no further ones are wanted, or can come.
func (b *book) passRows(part *rowsPart, above *mark, yield func(sheet.Row, error) bool) bool {
	for {
		row, some, err := part.next(above.number)
		if !some && err == nil {
			return true
		}
		above.count, above.cells = above.count+1, above.cells+len(row.Cells)
		if err == nil && (above.count > b.limits.Rows || above.cells > b.limits.Cells) {
			err = fmt.Errorf("%w: %d rows with %d cells", errMisbehaves, above.count, above.cells)
		}
		if err != nil {
			yield(sheet.Row{}, b.brokenPipe(err))
			return false
		}
		above.number = row.Number
		if !yield(row, nil) {
			return false
		}
	}
}

// beginSheet has the process begin with a sheet. What an earlier reading asked for and did not want is passed over.
func (b *book) beginSheet(number int) error {
	for ; b.owed > 0; b.owed-- {
		if _, _, err := readFrame(b.process.out, longestFrame(b.limits)); err != nil {
			return err
		}
	}
	return b.request(binary.AppendUvarint([]byte{orderSheet}, uint64(number)))
}

// request tells the process something, and asks for rows with it.
func (b *book) request(orders []byte) error {
	b.owed++
	_, err := b.process.in.Write(append(orders, orderNext))
	return err
}

// nextFrame reads the next rows and asks for those behind them; nil at the end of the sheet.
func (b *book) nextFrame() (*rowsPart, error) {
	kind, raw, err := readFrame(b.process.out, longestFrame(b.limits))
	if err != nil {
		return nil, b.brokenPipe(err)
	}
	b.owed--
	switch kind {
	case frameRows:
		if err := b.request(nil); err != nil {
			return nil, b.brokenPipe(err)
		}
		b.buffer = rowsPart{payload: payload{left: string(raw)}, limits: b.limits, cells: b.buffer.cells}
		return &b.buffer, nil
	case frameEnd:
		if b.ending, err = readEnding(raw); err != nil {
			return nil, b.brokenPipe(err)
		}
		return nil, nil
	default:
		return nil, b.refusal(kind, raw)
	}
}

// refusal is what the process says is wrong.
func (b *book) refusal(kind byte, raw []byte) error {
	switch kind {
	case frameProblem:
		problem, err := readProblem(raw)
		if err != nil {
			return b.brokenPipe(err)
		}
		return problem
	case frameFailure:
		return fmt.Errorf("read the file: %s", raw)
	default:
		return b.brokenPipe(fmt.Errorf("%w: a frame %q", errMisbehaves, kind))
	}
}

// brokenPipe is the error of a process that takes no request, or answers nothing or nonsense. It is of no further use.
func (b *book) brokenPipe(err error) error {
	slow := errors.Is(context.Cause(b.bounded), errSlow)
	b.cancel()
	<-b.process.ended
	switch {
	case b.ctx.Err() != nil:
		return b.ctx.Err()
	case slow:
		b.reader.Log.Warn("a file takes too long to read and is refused", "within", b.reader.Bounds.Wall)
		return &sheet.FileError{Problem: sheet.ReaderSlow}
	default:
		b.reader.Log.Warn("the process that read a file died; the file is refused", "ended", b.process.state, "error", err)
		return &sheet.FileError{Problem: sheet.ReaderDied}
	}
}

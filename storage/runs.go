package storage

import (
	"bufio"
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// runLength is the number of rows sorted at once in memory: what an import holds does not grow with its file.
const runLength = 128 << 10

// runs sorts dossiers by code in bounded memory. Rows are collected into runs; a full run is sorted and written to a
// scratch file; at the end the runs are merged. Sorting happens while the file is still being read, on another core.
type runs struct {
	folder string // for the scratch file
	rows   []stagedRow
	codes  strings.Builder // holds the codes of rows: a code must not keep the whole line alive from which it was cut
	file   *os.File
	ends   []int64 // where the runs in the file end
}

// codeBlock is how many bytes of codes share one allocation.
const codeBlock = 64 << 10

func (r *runs) add(row stagedRow) error {
	if len(row.code) > longestCode {
		return fmt.Errorf("stage dossier %.40s…: the code is longer than %d bytes", row.code, longestCode)
	}
	if r.codes.Cap()-r.codes.Len() < len(row.code) {
		r.codes = strings.Builder{}
		r.codes.Grow(codeBlock)
	}
	start := r.codes.Len()
	r.codes.WriteString(row.code)
	row.code = r.codes.String()[start:]
	if r.rows == nil {
		r.rows = make([]stagedRow, 0, 1024)
	}
	row.turn = uint32(len(r.rows))
	if r.rows = append(r.rows, row); len(r.rows) == runLength {
		return r.spill()
	}
	return nil
}

// sort orders the run in memory by code; of equal codes the one staged last comes last.
func (r *runs) sort() {
	slices.SortFunc(r.rows, func(a, b stagedRow) int {
		return cmp.Or(strings.Compare(a.code, b.code), cmp.Compare(a.turn, b.turn))
	})
}

func (r *runs) spill() error {
	if r.file == nil {
		f, err := os.CreateTemp(r.folder, ".motcua-import-*")
		if err != nil {
			return fmt.Errorf("make a scratch file: %w", err)
		}
		r.file = f
		// Unlinked at once, it goes even when the process is killed; where that is not allowed, close removes it.
		_ = os.Remove(f.Name())
	}
	r.sort()
	out := bufio.NewWriterSize(r.file, 1<<20)
	var row []byte
	end := int64(0)
	if n := len(r.ends); n > 0 {
		end = r.ends[n-1]
	}
	for i := range r.rows {
		row = r.rows[i].append(row[:0])
		end += int64(len(row))
		if _, err := out.Write(row); err != nil {
			return fmt.Errorf("write the scratch file: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the scratch file: %w", err)
	}
	r.ends = append(r.ends, end)
	clear(r.rows)
	r.rows = r.rows[:0]
	return nil
}

func (r *runs) close() error {
	if r.file == nil {
		return nil
	}
	name := r.file.Name()
	err := r.file.Close()
	if removed := os.Remove(name); removed != nil && !errors.Is(removed, os.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	r.file = nil
	return err
}

// sorted gives the rows by code, of rows with the same code the one staged last. It may be walked once more after
// an early end, but not twice at a time.
func (r *runs) sorted() iter.Seq2[stagedRow, error] {
	return func(yield func(stagedRow, error) bool) {
		r.sort()
		var h cursors
		start := int64(0)
		for i, end := range r.ends {
			c := &cursor{age: i, from: bufio.NewReaderSize(io.NewSectionReader(r.file, start, end-start), 256<<10), buffer: make([]byte, fixed+longestCode)}
			h, start = append(h, c), end
		}
		h = append(h, &cursor{age: len(r.ends), rows: r.rows})
		var failed error
		h = slices.DeleteFunc(h, func(c *cursor) bool {
			more, err := c.next()
			failed = errors.Join(failed, err)
			return !more
		})
		if failed != nil {
			yield(stagedRow{}, failed)
			return
		}
		heap.Init(&h)
		var held stagedRow
		for holding := false; ; {
			if len(h) == 0 {
				if holding {
					yield(held, nil)
				}
				return
			}
			if row := h[0].row; holding && row.code != held.code && !yield(held, nil) {
				return
			}
			held, holding = h[0].row, true
			more, err := h[0].next()
			switch {
			case err != nil:
				yield(stagedRow{}, err)
				return
			case more:
				heap.Fix(&h, 0)
			default:
				heap.Pop(&h)
			}
		}
	}
}

// cursor is a place in a sorted run: in memory, or in the scratch file.
type cursor struct {
	age    int // runs are compared by age when codes are equal: the younger one stands
	row    stagedRow
	rows   []stagedRow
	from   io.Reader
	buffer []byte
}

func (c *cursor) next() (more bool, err error) {
	if c.from == nil {
		if len(c.rows) == 0 {
			return false, nil
		}
		c.row, c.rows = c.rows[0], c.rows[1:]
		return true, nil
	}
	c.row, err = readRow(c.from, c.buffer)
	if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	return err == nil, err
}

// cursors is a heap of cursors by code, then age.
type cursors []*cursor

func (h cursors) Len() int { return len(h) }
func (h cursors) Less(i, j int) bool {
	if c := strings.Compare(h[i].row.code, h[j].row.code); c != 0 {
		return c < 0
	}
	return h[i].age < h[j].age
}
func (h cursors) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *cursors) Push(x any)   { *h = append(*h, x.(*cursor)) }
func (h *cursors) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// scratchFolder is where the scratch file of a store goes: beside it, where there is room for it.
func scratchFolder(path string) string { return filepath.Dir(path) }

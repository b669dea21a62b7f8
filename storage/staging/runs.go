package staging

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

// RunLength is the number of rows sorted at once in memory: what an import holds does not grow with its file.
const RunLength = 128 << 10

// Runs sorts dossiers by code in bounded memory. Rows are collected into runs; a full run is sorted and written to a
// scratch file; at the end the runs are merged. Sorting happens while the file is still being read, on another core.
type Runs struct {
	Folder string // for the scratch file
	Length int    // the number of rows sorted at once in memory; 0 for RunLength
	rows   []StagedRow
	codes  strings.Builder // holds the codes of rows: a code must not keep the whole line alive from which it was cut
	file   *os.File
	ends   []int64 // where the runs in the file end
}

// codeBlock is how many bytes of codes share one allocation.
const codeBlock = 64 << 10

// Add adds a row.
func (r *Runs) Add(row StagedRow) error {
	if len(row.Code) > longestCode {
		return fmt.Errorf("stage dossier %.40s…: the code is longer than %d bytes", row.Code, longestCode)
	}
	if r.codes.Cap()-r.codes.Len() < len(row.Code) {
		r.codes = strings.Builder{}
		r.codes.Grow(codeBlock)
	}
	start := r.codes.Len()
	r.codes.WriteString(row.Code)
	row.Code = r.codes.String()[start:]
	if r.rows == nil {
		r.rows = make([]StagedRow, 0, 1024)
	}
	row.turn = uint32(len(r.rows))
	if r.rows = append(r.rows, row); len(r.rows) == cmp.Or(r.Length, RunLength) {
		return r.spill()
	}
	return nil
}

// sort orders the run in memory by code; of equal codes the one staged last comes last.
func (r *Runs) sort() {
	slices.SortFunc(r.rows, func(a, b StagedRow) int {
		return cmp.Or(strings.Compare(a.Code, b.Code), cmp.Compare(a.turn, b.turn))
	})
}

func (r *Runs) spill() error {
	if r.file == nil {
		f, err := os.CreateTemp(r.Folder, ".motcua-import-*")
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

// Close drops the rows.
func (r *Runs) Close() error {
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

// Sorted gives the rows by code, of rows with the same code the one staged last. It may be walked once more after
// an early end, but not twice at a time.
func (r *Runs) Sorted() iter.Seq2[StagedRow, error] {
	return func(yield func(StagedRow, error) bool) {
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
			yield(StagedRow{}, failed)
			return
		}
		heap.Init(&h)
		var held StagedRow
		for holding := false; ; {
			if len(h) == 0 {
				if holding {
					yield(held, nil)
				}
				return
			}
			if row := h[0].row; holding && row.Code != held.Code && !yield(held, nil) {
				return
			}
			held, holding = h[0].row, true
			more, err := h[0].next()
			switch {
			case err != nil:
				yield(StagedRow{}, err)
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
	row    StagedRow
	rows   []StagedRow
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
	if c := strings.Compare(h[i].row.Code, h[j].row.Code); c != 0 {
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

// ScratchFolder is where the scratch file of a store goes: beside it, where there is room for it.
func ScratchFolder(path string) string { return filepath.Dir(path) }

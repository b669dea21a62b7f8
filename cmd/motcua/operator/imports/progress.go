package imports

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"motcua/cmd/motcua/house"
)

// progress is a bar on a terminal for what takes more than a second. Anywhere else it is silent.
type progress struct {
	to            io.Writer
	started, last time.Time
	shown         bool
	files         map[string]*watchedFile // by base name
}

func newProgress(to io.Writer) *progress {
	if file, ok := to.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		to = nil
	}
	return &progress{to: to, started: time.Now(), files: map[string]*watchedFile{}}
}

// watchedFile is a file that knows how far it was read last.
type watchedFile struct {
	io.ReaderAt
	size int64
	at   atomic.Int64
}

func (f *watchedFile) ReadAt(p []byte, offset int64) (int, error) {
	n, err := f.ReaderAt.ReadAt(p, offset)
	f.at.Store(offset + int64(n))
	return n, err
}

// watch follows the reading of a file.
func (p *progress) watch(name string, body io.ReaderAt, size int64) io.ReaderAt {
	f := &watchedFile{ReaderAt: body, size: size}
	p.files[name] = f
	return f
}

const barWidth = 30

// show draws the bar: how much of the file is read, and how many rows.
func (p *progress) show(file string, rows int) {
	now := time.Now()
	f := p.files[file]
	if p.to == nil || f == nil || now.Sub(p.started) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	done := min(int(f.at.Load()*barWidth/max(f.size, 1)), barWidth)
	fmt.Fprintf(p.to, "\r\x1b[K%s [%s%s] %d", strings.Map(house.Visible, file), strings.Repeat("█", done), strings.Repeat("░", barWidth-done), rows)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}

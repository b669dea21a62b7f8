package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// bookRows is how many dossiers a workbook has that Telegram just lets through.
const bookRows = 210_000

// mostMemory is what the program and the process that reads for it may hold, in MB, and keptMemory what may be left a minute later.
const (
	mostMemory = 300
	keptMemory = 120
)

// files has an admin send the greatest workbook there can be, take it in and take it back, while officers ask; and then three admins
// and two send it at once to a program that has little memory.
func files(s *stage) error {
	book, err := workbook(bookRows)
	if err != nil {
		return err
	}
	s.figures.told("the workbook", fmt.Sprintf("%d rows, %s", bookRows, megabytes(int64(len(book)))))
	if err := s.oneBook(book); err != nil {
		return err
	}
	for _, crowd := range []struct{ admins, megabytes int }{{3, 1024}, {2, 512}} {
		if err := s.booksAtOnce(book, crowd.admins, crowd.megabytes); err != nil {
			return err
		}
	}
	return nil
}

// workbook is an export as a workbook.
func workbook(rows int) ([]byte, error) {
	var table bytes.Buffer
	dossiersOf(rows)(&table)
	book := excelize.NewFile()
	defer book.Close()
	out, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	n := 0
	for line := range strings.Lines(table.String()) {
		var cells []any
		for text := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			cells = append(cells, text)
		}
		n++
		if err := out.SetRow(fmt.Sprintf("A%d", n), cells); err != nil {
			return nil, err
		}
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	written, err := book.WriteToBuffer()
	return written.Bytes(), err
}

// oneBook is one workbook in the chat, from the preview to its being taken back.
func (s *stage) oneBook(book []byte) error {
	o, err := s.newOffice("files")
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	admin, err := o.registers(adminID, time.Time{}, people.Admin, "")
	if err != nil {
		return err
	}
	f := &s.figures
	most := o.watch()
	a := o.asks("beside the workbook")
	t := &talker{life: &life{program: o.program}, user: admin, stream: o.telegram.Subscribe(admin.ID)}
	const name = "ho-so-lon.xlsx"
	about := func(e sandbox.Entry) bool { return has(name)(e) && !strings.HasPrefix(e.Text, "Đang ") }
	step := func(what string, began time.Time, how end) {
		f.told(what, fmt.Sprintf("after %v", time.Since(began).Round(100*time.Millisecond)))
		f.none(what+": no answer", int(min(how, 1)))
	}
	began := time.Now()
	admin.SendFile(name, book)
	seen, how := t.awaits(name, about)
	step("preview", began, how)
	began = time.Now()
	taken, how := t.presses(seen.MessageID, "Nhập", about)
	step("taken in", began, how)
	sure, _ := t.presses(taken.MessageID, "Hoàn tác", has("Hoàn tác lần nhập vừa rồi"))
	began = time.Now()
	_, how = t.presses(sure.MessageID, "Hoàn tác lần nhập", has("Đã hoàn tác"))
	step("taken back", began, how)
	highest := most()
	a.ends()
	a.prints(f, "beside the workbook")
	time.Sleep(time.Minute)
	f.most("MB of memory at most", highest, mostMemory)
	f.most("MB of memory a minute later", resident(o.pid()), keptMemory)
	_, wal, err := sizes(o.db)
	f.told("write-ahead log", megabytes(wal))
	return err
}

// booksAtOnce has several admins send the workbook at once to a program that may have so much memory. When it dies it is started again.
func (s *stage) booksAtOnce(book []byte, admins, memory int) error {
	what := fmt.Sprintf("%d workbooks at once in %d MB", admins, memory)
	limit, err := newGroup(fmt.Sprintf("motcua-soak-%d", os.Getpid()), int64(memory)<<20)
	if err != nil {
		s.figures.told(what, "not tried: the machine gives no bound of memory: "+err.Error())
		return nil
	}
	defer limit.remove()
	o, err := s.newOffice(filepath.Base(limit.dir) + fmt.Sprint(memory))
	if o != nil {
		defer o.close()
	}
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	previews, last, began := 0, time.Duration(0), time.Now()
	for i := range admins {
		admin, err := o.registers(int64(adminID+i), time.Time{}, people.Admin, "")
		if err != nil {
			return err
		}
		t := &talker{life: &life{program: o.program}, user: admin, stream: o.telegram.Subscribe(admin.ID)}
		name := fmt.Sprintf("ho-so-%d.xlsx", i+1)
		all.Go(func() {
			time.Sleep(time.Until(began.Add(2 * time.Second))) // everybody at once, when the bound holds
			sent := time.Now()
			admin.SendFile(name, book)
			for try := time.Now(); time.Since(try) < 4*time.Minute; {
				if e, how := t.awaits(name, has("Xem trước", name)); how == answered && button(e, "Nhập") != "" {
					mu.Lock()
					defer mu.Unlock()
					previews, last = previews+1, max(last, time.Since(sent))
					return
				} else if how == pardoned {
					return
				}
			}
		})
	}
	if err := limit.add(o.pid()); err != nil {
		return err
	}
	over := make(chan struct{})
	go func() { all.Wait(); close(over) }()
	deaths, err := o.revives(over, limit)
	if err != nil {
		return err
	}
	s.figures.told(what, fmt.Sprintf("%d previews, the last after %v; %s", previews, last.Round(time.Second), limit.use()))
	s.figures.none(what+": deaths", deaths)
	s.figures.none(what+": without a preview", admins-previews)
	return nil
}

// revives starts the program again whenever it dies, as a supervisor does, until over is closed.
func (o *office) revives(over <-chan struct{}, limit *group) (deaths int, err error) {
	for {
		select {
		case <-over:
			return deaths, nil
		case <-o.died:
			deaths++
			time.Sleep(time.Second)
			if err := o.serve(time.Time{}); err != nil {
				return deaths, err
			}
			if err := limit.add(o.pid()); err != nil {
				return deaths, err
			}
		}
	}
}

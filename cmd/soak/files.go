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
	"motcua/cmd/soak/rig"
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
func files(s *rig.Stage) error {
	book, err := workbook(bookRows)
	if err != nil {
		return err
	}
	s.Figures.Tell("the workbook", fmt.Sprintf("%d rows, %s", bookRows, rig.Megabytes(int64(len(book)))))
	if err := importBook(s, book); err != nil {
		return err
	}
	for _, crowd := range []struct{ admins, megabytes int }{{3, 1024}, {2, 512}} {
		if err := previewBooksAtOnce(s, book, crowd.admins, crowd.megabytes); err != nil {
			return err
		}
	}
	return nil
}

// workbook is an export as a workbook.
func workbook(rows int) ([]byte, error) {
	var table bytes.Buffer
	rig.Dossiers(rows)(&table)
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

// importBook is one workbook in the chat, from the preview to its being taken back.
func importBook(s *rig.Stage, book []byte) error {
	o, err := newOffice(s, "files")
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	admin, err := o.Register(adminID, time.Time{}, people.Admin, "")
	if err != nil {
		return err
	}
	f := &s.Figures
	most := o.Watch()
	a := o.startAsking("beside the workbook")
	t := o.Talk(admin, &rig.Answers{})
	const name = "ho-so-lon.xlsx"
	about := func(e sandbox.Entry) bool { return rig.Has(name)(e) && !strings.HasPrefix(e.Text, "Đang ") }
	step := func(what string, began time.Time, how rig.Ending) {
		f.Tell(what, fmt.Sprintf("after %v", time.Since(began).Round(100*time.Millisecond)))
		f.AddZero(what+": no answer", int(min(how, 1)))
	}
	began := time.Now()
	admin.SendFile(name, book)
	seen, how := t.Await(name, about)
	step("preview", began, how)
	began = time.Now()
	taken, how := t.Press(seen.MessageID, "Nhập", about)
	step("taken in", began, how)
	sure, _ := t.Press(taken.MessageID, "Hoàn tác", rig.Has("Hoàn tác lần nhập vừa rồi"))
	began = time.Now()
	_, how = t.Press(sure.MessageID, "Hoàn tác lần nhập", rig.Has("Đã hoàn tác"))
	step("taken back", began, how)
	highest := most()
	a.stop()
	a.report(f, "beside the workbook")
	time.Sleep(time.Minute)
	f.AtMost("MB of memory at most", highest, mostMemory)
	f.AtMost("MB of memory a minute later", rig.ResidentMemory(o.Pid()), keptMemory)
	_, wal, err := rig.StoreSizes(o.Store)
	f.Tell("write-ahead log", rig.Megabytes(wal))
	return err
}

// previewBooksAtOnce has several admins send the workbook at once to a program with bounded memory, and starts it again when it dies.
func previewBooksAtOnce(s *rig.Stage, book []byte, admins, memory int) error {
	what := fmt.Sprintf("%d workbooks at once in %d MB", admins, memory)
	limit, err := rig.NewMemoryGroup(fmt.Sprintf("motcua-soak-%d", os.Getpid()), int64(memory)<<20)
	if err != nil {
		s.Figures.Tell(what, "not tried: the machine gives no bound of memory: "+err.Error())
		return nil
	}
	defer limit.Remove()
	o, err := newOffice(s, filepath.Base(limit.Dir)+fmt.Sprint(memory))
	if o != nil {
		defer o.Close()
	}
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	previews, last, began := 0, time.Duration(0), time.Now()
	for i := range admins {
		admin, err := o.Register(int64(adminID+i), time.Time{}, people.Admin, "")
		if err != nil {
			return err
		}
		t := o.Talk(admin, &rig.Answers{})
		name := fmt.Sprintf("ho-so-%d.xlsx", i+1)
		all.Go(func() {
			time.Sleep(time.Until(began.Add(2 * time.Second))) // everybody at once, when the bound holds
			sent := time.Now()
			admin.SendFile(name, book)
			for try := time.Now(); time.Since(try) < 4*time.Minute; {
				if e, how := t.Await(name, rig.Has("Xem trước", name)); how == rig.Answered && rig.ButtonOf(e, "Nhập") != "" {
					mu.Lock()
					defer mu.Unlock()
					previews, last = previews+1, max(last, time.Since(sent))
					return
				} else if how == rig.Pardoned {
					return
				}
			}
		})
	}
	if err := limit.Add(o.Pid()); err != nil {
		return err
	}
	over := make(chan struct{})
	go func() { all.Wait(); close(over) }()
	deaths, err := o.reviveUntil(over, limit)
	if err != nil {
		return err
	}
	s.Figures.Tell(what, fmt.Sprintf("%d previews, the last after %v; %s", previews, last.Round(time.Second), limit.Use()))
	s.Figures.AddZero(what+": deaths", deaths)
	s.Figures.AddZero(what+": without a preview", admins-previews)
	return nil
}

// reviveUntil starts the program again whenever it dies, as a supervisor does, until over is closed.
func (o *office) reviveUntil(over <-chan struct{}, limit *rig.MemoryGroup) (deaths int, err error) {
	for {
		select {
		case <-over:
			return deaths, nil
		case <-o.Died:
			deaths++
			time.Sleep(time.Second)
			if err := o.Serve(time.Time{}); err != nil {
				return deaths, err
			}
			if err := limit.Add(o.Pid()); err != nil {
				return deaths, err
			}
		}
	}
}

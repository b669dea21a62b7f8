package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/bot/sandbox/botapi"
	"motcua/cmd/motcua/demo"
	"motcua/internal/trial"
	"motcua/locales"
	"motcua/scoring/people"
)

// Persons stand in files that admins send to the bot: nobody is found in what the bot sends, in its log and in the store,
// when the files are looked at, their columns matched, their refused rows asked for, and they are taken in.
func TestNoPersonPassesTheChat(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, morning, false)
	w.stop()
	p := newPlanter()
	files := plantedFiles(t, p, planting{})
	some := files[:0:0] // the others go the same ways
	for i, f := range files {
		if trial.Includes(i, 12, 24) {
			some = append(some, f)
		}
	}
	files = some
	s := newSearch(p.plants)
	var desks []*fileDesk
	words, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		u := w.telegram.User(firstTalker+int64(i), []string{"vi", "en"}[i%2])
		w.grants(u, people.Grant{Role: people.Admin})
		desks = append(desks, &fileDesk{user: u, telegram: w.telegram, words: []locales.Printer{words.Printer("vi"), words.Printer("en")}, pressed: map[string]bool{}})
	}
	officer := w.telegram.User(firstTalker+9, "vi")
	w.grants(officer, people.Grant{Role: people.Officer, Unit: demo.DemoUnit})
	program := w.startsProcessAs("motcua-fast", "MOTCUA_LOG_LEVEL=debug")

	ended := make(chan error, len(desks))
	for i, d := range desks {
		go func() { ended <- d.sends(files, i, len(desks)) }()
	}
	for range desks {
		if err := <-ended; err != nil {
			t.Fatalf("%v\nlog: %s", err, w.log.bytes())
		}
	}
	for _, question := range []string{"/caidat", "/nhatky", "/quahan 6/2024", "/diem 6/2024 Háng Lìa", "/baocao 6/2024", "/tongquan 6/2024", "/chot 6/2024"} {
		if err := desks[0].asks(question); err != nil {
			t.Error(err)
		}
	}
	desks[0].user = officer
	for _, question := range []string{"/quahan 6/2024", "/saphan", "/canhbao", "/dinhchinh"} {
		if err := desks[0].asks(question); err != nil {
			t.Error(err)
		}
	}
	s.folder("the store while the bot runs", filepath.Dir(w.settings.DB))
	w.ends(program)
	s.folder("the store", filepath.Dir(w.settings.DB))
	s.in("the log", w.log.bytes())
	if documents := s.requests(w.telegram); documents < len(files)/10 {
		t.Errorf("only %d files were sent: nobody asked for refused rows", documents)
	}
	s.report(t)
}

// requests looks through all that the bot sent, and gives how many files were among it.
func (s *search) requests(telegram *sandbox.Server) (documents int) {
	for _, r := range telegram.Requests() {
		s.in("a request, "+r.Method, r.Raw)
		for _, value := range r.Params {
			if file, ok := value.(*botapi.Upload); ok {
				documents++
				s.in("a file that was sent", file.Body)
			}
		}
	}
	return documents
}

// fileDesk is somebody who sends files and presses what there is to press.
type fileDesk struct {
	user     *sandbox.User
	telegram *sandbox.Server
	words    []locales.Printer // of every language
	pressed  map[string]bool   // data of buttons
}

// sends sends every nth file from the first on, one after the other.
func (d *fileDesk) sends(files []plantedFile, first, nth int) error {
	for i := first; i < len(files); i += nth {
		before := d.mark()
		d.user.SendFile(files[i].name, files[i].body)
		err := d.answered(before, "")
		if err == nil {
			err = d.presses(before, 3)
		}
		if err == nil {
			err = d.press(before, "upload.take_button")
		}
		if err != nil {
			return fmt.Errorf("%s (%s): %w", files[i].name, files[i].place, err)
		}
	}
	return nil
}

// asks writes something to the bot and presses what it offers.
func (d *fileDesk) asks(text string) error {
	before := d.mark()
	d.user.Send(text)
	err := d.answered(before, "")
	if err == nil {
		err = d.presses(before, 4)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", text, err)
	}
	return nil
}

// mark is how often each message of the bot was edited.
func (d *fileDesk) mark() map[int]int {
	edits := map[int]int{}
	for _, e := range d.telegram.Transcript(d.user.ID) {
		if e.Bot && e.Kind == sandbox.Message {
			edits[e.MessageID] = e.Edits
		}
	}
	return edits
}

// fresh are the bot's messages that are new or other since the mark, but for those that say that a file is being read, or waits.
func (d *fileDesk) fresh(before map[int]int) []sandbox.Entry {
	return slices.DeleteFunc(d.telegram.Transcript(d.user.ID), func(e sandbox.Entry) bool {
		edits, old := before[e.MessageID]
		return !e.Bot || e.Kind != sandbox.Message || e.Deleted || d.reading(e.Text) || old && edits == e.Edits
	})
}

// reading says of a text that it says that a file is being read, or waits for that.
func (d *fileDesk) reading(text string) bool {
	return strings.HasPrefix(text, "Đang đọc") || strings.HasPrefix(text, "Reading") ||
		strings.Contains(text, "đang chờ đến lượt") || strings.Contains(text, "waits for its turn")
}

// answered waits until something was answered: by a message, or by the toast of a press.
func (d *fileDesk) answered(before map[int]int, press string) error {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		toasted, said := press == "", false
		for _, e := range d.telegram.Transcript(d.user.ID) {
			if e.Kind == sandbox.Toast && e.PressID == press {
				toasted, said = true, e.Text != "" && !d.reading(e.Text)
			}
		}
		if toasted && (said || len(d.fresh(before)) > 0) {
			return nil
		}
	}
	return errors.New("no answer comes")
}

// presses presses up to so many of the buttons that came since the mark, but those that end or lead away.
func (d *fileDesk) presses(before map[int]int, most int) error {
	for range most {
		pressed := false
		for _, e := range d.fresh(before) {
			for _, b := range slices.Concat(e.Buttons...) {
				if b.Data == "" || d.pressed[b.Data] || d.ends(b.Label) {
					continue
				}
				d.pressed[b.Data] = true
				if err := d.push(e.MessageID, b.Data); err != nil {
					return fmt.Errorf("the button %q: %w", b.Label, err)
				}
				pressed = true
				break
			}
			if pressed {
				break
			}
		}
		if !pressed {
			return nil
		}
	}
	return nil
}

// ends says whether a button takes a file in, drops it, takes it back, or leads elsewhere.
func (d *fileDesk) ends(label string) bool {
	for _, words := range d.words {
		for _, key := range []string{"upload.take_button", "upload.drop_button", "upload.undo_button", "match.settings", "match.back"} {
			if label == words.Text(key) {
				return true
			}
		}
	}
	return false
}

// press presses the newest button of a sentence of the catalogues since the mark, if there is one.
func (d *fileDesk) press(before map[int]int, key string) error {
	entries := d.fresh(before)
	slices.Reverse(entries)
	for _, e := range entries {
		for _, b := range slices.Concat(e.Buttons...) {
			for _, words := range d.words {
				if b.Label == words.Text(key) {
					return d.push(e.MessageID, b.Data)
				}
			}
		}
	}
	return nil
}

func (d *fileDesk) push(message int, data string) error {
	before := d.mark()
	return d.answered(before, d.user.PressData(message, data))
}

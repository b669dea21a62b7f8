package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// desk is a program that runs against the sandbox, with a clock that can be put forward and files to take in.
type desk struct {
	t        *testing.T
	settings house.Settings
	house    *house.House
	telegram *sandbox.Server
	log      buffer
	stop     func()

	calendarLooks, courierLooks atomic.Int64 // as rests counts them
}

// newDesk starts it with the sample's units and no dossiers.
func newDesk(t *testing.T, at string) *desk {
	t.Helper()
	return newDeskOf(t, at, true)
}

// newDeskOf is newDesk with a Telegram that keeps its limits or does not.
func newDeskOf(t *testing.T, at string, limits bool) *desk {
	t.Helper()
	w := &desk{t: t}
	var err error
	w.settings, err = house.Config{
		DB: filepath.Join(t.TempDir(), "motcua.db"), Timezone: "Asia/Ho_Chi_Minh", Clock: at, Telegram: "http://127.0.0.1:1", LogLevel: "warn", LogFormat: "text",
	}.Check(&w.log)
	if err != nil {
		t.Fatal(err)
	}
	w.settings.Log = slog.New(slog.NewTextHandler(&w.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	w.settings.Strangers = true // people come later
	if w.house, err = house.OpenHouse(t.Context(), w.settings); err != nil {
		t.Fatal(err)
	}
	scoredBy459(t, w.house)
	t.Cleanup(func() {
		if err := w.house.Store.Close(); err != nil {
			t.Error(err)
		}
	})
	register, err := demo.SampleFile("don-vi.csv")
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.TakeAll(t.Context(), w.house.Importer(w.settings), ledger.ImportOptions{}, demo.Memory("don-vi.csv", register)); err != nil {
		t.Fatal(err)
	}
	w.telegram = telegramFor(t, sandbox.Config{Clock: w.settings.Clock.Now, Limits: limits})
	w.settings.Telegram = w.telegram.URL()
	w.serve()
	return w
}

func (w *desk) serve() {
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	looked := serve.LookHooks{Calendar: func() { w.calendarLooks.Add(1) }, Courier: func() { w.courierLooks.Add(1) }}
	go func() {
		ended <- serve.Run(ctx, w.settings, serve.Options{Look: deskLook, Looked: looked, KeepMemory: true}, w.telegram.Token())
	}()
	w.stop = func() {
		cancel()
		if err := <-ended; err != nil {
			w.t.Error(err)
		}
	}
}

// registers makes somebody known.
func (w *desk) registers(id int64, role people.Role, unit string) *sandbox.User {
	w.t.Helper()
	u := w.telegram.User(id, "vi")
	code := fmt.Sprintf("%016d", id)
	grant := people.Grant{Role: role, Unit: unit}
	expires := w.settings.Clock.Now().Add(time.Hour)
	if err := w.house.Store.AddInvitation(w.t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: expires}, 0); err != nil {
		w.t.Fatal(err)
	}
	u.Start(code)
	w.waits(u, "Đăng ký thành công", 1)
	w.waits(u, "Các lệnh Anh/Chị dùng được", 1) // behind it
	return u
}

// moves puts the clock forward to a time of the authority's zone.
func (w *desk) moves(to string) {
	w.t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", to, w.settings.Zone)
	if err != nil {
		w.t.Fatal(err)
	}
	w.settings.Clock.MoveOn(at)
}

// takes takes in an export of a unit: so many dossiers of the month resolved on time, late, and open and due at a time.
func (w *desk) takes(unit string, onTime, late int, openDue ...string) {
	w.t.Helper()
	now := w.settings.Clock.Now().In(w.settings.Zone)
	const day = "02/01/2006 15:04"
	received := now.AddDate(0, 0, -3)
	rows := [][]string{{"Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái", "Hình thức nộp hồ sơ", "Số hóa TPHS", "Kết quả điện tử"}}
	add := func(due, finished, status string) {
		rows = append(rows, []string{fmt.Sprintf("%s-261101-%04d", unit, len(rows)), received.Format(day), due, finished, status, "Trực tuyến", "Có", "Có"})
	}
	for range onTime {
		add(now.AddDate(0, 0, 2).Format(day), now.AddDate(0, 0, -1).Format(day), "Đã trả kết quả")
	}
	for range late {
		add(now.AddDate(0, 0, -2).Format(day), now.AddDate(0, 0, -1).Format(day), "Đã trả kết quả")
	}
	for _, due := range openDue {
		at, err := time.Parse("2006-01-02 15:04", due)
		if err != nil {
			w.t.Fatal(err)
		}
		add(at.Format(day), "", "Đang xử lý")
	}
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		w.t.Fatal(err)
	}
	if err := demo.TakeAll(w.t.Context(), w.house.Importer(w.settings), w.handledSinceTheFirst(received), demo.Memory("ho-so.csv", file.Bytes())); err != nil {
		w.t.Fatal(err)
	}
}

// handledSinceTheFirst says that an export has all that was handled since the first day of a month, which dossiers of its last days alone do
// not show.
func (w *desk) handledSinceTheFirst(of time.Time) ledger.ImportOptions {
	first := scoring.MonthOf(of, w.settings.Zone).Start(w.settings.Zone)
	return ledger.ImportOptions{Period: scoring.Period{From: first, Until: w.settings.Clock.Now()}, Lists: scoring.Lists{Received: true, Resolved: true}}
}

// told is how many messages of the bot to somebody hold the text.
func (w *desk) told(u *sandbox.User, text string) (n int) {
	for _, answer := range answers(w.telegram, u) {
		if strings.Contains(answer, text) {
			n++
		}
	}
	return n
}

// waits waits until exactly so many messages to somebody hold the text.
func (w *desk) waits(u *sandbox.User, text string, n int) {
	w.t.Helper()
	deadline := time.Now().Add(patience)
	for w.told(u, text) < n {
		if time.Now().After(deadline) {
			w.t.Fatalf("%d messages hold %q, want %d:\n%s\nlog: %s", w.told(u, text), text, n, strings.Join(answers(w.telegram, u), "\n--\n"), w.log.bytes())
		}
		time.Sleep(10 * time.Millisecond)
	}
	w.holds(u, text, n)
}

// holds fails when another number of messages holds the text.
func (w *desk) holds(u *sandbox.User, text string, n int) {
	w.t.Helper()
	if got := w.told(u, text); got != n {
		w.t.Errorf("%d messages hold %q, want %d:\n%s", got, text, n, strings.Join(answers(w.telegram, u), "\n--\n"))
	}
}

// deskLook is how often a desk's program looks at its clock and into its outbox.
const deskLook = 50 * time.Millisecond

// rests waits for what may still be under way: two looks of the calendar, and then two of the courier that find nothing to do.
func (w *desk) rests() {
	w.t.Helper()
	w.sees(&w.calendarLooks)
	w.sees(&w.courierLooks)
}

// sees waits for two looks of the calendar or of the courier: the first may have begun before what is to be seen.
func (w *desk) sees(looks *atomic.Int64) {
	w.t.Helper()
	deadline := time.After(patience)
	for seen := looks.Load(); looks.Load() < seen+2; {
		select {
		case <-time.After(5 * time.Millisecond):
		case <-deadline:
			w.t.Fatalf("the program does not come to rest; log: %s", w.log.bytes())
		}
	}
}

const (
	warned    = "Cảnh báo – xã Háng Lìa"
	recovered = "Đã khắc phục – xã Háng Lìa"
	escalated = "Cảnh báo chưa được xác nhận – xã Háng Lìa"
	today     = "Hôm nay – xã Háng Lìa"
)

// A warning from its opening to its end, over the whole path: told once, not repeated by the same file or a restart, and
// its end told to those who had been warned.
func TestAnOfficerIsWarnedOnceAndToldTheEnd(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T09:00:00+07:00") // a Wednesday
	officer, other := w.registers(1, people.Officer, demo.DemoUnit), w.registers(2, people.Officer, "000.11.32.H18")
	chair, colleague := w.registers(3, people.Chair, demo.DemoUnit), w.registers(4, people.Officer, demo.DemoUnit)
	w.takes(demo.DemoUnit, 20, 0)
	w.takes(demo.DemoUnit, 18, 2)
	w.waits(officer, warned, 1)
	w.waits(colleague, warned, 1)
	for _, want := range []string{"Giải quyết đúng hạn: 27/30", "30 → 27 điểm · chỉ tiêu 28,5", "đạt 18/20", "Không đúng hạn (trễ hạn hoặc quá hạn chưa giải quyết): 2 hồ sơ", demo.DemoUnit + "-261101-0019"} {
		w.holds(officer, want, 1)
	}
	w.takes(demo.DemoUnit, 18, 2)
	w.stop()
	w.serve()
	w.rests()
	w.holds(officer, warned, 1)
	for _, e := range w.telegram.Transcript(officer.ID) {
		if strings.Contains(e.Text, warned) {
			if !e.Protected {
				t.Error("a warning that names dossiers may be forwarded")
			}
			if err := officer.Press(e.MessageID, "Đã nắm thông tin"); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.waits(officer, "đã xác nhận: Anh/Chị", 1)
	w.waits(colleague, "đã xác nhận: công chức một cửa", 1)
	w.holds(colleague, warned, 0) // in the place of the warning
	w.moves("2026-12-01 10:00")   // acknowledged: the chair is not told, and the week is not over
	w.rests()
	w.holds(chair, escalated, 0)
	w.takes(demo.DemoUnit, 200, 2)
	w.waits(officer, recovered, 1)
	w.rests()
	w.holds(officer, recovered, 1)
	w.holds(chair, recovered, 0)
	if n := w.told(other, "Háng Lìa"); n > 0 {
		t.Errorf("the officer of another unit is told %d times", n)
	}
	w.stop()
}

// Nothing goes out at night; what is still true in the morning does, once. Nobody answers: the chair is told after a
// working day, the admins after three.
func TestNightsAndSilence(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-25T21:00:00+07:00")
	officer, chair, admin := w.registers(1, people.Officer, demo.DemoUnit), w.registers(2, people.Chair, demo.DemoUnit), w.registers(3, people.Admin, "")
	w.takes(demo.DemoUnit, 20, 0)
	w.takes(demo.DemoUnit, 10, 10)
	w.rests()
	w.holds(officer, warned, 0)
	w.moves("2026-11-26 06:59")
	w.rests()
	w.holds(officer, warned, 0)
	w.moves("2026-11-26 07:00")
	w.waits(officer, warned, 1)
	w.moves("2026-11-27 06:50")
	w.rests()
	w.holds(chair, escalated, 0)
	w.moves("2026-11-27 07:16") // a working day later, and the next look at it
	w.waits(chair, escalated, 1)
	w.holds(admin, escalated, 0)
	w.moves("2026-11-29 12:00") // a Sunday
	w.rests()
	w.holds(admin, escalated, 0)
	w.moves("2026-12-01 07:16")
	w.waits(admin, escalated, 1)
	w.holds(officer, warned, 1)
	w.holds(chair, escalated, 1)
	w.stop()
}

// What becomes overdue with time alone opens a warning; the morning's list names it, once a day and on working days only.
func TestTimeAlone(t *testing.T) {
	t.Parallel()
	w := newDesk(t, "2026-11-26T15:00:00+07:00")
	officer := w.registers(1, people.Officer, demo.DemoUnit)
	w.takes(demo.DemoUnit, 15, 0, "2026-11-26 16:00", "2026-11-27 16:30")
	w.moves("2026-11-26 15:15")
	w.waits(officer, today, 1)
	w.holds(officer, warned, 0)
	w.moves("2026-11-26 16:16")
	w.waits(officer, warned, 1)
	w.holds(officer, "đạt 15/16", 1)
	w.moves("2026-11-27 07:31")
	w.waits(officer, today+": 1 hồ sơ đến hạn, 1 hồ sơ quá hạn", 1)
	w.moves("2026-11-28 09:00") // a Saturday
	w.rests()
	w.holds(officer, today, 2)
	w.moves("2026-11-30 07:31")
	w.waits(officer, today+": 0 hồ sơ đến hạn, 2 hồ sơ quá hạn", 1)
	w.holds(officer, today, 3)
	w.stop()
}

package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/conversation"
	"motcua/bot/courier"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// years are two years of the program's life, without Telegram: what would be sent is counted.
type years struct {
	*testing.T
	random   *rand.Rand
	settings house.Settings
	house    *house.House
	answers  *chat.Desk
	told     map[string][]string // by person, unit and month, an admin's by no unit: what was sent, in order
	want     map[string][]string
	waits    map[scoring.Month]*told
	chairs   map[post]bool // who is in office
	codes    int64         // of invitations so far
}

// told is what the rules say of a month.
type told struct {
	reminder     string            // "", "queued" or "told"
	closed, once bool              // it is; it was
	figures      map[string]string // by unit: as closed last
	provisional  map[post]string   // "", "queued" or "told"
	owed         map[post]bool     // the official figures, once the month is closed
	officially   map[post]string   // as told
}

// post is somebody's office in a unit.
type post struct {
	person int64
	unit   string
}

const (
	yearsAdmin = 1
	firstMonth = scoring.Month("2025-12")
)

// yearsChairs are the chairs at the beginning; the third unit has two, the fourth none.
var yearsChairs = []post{{11, "000.01.32.H18"}, {12, "000.02.32.H18"}, {13, "000.03.32.H18"}, {14, "000.03.32.H18"}}

const yearsUnits = 4

func newYears(t *testing.T, seed uint64) *years {
	y := &years{T: t, random: rand.New(rand.NewPCG(seed, 459)), told: map[string][]string{}, want: map[string][]string{}, waits: map[scoring.Month]*told{}, chairs: map[post]bool{}}
	for m := firstMonth; m <= lastMonth().Next().Next(); m = m.Next() {
		y.waits[m] = &told{provisional: map[post]string{}, owed: map[post]bool{}, officially: map[post]string{}}
	}
	var err error
	y.settings, err = house.Config{
		DB: filepath.Join(t.TempDir(), "motcua.db"), Timezone: "Asia/Ho_Chi_Minh", Clock: "2026-01-01T00:00:00+07:00", CloseBy: 5, Provision: 10,
		Telegram: "http://127.0.0.1:1", LogLevel: "error", LogFormat: "text",
	}.Check(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	y.start()
	t.Cleanup(func() { _ = y.house.Store.Close() })
	register := "Mã đơn vị,Tên đơn vị\n000.01.32.H18,UBND xã Luân Giới\n000.02.32.H18,UBND xã Na Son\n000.03.32.H18,UBND xã Keo Lôm\n000.04.32.H18,UBND xã Xa Dung\n"
	y.must(demo.TakeAll(t.Context(), y.house.Importer(y.settings), ledger.ImportOptions{}, demo.Memory("don-vi.csv", []byte(register))))
	y.enrols(yearsAdmin, people.Grant{Role: people.Admin})
	for _, p := range yearsChairs {
		y.takesOffice(p)
	}
	return y
}

func (y *years) must(err error) {
	y.Helper()
	if err != nil {
		y.Fatal(err)
	}
}

func (y *years) enrols(person int64, g people.Grant) {
	y.codes++
	code := fmt.Sprintf("%016d", y.codes)
	now := y.settings.Clock.Now()
	y.must(y.house.Store.AddInvitation(y.Context(), people.Invitation{Hash: people.HashCode(code), Grant: g, Expires: now.Add(time.Hour)}, 0))
	_, err := y.house.Store.Redeem(y.Context(), code, person, now, y.codes)
	y.must(err)
}

// start opens the store as the program does at its start; what was in the air is queued again.
func (y *years) start() {
	if y.house != nil {
		y.must(y.house.Store.Close())
	}
	var err error
	y.house, err = house.OpenHouse(y.Context(), y.settings)
	y.must(err)
	scoredBy459(y, y.house)
	catalogue, err := locales.Load()
	y.must(err)
	y.answers = conversation.New(conversation.Deps{
		Stores: serve.StoresOf(y.house.Store), Workdays: y.settings.Workdays, Catalogue: catalogue, RuleSets: y.house.Rules.ByID, Zone: y.settings.Zone,
		Now: y.settings.Clock.Now, Log: slog.New(slog.DiscardHandler),
	})
	left, err := y.house.Store.Interrupted(y.Context())
	y.must(err)
	for _, row := range left {
		y.must(y.house.Store.Requeue(y.Context(), []int64{row.ID}, y.now(), false))
	}
}

func (y *years) now() time.Time { return y.settings.Clock.Now().In(y.settings.Zone) }

// takes takes in a month's dossiers, from its first day to its last but one: the better the first unit, the more were resolved on time there;
// it leads in any case.
func (y *years) takes(m scoring.Month, better int) {
	var file strings.Builder
	fmt.Fprintln(&file, "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ,Số hóa TPHS,Kết quả điện tử")
	start := m.Start(y.settings.Zone)
	for unit := 1; unit <= yearsUnits; unit++ {
		for i := range 100 {
			received := start.AddDate(0, 0, i/4)
			due := received.AddDate(0, 0, 5)
			if i < 15*(unit-1) || unit == 1 && i >= 90+better {
				due = received.AddDate(0, 0, 1)
			}
			fmt.Fprintf(&file, "000.%02d.32.H18-%s-%04d,%s,%s,%s,Đã trả kết quả,Trực tuyến,Có,Có\n", unit, received.Format("060102"), i,
				received.Format("02/01/2006"), due.Format("02/01/2006"), received.AddDate(0, 0, 2).Format("02/01/2006"))
		}
	}
	y.must(demo.TakeAll(y.Context(), y.house.Importer(y.settings), ledger.ImportOptions{}, demo.Memory("ho-so.csv", []byte(file.String()))))
}

// sends empties the outbox as the courier does. Now and then the program dies when a message is begun and did not go out.
func (y *years) sends() {
	now := y.now()
	rows, err := serve.Outgoing{Store: y.house.Store, Settings: y.settings}.Ready(y.Context(), now, nil, 100)
	y.must(err)
	died := false
	for _, row := range rows {
		m, moot, err := y.answers.Compose(y.Context(), row.Person, []outbox.Row{row}, now)
		y.must(err)
		out := serve.Outgoing{Store: y.house.Store, Settings: y.settings}
		if moot[0] != "" {
			y.must(out.Finish(y.Context(), []outbox.Row{row}, courier.Ending{State: outbox.Cancelled, Why: string(moot[0])}, now))
			continue
		}
		y.must(out.Begin(y.Context(), []outbox.Row{row}, now))
		if y.random.IntN(4) == 0 {
			died = true
			continue
		}
		what := string(row.Reason)
		switch {
		case row.Reason == outbox.NotClosed:
			what, _, _ = strings.Cut(strings.TrimPrefix(m.HTML, "<b>"), "</b>")
		case row.Reason == outbox.Summary && strings.Contains(m.HTML, "đã chốt"):
			what = "official"
		case row.Reason == outbox.Summary:
			what = "provisional"
		}
		key := fmt.Sprintf("%d %s %s", row.Person, row.Unit, row.Month)
		y.told[key] = append(y.told[key], what)
		y.must(out.Finish(y.Context(), []outbox.Row{row}, courier.Ending{State: outbox.Accepted, Message: 1}, now))
	}
	if died {
		y.start()
		y.sends()
	}
}

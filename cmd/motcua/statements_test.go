package main

import (
	"bytes"
	"context"
	"database/sql/driver"
	"fmt"
	"log/slog"
	"math"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/conversation"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage"
	updates "motcua/storage/chat"
	"motcua/storage/rooms"
)

// countedConn is a connection whose questions and changes are counted. Beginnings and ends of transactions are not, nor is the look
// for changes by others, which comes once in 20 ms however much is asked.
type countedConn struct {
	driver.Conn
	statements *atomic.Int64
}

func (c countedConn) count(query string) {
	if !strings.HasPrefix(query, "PRAGMA") && !strings.Contains(query, "max(id), 0) FROM audit") {
		c.statements.Add(1)
	}
}

func (c countedConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, opts)
}

func (c countedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.count(query)
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

func (c countedConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.count(query)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

// asksCounted asks one question after the other of a store, as the program does: what comes is put into the inbox, answered, and
// marked as answered.
type asksCounted struct {
	t          *testing.T
	store      *rooms.Store
	answers    *chat.Desk
	statements atomic.Int64
	update     int64
}

// newAsksCounted asks of the sample month, and of what furnish adds to it.
func newAsksCounted(t *testing.T, furnish ...func(*testing.T, house.Settings)) *asksCounted {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
	for _, add := range furnish {
		add(t, s)
	}
	c := &asksCounted{t: t}
	counting, err := house.OpenStore(t.Context(), storage.Options{Path: filepath.Clean(s.DB), Existing: true, Zone: s.Zone, Now: s.Clock.Now,
		Wrap: func(conn driver.Conn) driver.Conn { return countedConn{conn, &c.statements} }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = counting.Store.Close() })
	c.store = counting.Store
	for n, role := range people.Roles() {
		unit := demo.DemoUnit
		if role == people.Admin {
			unit = ""
		}
		code := invite(t, h, role, unit, fmt.Sprintf("ABCDEFGH%08d", n))
		if _, err := c.store.Redeem(t.Context(), code, personOf(role), time.Now(), int64(n+1)); err != nil {
			t.Fatal(err)
		}
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	c.answers = conversation.New(conversation.Deps{Stores: serve.StoresOf(c.store), Workdays: s.Workdays, Catalogue: catalogue, RuleSets: h.Rules.ByID, Zone: s.Zone,
		Now: s.Clock.Now, Authority: s.Authority, Log: s.Log, Closer: counting.Importer(s), BotName: func(context.Context) string { return "motcua_bot" }})
	c.update = 1000
	return c
}

func personOf(role people.Role) int64 {
	return 7_000_000_000 + int64(len(role)) // each role's word has another length
}

// asks asks, and gives how many statements that took.
func (c *asksCounted) asks(role people.Role, text string) int64 {
	before := c.statements.Load()
	c.update++
	person := personOf(role)
	if _, err := c.store.PutUpdates(c.t.Context(), []updates.Update{{ID: c.update, Chat: person, Body: []byte("{}")}}, nil); err != nil {
		c.t.Fatal(err)
	}
	c.answer(role, text)
	if err := c.store.FinishUpdates(c.t.Context(), []int64{c.update}); err != nil {
		c.t.Fatal(err)
	}
	return c.statements.Load() - before
}

func (c *asksCounted) answer(role people.Role, text string) {
	person := personOf(role)
	request := bot.Request{Update: c.update, Private: true, Chat: person, Person: person, Text: text, Language: "vi"}
	if reply, err := c.answers.Answer(c.t.Context(), request); err != nil || len(reply.Messages) == 0 {
		c.t.Fatalf("%s is answered with %+v, %v", text, reply, err)
	}
}

// cost is what a command costs at most: in statements when it is asked for the first time and again, the inbox included, and in
// allocations of the answer.
type cost struct {
	role         people.Role
	text         string
	first, again int64
	allocations  float64
}

// compare says what a command costs, and that it is too much.
func (c *asksCounted) compare(k cost) {
	c.t.Helper()
	first, again := c.asks(k.role, k.text), c.asks(k.role, k.text)
	allocations := math.Inf(1)
	for n := 0; n < 5 && allocations > k.allocations; n++ { // a busy machine and emptied pools only add to it: the least is what it costs
		allocations = min(allocations, testing.AllocsPerRun(3, func() { c.answer(k.role, k.text) }))
	}
	c.t.Logf("%s of %s: %d statements, then %d; %.0f allocations", k.text, k.role, first, again, allocations)
	if first > k.first || again > k.again || allocations > k.allocations && !trial.Raced {
		c.t.Errorf("%s of %s takes %d statements, then %d, and %.0f allocations; at most %d, %d and %.0f", k.text, k.role, first, again, allocations, k.first, k.again, k.allocations)
	}
}

func TestCommandsCostNoMoreThanTheyDid(t *testing.T) {
	c := newAsksCounted(t)
	tried := map[string]bool{}
	for _, k := range []cost{
		{people.Officer, "/start", 18, 4, 130},
		{people.Officer, "/diem 6/2024", 12, 4, 118},
		{people.Officer, "/diem", 4, 4, 107},
		{people.Chair, "/quahan", 13, 10, 390},
		{people.Chair, "/quahan 6/2024", 7, 7, 250},
		{people.Admin, "/quahan", 10, 10, 390},
		{people.Officer, "/saphan", 12, 12, 260},
		{people.Officer, "/hoso 240614-0001", 35, 35, 2200},
		{people.Admin, "/hoso 240614-0001", 35, 35, 2200},
		{people.Officer, "/xephang 6/2024", 18, 11, 1200},
		{people.Officer, "/xuhuong 6/2024", 4, 4, 1500},
		{people.Officer, "/canhbao", 5, 5, 80},
		{people.Officer, "/tuan", 13, 11, 330},
		{people.Admin, "/tuan", 11, 11, 2400},
		{people.Officer, "/canlam 6/2024", 8, 8, 2100},
		{people.Officer, "/dinhchinh", 6, 6, 110},
		{people.Admin, "/tongquan 6/2024", 14, 14, 2600},
		{people.Admin, "/nguoidung", 5, 5, 160},
		{people.Admin, "/moi", 5, 5, 120},
		{people.Admin, "/chitieu", 7, 6, 1900}, // which rules rank now is read once
		{people.Admin, "/nhatky", 6, 6, 600},
		{people.Admin, "/chot 6/2024", 24, 24, 12400}, // its transaction is counted, too; and which quarter and year it would close
		{people.Admin, "/molai 6/2024", 12, 12, 2000}, // an act reads the month whole
		{people.Admin, "/baocao 6/2024", 25, 24, 3100},
		{people.Admin, "/mau 6/2024", 7, 5, 18000},
		{people.Admin, "/thongbao", 10, 10, 310},
		{people.Admin, "/caidat", 10, 7, 160},
		{people.Officer, "/trogiup", 9, 4, 125},
		{people.Officer, "/ngonngu", 4, 4, 40},
		{people.Officer, "/nghi", 5, 5, 150},
		{people.Officer, "/huy", 6, 6, 110},
	} {
		name, _, _ := strings.Cut(k.text[1:], " ")
		tried[name] = true
		c.compare(k)
	}
	for _, m := range c.answers.Menus(people.Person{Grants: []people.Grant{{Role: people.Admin}, {Role: people.Officer, Unit: demo.DemoUnit}}}) {
		if !tried[m.Name] {
			t.Errorf("/%s is not tried", m.Name)
		}
	}
}

// The cards of the national set have more groups and longer figures, and the month before, a quarter and a year beside them.
func TestCommandsByTheNationalSetCostNoMoreThanTheyDid(t *testing.T) {
	c := newAsksCounted(t, takeNationalMonths)
	for _, k := range []cost{
		{people.Officer, "/diem 12/2025", 17, 4, 180},
		{people.Officer, "/xephang 12/2025", 19, 12, 1100},
		{people.Officer, "/xuhuong 12/2025", 6, 4, 1600},
		{people.Admin, "/tongquan 12/2025", 17, 14, 5200},
	} {
		c.compare(k)
	}
}

// takeNationalMonths enters the counts of two months that the national set scores.
func takeNationalMonths(t *testing.T, s house.Settings) {
	t.Helper()
	h, err := house.OpenHouse(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Store.Writer().Exec(`INSERT INTO rule_uses (since, codes, at, by_person) VALUES ('2025-07', 'quoc-gia-766', 0, 0)`); err != nil {
		t.Fatal(err)
	}
	rules, err := h.RulesNow(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	counts, err := nationalCounts(t.Context(), h, rules, "11/2025", "12/2025")
	if err != nil {
		t.Fatal(err)
	}
	importer := &ledger.Ledger{Store: h.Store, Rules: rules, Zone: s.Zone, Now: s.Clock.Now, Limits: sheet.CommandLine()}
	if err := demo.TakeAll(t.Context(), importer, ledger.ImportOptions{}, demo.Memory("so-lieu.csv", counts)); err != nil {
		t.Fatal(err)
	}
	if err := h.Store.Close(); err != nil {
		t.Fatal(err)
	}
}

// nationalCounts are made-up counts of all indicators of the national set that are counted, for every unit.
func nationalCounts(ctx context.Context, h *house.House, rules *rulesets.Catalogue, months ...string) ([]byte, error) {
	units, err := h.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	set, _ := rules.ByID("quoc-gia-766@2025-07")
	file := bytes.NewBufferString(strings.Join(demo.CountsHeader, ",") + "\n")
	for m, month := range months {
		for i, ind := range set.Indicators {
			for u, unit := range units {
				if ind.Common { // entered once, for no unit
					unit = scoring.Unit{}
				}
				if !ind.Common || u == 0 {
					fmt.Fprintf(file, "%s,%s,%s,%s,%d,53\n", month, unit.Code, unit.Name, ind.Code, 20+(7*i+u+m)%30)
				}
			}
		}
	}
	return file.Bytes(), nil
}

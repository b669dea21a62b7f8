package main

import (
	"context"
	"database/sql/driver"
	"fmt"
	"log/slog"
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
	"motcua/locales"
	"motcua/scoring/people"
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

func newAsksCounted(t *testing.T) *asksCounted {
	s, h := sampleHouse(t, slog.New(slog.DiscardHandler))
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

// What each command costs does not grow: in statements when it is asked for the first time and again, the inbox included, and in
// allocations of the answer.
func TestCommandsCostNoMoreThanTheyDid(t *testing.T) {
	c := newAsksCounted(t)
	tried := map[string]bool{}
	for _, k := range []struct {
		role         people.Role
		text         string
		first, again int64
		allocations  float64
	}{
		{people.Officer, "/start", 10, 4, 80},
		{people.Officer, "/diem 6/2024", 12, 4, 145},
		{people.Officer, "/diem", 4, 4, 136},
		{people.Chair, "/quahan", 10, 7, 390},
		{people.Chair, "/quahan 6/2024", 7, 7, 250},
		{people.Admin, "/quahan", 7, 7, 390},
		{people.Officer, "/saphan", 9, 9, 220},
		{people.Officer, "/xephang 6/2024", 18, 11, 1200},
		{people.Officer, "/xuhuong 6/2024", 4, 4, 1500},
		{people.Officer, "/canhbao", 5, 5, 80},
		{people.Officer, "/baosai", 6, 6, 110},
		{people.Admin, "/tongquan 6/2024", 12, 12, 2600},
		{people.Admin, "/nguoidung", 5, 5, 160},
		{people.Admin, "/moi", 5, 5, 120},
		{people.Admin, "/chitieu", 6, 6, 1900},
		{people.Admin, "/nhatky", 6, 6, 600},
		{people.Admin, "/chot 6/2024", 21, 21, 12400}, // its transaction is counted, too
		{people.Admin, "/molai 6/2024", 12, 12, 2000}, // an act reads the month whole
		{people.Admin, "/baocao 6/2024", 25, 22, 3100},
		{people.Admin, "/thongbao", 10, 10, 310},
		{people.Admin, "/caidat", 10, 7, 160},
		{people.Officer, "/trogiup", 9, 4, 70},
		{people.Officer, "/ngonngu", 4, 4, 40},
		{people.Officer, "/huy", 6, 6, 110},
	} {
		name, _, _ := strings.Cut(k.text[1:], " ")
		tried[name] = true
		first, again := c.asks(k.role, k.text), c.asks(k.role, k.text)
		allocations := testing.AllocsPerRun(3, func() { c.answer(k.role, k.text) })
		t.Logf("%s of %s: %d statements, then %d; %.0f allocations", k.text, k.role, first, again, allocations)
		if first > k.first || again > k.again || allocations > k.allocations && !raced {
			t.Errorf("%s of %s takes %d statements, then %d, and %.0f allocations; at most %d, %d and %.0f", k.text, k.role, first, again, allocations, k.first, k.again, k.allocations)
		}
	}
	for _, m := range c.answers.Menus(people.Person{Grants: []people.Grant{{Role: people.Admin}, {Role: people.Officer, Unit: demo.DemoUnit}}}) {
		if !tried[m.Name] {
			t.Errorf("/%s is not tried", m.Name)
		}
	}
}

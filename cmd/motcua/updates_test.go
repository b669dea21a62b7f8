package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
	"motcua/scoring/people"
)

// How many random and mutated updates the bot must stand in a soak, and after how many the buttons that it has made meanwhile are
// among those pressed.
const (
	strangeUpdates = 10_000
	strangeRound   = 500
)

// Ten thousand random and mutated updates, by everybody who may write: the bot does not crash, no chat is stuck, no press of
// anybody registered is left unanswered, and whoever holds no role reads of no unit. Every command is among them, and every button: of everybody's,
// by everybody.
func TestStrangeUpdatesAreStood(t *testing.T) {
	t.Parallel()
	s := newStage(t, serve.Options{})
	grants := [][]people.Grant{
		{}, // a stranger
		{}, // somebody who was removed
		{{Role: people.Officer, Unit: demo.DemoUnit}},
		{{Role: people.Chair, Unit: "000.11.32.H18"}},
		{{Role: people.Officer, Unit: "000.11.32.H18"}, {Role: people.Officer, Unit: demo.DemoUnit}},
		{{Role: people.Admin}},
	}
	var users []*sandbox.User
	for i := range grants {
		u := s.telegram.User(int64(6_000_000_001+i), "vi")
		u.Start("")
		users = append(users, u)
	}
	const removed = 1
	updates, codes := few(strangeUpdates), 0
	enrol(t, s, users[removed], grants[2], &codes)
	if _, err := s.house.Store.RemovePerson(t.Context(), users[removed].ID, 0); err != nil {
		t.Fatal(err)
	}
	// Among the buttons are some that take somebody's roles away.
	everybody := func() {
		t.Helper()
		for i, held := range grants {
			enrol(t, s, users[i], held, &codes)
		}
	}
	everybody()
	w := newStrangeWriter(t, rand.New(rand.NewPCG(10, 2026)), users)
	for _, u := range users {
		for _, command := range w.commands {
			u.Send("/" + command)
		}
		u.SendFile("ho-so.csv", []byte("Mã hồ sơ,Ngày tiếp nhận,Trạng thái\n"+demo.DemoUnit+"-261101-0001,01/11/2026,Đang xử lý\n"))
		u.SendPhoto([]byte("\x89PNG"), 90, 60, "")
	}
	s.settle()
	for n := range updates {
		if n%strangeRound == 0 {
			s.settle()
			everybody()
			w.see(s.telegram)
		}
		if err := s.telegram.Inject(w.update()); err != nil {
			t.Fatal(err)
		}
	}
	s.settle()
	for _, u := range users[removed+1:] {
		if n := s.telegram.OpenPresses(u.ID); n > 0 {
			t.Errorf("%d presses of %d are not answered", n, u.ID)
		}
	}
	units, err := s.house.Store.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users[:removed+1] {
		for _, text := range answers(s.telegram, u) {
			for _, unit := range units {
				if strings.Contains(strings.ToLower(text), strings.ToLower(chat.UnitName(unit.Name))) {
					t.Errorf("%d, who holds no role, reads of %s:\n%s", u.ID, unit.Name, text)
				}
			}
		}
	}
	s.settings.Clock.MoveOn(s.settings.Clock.Now().Add(time.Hour)) // strangers are answered once an hour
	for _, u := range users {
		before := len(answers(s.telegram, u))
		u.Send("/trogiup")
		if _, err := s.telegram.Wait(patiently(t), u.ID, before+1); err != nil {
			t.Errorf("the chat of %d is stuck: %v", u.ID, err)
		}
	}
	s.stop()
	aside, err := s.house.Store.SetAsideCount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d updates could not be read and were set aside; %d different buttons were pressed", aside, updates, len(w.pressed))
	if missing := w.untried(); trial.Soaks() && len(missing) > 0 {
		t.Errorf("no button to %v is pressed", missing)
	}
	for line := range strings.Lines(string(s.log.bytes())) {
		if strings.Contains(line, "panic") || strings.Contains(line, "could not be answered") || strings.Contains(line, "Telegram refuses") {
			t.Fatalf("something went wrong: %s", line)
		}
	}
}

// enrol gives somebody the grants, as far as they do not hold them, by codes that are counted.
func enrol(t *testing.T, s *stage, u *sandbox.User, grants []people.Grant, codes *int) {
	t.Helper()
	person, err := s.house.Store.Person(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range grants {
		if person.HasGrant(g) {
			continue
		}
		*codes++
		now, code := s.settings.Clock.Now(), fmt.Sprintf("%016d", *codes)
		invitation := people.Invitation{Hash: people.HashCode(code), Grant: g, Expires: now.Add(time.Hour)}
		if err := s.house.Store.AddInvitation(t.Context(), invitation, 0); err != nil {
			t.Fatal(err)
		}
		// Wrong codes, of which there are many among what is written, lock a chat out.
		if err := s.house.Store.PurgeInbox(t.Context(), now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.house.Store.Redeem(t.Context(), code, u.ID, now, int64(-*codes)); err != nil {
			t.Fatal(err)
		}
	}
}

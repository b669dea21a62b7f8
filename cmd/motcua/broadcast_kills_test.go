package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/internal/trial"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

const (
	broadcastPeople = 3321
	broadcastKills  = 50
	everyBlocks     = 60 // one in so many blocked the bot
	everyConfirms   = 20 // one in so many of whom it reached confirms
	broadcastText   = "Họp giao ban 8 giờ"
)

// spoilt are the faults of a broadcast's bad day.
var spoilt = sandbox.Faults{Seed: 21, Rules: []sandbox.Fault{
	{Kind: sandbox.Busy, Method: "sendMessage", Probability: 0.002},
	{Kind: sandbox.Broken, Method: "sendMessage", Probability: 0.01},
	{Kind: sandbox.Broken, Method: "sendMessage", Probability: 0.01, After: true},
	{Kind: sandbox.Reset, Method: "sendMessage", Probability: 0.01},
	{Kind: sandbox.Reset, Method: "sendMessage", Probability: 0.01, After: true},
	{Kind: sandbox.Slow, Method: "sendMessage", Probability: 0.2, Delay: 60 * time.Millisecond},
}}

// A broadcast to as many people as the country has communes goes on exactly where it was, however often the program is
// killed and whatever Telegram does: each person has one outcome, and it is the one that their chat shows.
func TestABroadcastGoesOnWhereItWasWhateverKillsTheProgram(t *testing.T) {
	t.Parallel()
	recipients, ends := trial.Count(broadcastPeople, 400, 200), trial.Count(broadcastKills, 3, 2)
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	began := time.Now()
	users := w.hires(recipients)
	admin := w.registers(1, people.Admin, "")
	w.telegram.Faults(spoilt)
	id := w.broadcasts(admin)
	w.becomes(id, broadcast.Running)
	w.stop()
	random, cut := rand.New(rand.NewPCG(50, 3321)), 0
	for range ends {
		program := w.startsProcessAs("motcua-fast")
		time.Sleep(time.Duration(100+random.IntN(200)) * time.Millisecond)
		if err := program.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = program.Wait() // it was killed
		cut += len(w.rows(outbox.Sending))
		w.settings.Clock.MoveOn(w.settings.Clock.Now().Add(time.Second))
	}
	if left := len(w.rows(outbox.Queued)); left == 0 {
		t.Error("all was sent before the last kill: that shows too little")
	}
	last := w.startsProcessAs("motcua-fast")
	w.becomes(id, broadcast.Done)
	w.confirms(users)
	w.waits(admin, "đã gửi xong", 1)
	w.answersNow()
	w.ends(last)
	w.agrees(users, id, ends)
	t.Logf("%d kills found %d messages on their way; it took %v", ends, cut, time.Since(began).Round(time.Second))
}

// becomes waits until a broadcast is in a state.
func (w *desk) becomes(id int64, state broadcast.State) {
	w.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		b, _, err := w.house.Store.Broadcast(w.t.Context(), id)
		if err != nil {
			w.t.Fatal(err)
		}
		if b.State == state {
			return
		}
		if time.Now().After(deadline) {
			all, err := w.house.Store.Outcomes(w.t.Context(), id)
			w.t.Fatalf("the broadcast is %s %q and does not become %s: %v, %v\nlog: %s", b.State, b.Stop, state, broadcast.Count(all), err, w.log.bytes())
		}
	}
}

// hires makes so many officers of the sample's units known, of whom some have blocked the bot.
func (w *desk) hires(n int) []*sandbox.User {
	w.t.Helper()
	units, err := w.house.Store.Units(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	users := make([]*sandbox.User, n)
	const hands = 8
	var working sync.WaitGroup
	for hand := range hands {
		working.Go(func() {
			for i := hand; i < n; i += hands {
				id, code := int64(1000+i), fmt.Sprintf("%016d", 1000+i)
				invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Officer, Unit: units[i%len(units)].Code}, Expires: w.settings.Clock.Now().Add(time.Hour)}
				if err := w.house.Store.AddInvitation(w.t.Context(), invitation, 0); err != nil {
					w.t.Error(err)
				}
				if _, err := w.house.Store.Redeem(w.t.Context(), code, id, w.settings.Clock.Now(), id); err != nil {
					w.t.Error(err)
				}
				users[i] = w.telegram.User(id, "vi")
				if users[i].Known(); i%everyBlocks == everyBlocks-1 {
					users[i].Block()
				}
			}
		})
	}
	working.Wait()
	return users
}

// broadcasts has an admin write to all officers, and gives the broadcast's id.
func (w *desk) broadcasts(admin *sandbox.User) int64 {
	w.t.Helper()
	press := func(label, then string) {
		w.t.Helper()
		all := messages(w.telegram, admin)
		if err := admin.Press(all[len(all)-1].MessageID, label); err != nil {
			w.t.Fatal(err)
		}
		w.waits(admin, then, 1)
	}
	admin.Send("/thongbao " + broadcastText)
	w.waits(admin, "Bản nháp", 1)
	press("Nút “Đã nhận”", "Có nút")
	press("Người nhận", "Gửi thông báo cho đối tượng nào?")
	press("Công chức một cửa", "công chức một cửa")
	press("‹ Bản nháp", "Bản nháp")
	press("Gửi ngay", "Gửi thông báo số 1?")
	all := messages(w.telegram, admin)
	for _, row := range all[len(all)-1].Buttons {
		if strings.HasPrefix(row[0].Label, "Gửi cho") {
			press(row[0].Label, "Thông báo số 1:")
		}
	}
	return 1
}

// confirms has some of those whom the broadcast reached say so.
func (w *desk) confirms(users []*sandbox.User) {
	w.t.Helper()
	for i, u := range users {
		got := messages(w.telegram, u)
		if i%everyConfirms != 0 || len(got) == 0 {
			continue
		}
		if err := u.Press(got[0].MessageID, "Đã nhận"); err != nil {
			w.t.Fatal(err)
		}
		w.waits(u, "Đã ghi nhận", 1)
	}
}

// agrees compares the outcome of each recipient with their chat.
func (w *desk) agrees(users []*sandbox.User, id int64, kills int) {
	w.t.Helper()
	all, err := w.house.Store.Outcomes(w.t.Context(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	outcomes := map[int64]broadcast.Outcome{}
	for _, p := range all {
		outcomes[p.ID] = p.Outcome
	}
	if len(all) != len(users) || len(outcomes) != len(users) {
		w.t.Errorf("%d outcomes of %d people, there are %d", len(all), len(outcomes), len(users))
	}
	chats := broadcast.Counts{} // what the chats show
	again, arrived := 0, 0
	for i, u := range users {
		got, confirmed := 0, false
		for _, m := range messages(w.telegram, u) {
			if strings.Contains(m.Text, "Đã ghi nhận") {
				confirmed = true
			} else {
				got++
			}
		}
		outcome := outcomes[u.ID]
		again += max(0, got-1)
		shows := broadcast.Refused
		switch {
		case confirmed:
			shows = broadcast.Confirmed
		case i%everyBlocks == everyBlocks-1 && got == 0 && outcome != broadcast.Uncertain:
			shows = broadcast.Blocked
		case outcome == broadcast.Uncertain: // both are so: that is what it says
			shows = broadcast.Uncertain
			arrived += min(got, 1)
		case got > 0:
			shows = broadcast.Accepted
		}
		chats[shows]++
		if shows != outcome {
			w.t.Errorf("%d has the outcome %q, and %d messages", u.ID, outcome, got)
		}
	}
	counts := broadcast.Count(all)
	for _, o := range broadcast.Outcomes() {
		if counts[o] != chats[o] {
			w.t.Errorf("the report counts %d %s, the chats show %d", counts[o], o, chats[o])
		}
	}
	if again > kills || counts[broadcast.Uncertain] > len(users)/6 { // the busier the machine, the more is in the air at each kill
		w.t.Errorf("%d messages came again, %d are uncertain", again, counts[broadcast.Uncertain])
	}
	w.t.Logf("%d people: %v; of the uncertain %d arrived; %d messages came again", len(users), counts, arrived, again)
}

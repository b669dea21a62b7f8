package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/courier"
	"motcua/cmd/motcua/serve"
	"motcua/internal/trial"
	"motcua/scoring/broadcast"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

const (
	historySeeds  = 3
	historySteps  = 300
	historyPeople = 12
	historyChecks = 20 // of all that was written so far, once in so many steps
)

// histories are a life in which people come, move and go while broadcasts wait, go out, are halted and begun again, without
// Telegram: what would be sent is counted.
type histories struct {
	*years
	all    []addressed
	update int64
	kills  int
}

// addressed is a broadcast with the people who were shown when it was confirmed, and how often it went out to each.
type addressed struct {
	broadcast.Broadcast
	shown   []int64
	got     map[int64]int
	perhaps map[int64]bool // a send of which nobody knows whether it arrived, or that an operator had repeated
}

// However people come, move, go, block the bot and come back, and whatever is done to broadcasts meanwhile, each of those who
// were shown when one was confirmed has one outcome, and it is what became of them.
func TestEveryRecipientEndsInOneOutcome(t *testing.T) {
	t.Parallel()
	sum, shown, kills, broadcasts := broadcast.Counts{}, 0, 0, 0
	for seed := range uint64(few(historySeeds)) {
		h := &histories{years: newYears(t, 100+seed)}
		h.settings.Clock.MoveOn(time.Date(2026, 1, 5, 8, 0, 0, 0, h.settings.Zone))
		for person := int64(11); person < 11+historyPeople; person++ {
			h.registers(person)
		}
		for step := range historySteps {
			h.step()
			if step%historyChecks == 0 {
				for _, b := range h.all {
					h.checks(b)
				}
			}
			h.settings.Clock.MoveOn(h.now().Add(time.Second))
		}
		h.settles()
		for _, b := range h.all {
			counts := h.checks(b)
			if counts[broadcast.Waiting] > 0 {
				t.Errorf("seed %d: of broadcast %d %d wait for ever", seed, b.ID, counts[broadcast.Waiting])
			}
			for outcome, n := range counts {
				sum[outcome] += n
			}
			shown += len(b.shown)
		}
		kills, broadcasts = kills+h.kills, broadcasts+len(h.all)
	}
	if sum.Total() != shown {
		t.Errorf("%d outcomes of %d people shown", sum.Total(), shown)
	}
	for _, outcome := range broadcast.Outcomes() {
		if sum[outcome] == 0 && outcome != broadcast.Waiting && trial.Soaks() {
			t.Errorf("nobody ended as %s: that shows too little", outcome)
		}
	}
	t.Logf("%d broadcasts, %d kills: %d people were shown, %d ended: %v", broadcasts, kills, shown, sum.Total(), sum)
}

func (h *histories) anybody() int64 { return 11 + h.random.Int64N(historyPeople) }

func (h *histories) unit() string { return yearsChairs[h.random.IntN(3)].unit }

func (h *histories) person(id int64) people.Person {
	p, err := h.house.Store.Person(h.Context(), id)
	h.must(err)
	return p
}

func (h *histories) registers(person int64) {
	g := people.Grant{Role: []people.Role{people.Officer, people.Chair}[h.random.IntN(2)], Unit: h.unit()}
	if !slices.Contains(h.person(person).Grants, g) {
		h.enrols(person, g)
	}
}

// step is one thing that happens.
func (h *histories) step() {
	store, ctx := h.house.Store, h.Context()
	switch dice := h.random.IntN(100); {
	case dice < 20:
		h.moves(h.anybody())
	case dice < 25:
		_, err := store.RemovePerson(ctx, h.anybody(), yearsAdmin)
		h.must(err)
	case dice < 32:
		h.registers(h.anybody())
	case dice < 35:
		h.must(store.Gone(ctx, h.anybody(), "blocked", h.now(), h.now()))
	case dice < 38:
		h.must(store.Reached(ctx, h.anybody()))
	case dice < 40:
		h.must(store.SetLanguage(ctx, h.anybody(), []string{"vi", "en"}[h.random.IntN(2)]))
	case dice < 45:
		h.writes()
	case dice < 55:
		h.steers()
	case dice < 58:
		h.operates()
	case dice < 75:
		h.must(store.TendBroadcasts(ctx))
	case dice < 82 && len(h.all) > 0:
		b := h.all[h.random.IntN(len(h.all))]
		if person := b.shown[h.random.IntN(len(b.shown))]; b.got[person] > 0 {
			if _, sent, err := store.Confirm(ctx, b.ID, person); err != nil || !sent {
				h.Errorf("%d cannot confirm broadcast %d, which went out to them: %v", person, b.ID, err)
			}
		}
	default:
		h.delivers(1 + h.random.IntN(4))
	}
}

// moves has somebody serve another unit, or makes them an officer or a chair, or an admin.
func (h *histories) moves(person int64) {
	p := h.person(person)
	if !p.Known() {
		return
	}
	c := people.Change{Drop: p.Grants[0], Add: people.Grant{Role: people.Officer, Unit: h.unit()}}
	switch h.random.IntN(6) {
	case 0:
		c.Add.Role = people.Chair
	case 1:
		c.Add = people.Grant{Role: people.Admin}
	case 2:
		c.Drop = people.Grant{} // a further role
	}
	if !p.HasGrant(c.Add) {
		h.must(h.house.Store.ChangeRoles(h.Context(), person, c, yearsAdmin))
	}
}

// writes has an admin confirm a broadcast, for now or in a minute.
func (h *histories) writes() {
	a := [...]broadcast.Audience{{}, {}, {Role: people.Officer}, {Role: people.Chair}, {Units: []string{h.unit()}}, {Units: []string{h.unit(), h.unit()}, Role: people.Officer}}[h.random.IntN(6)]
	if len(h.all) > 0 && h.random.IntN(4) == 0 {
		a.Unconfirmed = h.all[h.random.IntN(len(h.all))].ID
	}
	store := h.house.Store
	h.update++
	b, err := store.AddBroadcast(h.Context(), broadcast.Broadcast{By: yearsAdmin, Content: broadcast.Content{Kind: broadcast.Text, Text: "Gửi {đơn vị}"}, Audience: a}, h.update)
	h.must(err)
	to, err := store.Audience(h.Context(), a)
	h.must(err)
	if len(to) == 0 {
		return
	}
	h.changes(b, func(b *broadcast.Broadcast) {
		b.State, b.To = broadcast.Scheduled, to
		if h.random.IntN(2) == 0 {
			b.SendAt = h.now().Add(time.Minute)
		}
	})
	all := addressed{Broadcast: b, got: map[int64]int{}, perhaps: map[int64]bool{}}
	for _, r := range to {
		all.shown = append(all.shown, r.Person)
	}
	slices.Sort(all.shown)
	h.all = append(h.all, all)
}

func (h *histories) changes(b broadcast.Broadcast, f func(*broadcast.Broadcast)) {
	h.update++
	_, done, err := h.house.Store.ChangeBroadcast(h.Context(), b.ID, b.Version, yearsAdmin, h.update, func(b *broadcast.Broadcast) bool { f(b); return true })
	if h.must(err); !done {
		h.Errorf("broadcast %d is not changed", b.ID)
	}
}

// steers pauses, resumes, cancels or retries a broadcast, if it is so far.
func (h *histories) steers() {
	if len(h.all) == 0 {
		return
	}
	last := h.all[max(0, len(h.all)-4):]
	b, _, err := h.house.Store.Broadcast(h.Context(), last[h.random.IntN(len(last))].ID)
	h.must(err)
	to := map[broadcast.State]broadcast.State{broadcast.Running: broadcast.Paused, broadcast.Paused: broadcast.Running, broadcast.Done: broadcast.Running}[b.State]
	if b.State != broadcast.Done && b.State != broadcast.Cancelled && h.random.IntN(8) == 0 {
		to = broadcast.Cancelled
	}
	if to != "" {
		h.changes(b, func(b *broadcast.Broadcast) { b.State, b.Stop = to, "" })
	}
}

// operates retries or cancels a row as an operator does.
func (h *histories) operates() {
	rows, err := h.house.Store.Outbox(h.Context(), []outbox.State{outbox.Refused, outbox.Unknown, outbox.Queued, outbox.Held}, 50)
	h.must(err)
	if len(rows) == 0 {
		return
	}
	row := rows[h.random.IntN(len(rows))]
	if row.State == outbox.Queued || row.State == outbox.Held {
		_, err = h.house.Store.Cancel(h.Context(), row.ID, 0)
	} else {
		_, err = h.house.Store.Retry(h.Context(), row.ID)
	}
	h.must(err)
}

// delivers sends as the courier does what is due for some people; now and then the program dies over it.
func (h *histories) delivers(limit int) {
	rows, err := h.house.Store.Ready(h.Context(), h.now(), nil, limit)
	h.must(err)
	for _, row := range rows {
		m, moot, err := h.answers.Compose(h.Context(), row.Person, []outbox.Row{row}, h.now())
		h.must(err)
		ids := []int64{row.ID}
		end := courier.Ending{State: outbox.Accepted, Message: 1}
		if row.Reason == outbox.Broadcast {
			h.asks(row, moot[0])
		}
		if moot[0] != "" {
			h.must(serve.Outgoing{Store: h.house.Store, Settings: h.settings}.Finish(h.Context(), []outbox.Row{row}, courier.Ending{State: outbox.Cancelled, Why: string(moot[0])}, h.now()))
			continue
		}
		if err := h.house.Store.Begin(h.Context(), []outbox.Row{row}, h.now()); errors.Is(err, outbox.ErrMoved) { // by what became of another row
			continue
		} else if err != nil {
			h.Fatal(err)
		}
		dice, arrived := h.random.IntN(40), true
		switch {
		case dice < 3:
			end, arrived = courier.Ending{State: outbox.Refused, Why: "no"}, false
		case dice < 5:
			h.must(h.house.Store.Gone(h.Context(), row.Person, "blocked", h.now(), h.now()))
			end, arrived = courier.Ending{State: outbox.Refused, Why: "gone"}, false
		case dice < 7:
			h.must(h.house.Store.Requeue(h.Context(), ids, h.now(), false)) // Telegram asks to wait
			continue
		case dice < 8, dice < 10 && row.Reason == outbox.Broadcast:
			end, arrived = courier.Ending{State: outbox.Unknown, Why: "eof"}, dice == 7
		}
		if row.Reason == outbox.Broadcast {
			h.notes(row, m.HTML, end, arrived)
		}
		if dice == 39 {
			h.dies(row)
			return
		}
		h.must(serve.Outgoing{Store: h.house.Store, Settings: h.settings}.Finish(h.Context(), []outbox.Row{row}, end, h.now()))
	}
}

// of is the broadcast that a row is of.
func (h *histories) of(row outbox.Row) addressed {
	return h.all[slices.IndexFunc(h.all, func(b addressed) bool { return row.Reference == b.ID })]
}

// asks checks that it depends on what a person holds now whether they are told of a broadcast.
func (h *histories) asks(row outbox.Row, moot outbox.Moot) {
	a, p := h.of(row).Audience, h.person(row.Person)
	want := outbox.Moved
	if !p.Known() {
		want = outbox.Removed
	}
	for _, g := range p.Grants {
		if (a.Role == "" || a.Role == g.Role) && (len(a.Units) == 0 || slices.Contains(a.Units, g.Unit)) {
			want = ""
		}
	}
	if moot != want {
		h.Errorf("for %+v: %d, who holds %v, is not told for %q, want %q", a, row.Person, p.Grants, moot, want)
	}
}

// notes counts a broadcast that went out, which names something that the person serves now.
func (h *histories) notes(row outbox.Row, text string, end courier.Ending, arrived bool) {
	b, p := h.of(row), h.person(row.Person)
	names := map[string]string{"": "(", yearsChairs[0].unit: "xã Luân Giới", yearsChairs[1].unit: "xã Na Son", yearsChairs[2].unit: "xã Keo Lôm"}
	if !slices.ContainsFunc(p.Grants, func(g people.Grant) bool { return g.Unit == "" || strings.Contains(text, names[g.Unit]) }) {
		h.Errorf("%d, who holds %v, is written %q", row.Person, p.Grants, text)
	}
	if arrived {
		b.got[row.Person]++
	}
	if end.State == outbox.Unknown {
		b.perhaps[row.Person] = true
	}
}

// dies ends the program while a row is on its way, and starts it again.
func (h *histories) dies(row outbox.Row) {
	h.kills++
	if row.Reason == outbox.Broadcast {
		h.of(row).perhaps[row.Person] = true
		h.must(serve.Outgoing{Store: h.house.Store, Settings: h.settings}.Finish(h.Context(), []outbox.Row{row}, courier.Ending{State: outbox.Unknown, Why: "the program ended while it was sent"}, h.now()))
	}
	h.start()
}

// settles lets everything end: what is paused goes on, and what waits goes out.
func (h *histories) settles() {
	for range 200 {
		h.settings.Clock.MoveOn(h.now().Add(time.Minute))
		h.must(h.house.Store.TendBroadcasts(h.Context()))
		for _, b := range h.all {
			if now, _, err := h.house.Store.Broadcast(h.Context(), b.ID); err != nil || now.State == broadcast.Paused {
				h.must(err)
				h.changes(now, func(b *broadcast.Broadcast) { b.State, b.Stop = broadcast.Running, "" })
			}
		}
		h.delivers(100)
		if rows, err := h.house.Store.Outbox(h.Context(), []outbox.State{outbox.Queued, outbox.Held, outbox.Sending}, 1); err == nil && len(rows) == 0 {
			return
		}
	}
	h.Error("it does not come to an end")
}

// checks compares the outcomes of a broadcast with who was shown, and with what went out to them.
func (h *histories) checks(b addressed) broadcast.Counts {
	all, err := h.house.Store.Outcomes(h.Context(), b.ID)
	h.must(err)
	var ids []int64
	for _, p := range all {
		ids = append(ids, p.ID)
		got, once := b.got[p.ID], b.got[p.ID] == 1 || b.got[p.ID] > 1 && b.perhaps[p.ID]
		switch p.Outcome {
		case broadcast.Accepted, broadcast.Confirmed:
			if !once && !b.perhaps[p.ID] {
				h.Errorf("of broadcast %d %d is %s, and was written %d times", b.ID, p.ID, p.Outcome, got)
			}
		case broadcast.Uncertain:
			if !b.perhaps[p.ID] {
				h.Errorf("of broadcast %d it is not known whether %d got it", b.ID, p.ID)
			}
		default:
			if got > 0 && !b.perhaps[p.ID] {
				h.Errorf("of broadcast %d %d is %s, and was written %d times", b.ID, p.ID, p.Outcome, got)
			}
		}
	}
	if slices.Sort(ids); !slices.Equal(ids, b.shown) {
		h.Errorf("broadcast %d was confirmed for %v, and has outcomes of %v", b.ID, b.shown, ids)
	}
	return broadcast.Count(all)
}

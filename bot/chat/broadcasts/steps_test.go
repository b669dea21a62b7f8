package broadcasts

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/chat/chattest"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
	"motcua/scoring/workdays"
)

// kept is a store of one broadcast, in whatever state, to the officer and the chair, and of what is drafted after it.
type kept struct{ all []broadcast.Broadcast }

func (k *kept) Broadcast(_ context.Context, id int64) (broadcast.Broadcast, bool, error) {
	if id < 1 || int(id) > len(k.all) {
		return broadcast.Broadcast{}, false, nil
	}
	return k.all[id-1], true, nil
}

func (k *kept) Broadcasts(context.Context, int) ([]broadcast.Broadcast, error) {
	return slices.Clone(k.all), nil
}

func (k *kept) AddBroadcast(_ context.Context, draft broadcast.Broadcast, update int64) (broadcast.Broadcast, error) {
	draft.ID, draft.Version, draft.Update, draft.State = int64(len(k.all)+1), 1, update, broadcast.Draft
	draft.Made, draft.Changed = chattest.Now(), chattest.Now()
	k.all = append(k.all, draft)
	return draft, nil
}

func (k *kept) ChangeBroadcast(_ context.Context, id, version, _, update int64, change func(*broadcast.Broadcast) bool) (broadcast.Broadcast, bool, error) {
	b := k.all[id-1]
	if b.Version != version || !change(&b) {
		return k.all[id-1], false, nil
	}
	b.Version, b.Update = version+1, update
	k.all[id-1] = b
	return b, true, nil
}

func (k *kept) Audience(context.Context, broadcast.Audience) ([]broadcast.Recipient, error) {
	return []broadcast.Recipient{
		{Person: chattest.Officer, Grant: people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}},
		{Person: chattest.Chair, Grant: people.Grant{Role: people.Chair, Unit: chattest.XaHangLia}},
	}, nil
}

func (k *kept) Outcomes(context.Context, int64) ([]broadcast.Person, error) {
	return []broadcast.Person{
		{ID: chattest.Officer, Role: people.Officer, Unit: chattest.XaPhiNhu, UnitName: "UBND xã Phì Nhừ", Outcome: broadcast.Accepted},
		{ID: chattest.Chair, Role: people.Chair, Unit: chattest.XaHangLia, UnitName: "UBND xã Háng Lìa", Outcome: broadcast.Accepted},
	}, nil
}

func (k *kept) Confirm(context.Context, int64, int64) (time.Time, bool, error) {
	return time.Time{}, false, nil
}

// begin is the chat of somebody with a desk of this room alone, in which there is a broadcast of an admin. They press a button of it.
func begin(t *testing.T, state broadcast.State, by int64) (press func(person int64, s step) *chattest.Talk, k *kept) {
	t.Helper()
	store := chattest.Store(t)
	days, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	k = &kept{}
	if _, err := k.AddBroadcast(t.Context(), broadcast.Broadcast{By: by, Content: broadcast.Content{Kind: broadcast.Text, Text: "Họp giao ban"}, Confirm: true}, -1); err != nil {
		t.Fatal(err)
	}
	k.all[0].State, k.all[0].Chat, k.all[0].Message = state, by, 77
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, k, store, days, func(context.Context, string, time.Time) (int, bool, error) { return 1, true, nil }))
	return func(person int64, s step) *chattest.Talk {
		data, ok := toStep.Link(s).Data()
		if !ok {
			t.Fatalf("the step %s does not fit into a button", s.Do)
		}
		talk := chattest.NewTalk(t, desk, person, "vi")
		talk.Press(data)
		return talk
	}, k
}

// Whatever the step and whatever the state, a broadcast is an admin's matter, and a draft is its writer's.
func TestBroadcastIsTheAdminsMatter(t *testing.T) {
	for _, state := range []broadcast.State{broadcast.Draft, broadcast.Scheduled, broadcast.Running, broadcast.Paused, broadcast.Done, broadcast.Cancelled} {
		for _, by := range []int64{chattest.Admin, colleague} {
			press, k := begin(t, state, by)
			whole := k.all[0]
			for do, rule := range stepRules() {
				for _, person := range []int64{chattest.Stranger, chattest.Officer, chattest.Chair, chattest.Admin} {
					k.all = []broadcast.Broadcast{whole}
					got := chattest.Shown(press(person, step{Broadcast: 1, Version: whole.Version, Do: do}).Last)
					may := person == chattest.Admin && (by == person || state != broadcast.Draft)
					if sees := strings.Contains(got, "giao ban") || strings.Contains(got, "thông báo số 1"); sees && !may {
						t.Errorf("person %d does %s with what is %s and sees it:\n%s", person, do, state, got)
					}
					if now := k.all[0]; now.Version != whole.Version && (!may || !rule.changes) || !may && len(k.all) > 1 {
						t.Errorf("person %d does %s with what is %s, and it changes to %+v", person, do, state, now)
					}
				}
			}
		}
	}
}

// colleague is an admin who writes drafts of their own.
const colleague int64 = 99

// A button from before the last change does nothing, and shows how it is now.
func TestOldButtonChangesNoBroadcast(t *testing.T) {
	press, k := begin(t, broadcast.Draft, chattest.Admin)
	whole := k.all[0]
	for do, rule := range stepRules() {
		k.all = []broadcast.Broadcast{whole}
		k.all[0].State, k.all[0].Version = rule.in[0], 7
		reply := press(chattest.Admin, step{Broadcast: 1, Version: 6, Do: do, With: "x"}).Last
		if now := k.all[0]; now.Version != 7 || now.State != rule.in[0] || rule.changes != strings.Contains(reply.Toast, "Nút này không còn hiệu lực") {
			t.Errorf("%s: %+v, said %q", do, now, reply.Toast)
		}
	}
}

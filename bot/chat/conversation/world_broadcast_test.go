package conversation

import (
	"context"
	"slices"
	"strings"
	"time"

	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// written are the broadcasts of a fake store, and who confirmed them.
type written struct {
	all        []broadcast.Broadcast // by id, from 1
	recipients map[int64][]broadcast.Person
}

func (f *fake) Broadcast(_ context.Context, id int64) (broadcast.Broadcast, bool, error) {
	if id < 1 || int(id) > len(f.broadcasts.all) {
		return broadcast.Broadcast{}, false, f.fails
	}
	return f.broadcasts.all[id-1], true, f.fails
}

func (f *fake) Broadcasts(context.Context, int) ([]broadcast.Broadcast, error) {
	all := slices.Clone(f.broadcasts.all)
	slices.Reverse(all)
	return all, f.fails
}

func (f *fake) AddBroadcast(_ context.Context, draft broadcast.Broadcast, update int64) (broadcast.Broadcast, error) {
	draft.ID, draft.Version, draft.Update, draft.State = int64(len(f.broadcasts.all)+1), 1, update, broadcast.Draft
	draft.Made, draft.Changed = at("2024-07-03 08:00"), at("2024-07-03 08:00")
	f.broadcasts.all = append(f.broadcasts.all, draft)
	return draft, f.fails
}

func (f *fake) ChangeBroadcast(_ context.Context, id, version, _, update int64, change func(*broadcast.Broadcast) bool) (broadcast.Broadcast, bool, error) {
	b := f.broadcasts.all[id-1]
	if b.Version != version || !change(&b) {
		return f.broadcasts.all[id-1], false, f.fails
	}
	b.Version, b.Update = version+1, update
	f.broadcasts.all[id-1] = b
	return b, true, f.fails
}

func (f *fake) Audience(_ context.Context, a broadcast.Audience) ([]broadcast.Recipient, error) {
	var all []people.Person
	for _, p := range f.people {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b people.Person) int { return int(a.ID - b.ID) })
	return a.Select(all, broadcast.Facts{Overdue: map[string]bool{hangLia: true}}), f.fails
}

func (f *fake) Outcomes(_ context.Context, id int64) ([]broadcast.Person, error) {
	return f.broadcasts.recipients[id], f.fails
}

func (f *fake) Confirm(_ context.Context, id, person int64) (time.Time, bool, error) {
	all := f.broadcasts.recipients[id]
	i := slices.IndexFunc(all, func(p broadcast.Person) bool { return p.ID == person })
	if i < 0 {
		return time.Time{}, false, f.fails
	}
	all[i].Outcome, all[i].Confirmed = broadcast.Confirmed, at("2024-07-03 08:00")
	return all[i].Confirmed, true, f.fails
}

// addBroadcast puts a broadcast to the officer of Phì Nhừ and the chair of Háng Lìa into the store.
func (f *fake) addBroadcast(state broadcast.State, by int64) broadcast.Broadcast {
	text := strings.Join([]string{"Họp giao ban", "{đơn vị}: {điểm} điểm, hạng {hạng}, quá hạn {số hồ sơ quá hạn}"}, "\n")
	b, _ := f.AddBroadcast(context.Background(), broadcast.Broadcast{By: by, Content: broadcast.Content{Kind: broadcast.Text, Text: text}, Confirm: true}, -1)
	b.State, b.Chat, b.Message = state, by, 77
	f.broadcasts.all[b.ID-1] = b
	if state != broadcast.Draft && state != broadcast.Scheduled {
		f.broadcasts.recipients = map[int64][]broadcast.Person{b.ID: {
			{ID: officer, Role: people.Officer, Unit: phiNhu, UnitName: "UBND xã Phì Nhừ", Outcome: broadcast.Accepted},
			{ID: chair, Role: people.Chair, Unit: hangLia, UnitName: "UBND xã Háng Lìa", Outcome: broadcast.Accepted},
		}}
	}
	return b
}

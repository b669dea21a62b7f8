package disputes

import (
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/rankings"
	"motcua/bot/chat/scores"
	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// The dossiers of xã Háng Lìa that are open and late: one since June, the other since the day before the tests ask.
const (
	lateInJune = chattest.XaHangLia + "-240614-0001"
	lateInJuly = chattest.XaHangLia + "-240605-0001"
)

// colleague serves both communes as an officer, and deputy is a second admin.
const (
	colleague = chattest.Admin + 1 + iota
	deputy
)

// world is a desk with this room and those from whose lists disputes begin, on a store of the test's own.
type world struct {
	t     *testing.T
	store *rooms.Store
	desk  *chat.Desk
}

func newWorld(t *testing.T) world {
	t.Helper()
	w := world{t: t, store: chattest.Store(t)}
	w.desk = chattest.Desk(t, w.store)
	w.desk.Add(New(w.desk, w.store, w.store))
	w.desk.Add(deadlines.New(w.desk, w.store, chattest.Workdays(t)))
	w.desk.Add(scores.New(w.desk, w.store))
	w.desk.Add(rankings.New(w.desk, w.store))
	chattest.Register(t, w.store, colleague, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia})
	chattest.Register(t, w.store, colleague, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	chattest.Register(t, w.store, deputy, people.Grant{Role: people.Admin})
	return w
}

func (w world) talk(person int64) *chattest.Talk {
	return chattest.NewTalk(w.t, w.desk, person, "vi")
}

// filed are all disputes of xã Háng Lìa, the newest first.
func (w world) filed() []scoring.Dispute {
	w.t.Helper()
	all, _, err := w.store.DisputesOfUnit(w.t.Context(), chattest.XaHangLia, 0, 100)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

// file has the chair dispute the dossier that was late in June.
func (w world) file() { w.fileOf(chattest.Chair, lateInJune) }

// fileOf has somebody dispute a dossier for June.
func (w world) fileOf(person int64, code string) {
	w.t.Helper()
	d, known, err := w.store.Dossier(w.t.Context(), code, "2024-06-01")
	if err != nil || !known {
		w.t.Fatalf("%s: known %v, %v", code, known, err)
	}
	dispute := scoring.Dispute{Month: "2024-06", Dossier: d, Reason: scoring.NotSynced, By: person}
	if _, filed, _, err := w.store.FileDispute(w.t.Context(), dispute, -time.Now().UnixNano()); err != nil || !filed {
		w.t.Fatalf("%s: filed %v, %v", code, filed, err)
	}
}

// decide has the admin decide the first dispute.
func (w world) decide(to scoring.DisputeState) {
	w.t.Helper()
	if _, known, err := w.store.DecideDispute(w.t.Context(), 1, to, chattest.Admin); err != nil || !known {
		w.t.Fatalf("known %v, %v", known, err)
	}
}

// move has the admin give the chair of xã Háng Lìa xã Phì Nhừ in its place.
func (w world) move() {
	w.t.Helper()
	change := people.Change{Drop: people.Grant{Role: people.Chair, Unit: chattest.XaHangLia}, Add: people.Grant{Role: people.Chair, Unit: chattest.XaPhiNhu}}
	if err := w.store.ChangeRoles(w.t.Context(), chattest.Chair, change, chattest.Admin); err != nil {
		w.t.Fatal(err)
	}
}

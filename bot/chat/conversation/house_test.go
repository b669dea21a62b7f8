package conversation

import (
	"bytes"
	"context"
	"log/slog"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/imports"
	"motcua/storage/rooms"
)

// house is a desk with all rooms on a store of the test's own.
type house struct {
	*rooms.Store
	t    testing.TB
	desk *chat.Desk
}

func openHouse(t testing.TB) *house {
	t.Helper()
	return furnishHouse(t, chattest.Store(t))
}

// furnishHouse has the desk on a store. What goes wrong fails the test.
func furnishHouse(t testing.TB, s *rooms.Store) *house {
	t.Helper()
	catalogue, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{}
	t.Cleanup(func() {
		if log.Len() > 0 {
			t.Errorf("something went wrong:\n%s", log)
		}
	})
	return &house{Store: s, t: t, desk: New(Deps{
		Stores: Stores{
			Desk: s, Asides: s, Audit: s, Broadcasts: s, BroadcastFigures: s, Deadlines: s, Disputes: s, DisputedLists: s, Imports: s, Months: s, Overview: s,
			People: s, Reach: s, Rankings: s, Reports: s, Scores: s, Settings: s, Summaries: s, SummaryFigures: s, Targets: s, Warnings: s, Welcome: s,
		},
		Catalogue: catalogue, RuleSets: ruleSets(t), Closer: chattest.Importer(t, s), Workdays: chattest.Workdays(t), Imports: func(int64) imports.Importer { return nothingTaken{} },
		Zone: chattest.Zone(), Now: chattest.Now, Authority: "Văn phòng HĐND-UBND", Log: slog.New(slog.NewTextHandler(log, nil)),
		Secret: []byte("secret"), BotName: func(context.Context) string { return "motcua_bot" },
	})}
}

// talk is the chat of a person.
func (h *house) talk(person int64) *chattest.Talk { return chattest.NewTalk(h.t, h.desk, person, "vi") }

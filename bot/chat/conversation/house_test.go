package conversation

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/imports"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
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

// talkIn is the chat of a person whose Telegram is in a language.
func (h *house) talkIn(person int64, language string) *chattest.Talk {
	return chattest.NewTalk(h.t, h.desk, person, language)
}

// former is somebody who served xã Háng Lìa, and holds no role any more.
const former int64 = 8

// lateInJune is a dossier of xã Háng Lìa that was late in June.
const lateInJune = chattest.XaHangLia + "-240614-0001"

// disputed is a house in which the chair of xã Háng Lìa reports that the data of a dossier are wrong, is warned, and is to be sent the
// summary of June.
func disputed(t testing.TB) *house {
	t.Helper()
	return furnishHouse(t, disputedStore(t))
}

var disputedStore = chattest.Copies(func(ctx context.Context, s *rooms.Store) error {
	if err := chattest.RegisterIn(ctx, s, former, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}); err != nil {
		return err
	}
	if _, err := s.RemovePerson(ctx, former, 0); err != nil {
		return err
	}
	d, known, err := s.Dossier(ctx, lateInJune, "2024-06-30")
	if err != nil || !known {
		return fmt.Errorf("%s: known %v, %w", lateInJune, known, err)
	}
	dispute := scoring.Dispute{Month: "2024-06", Dossier: d, Reason: scoring.NotSynced, By: chattest.Chair}
	if _, _, _, err := s.FileDispute(ctx, dispute, 1<<40); err != nil {
		return err
	}
	if err := s.QueueProvisional(ctx, "2024-06", chattest.Now()); err != nil {
		return err
	}
	return s.WriteWarnings(ctx, "open a warning", func(tx ledger.Warnings) error {
		since := chattest.At("2024-07-01 08:00")
		fallen := outbox.Figure{Indicator: "TD", Month: "2024-06", Points: scoring.Frac(360, 13), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
			Tally: scoring.Tally{Numerator: 12, Denominator: 13}, DataTime: chattest.At("2024-06-28 14:02")}
		return tx.PutWatch(ctx, warning.Watch{Unit: chattest.XaHangLia, Latest: []outbox.Figure{fallen}, Warnings: []warning.Warning{{Opened: fallen, Since: since, Told: since}}})
	})
})

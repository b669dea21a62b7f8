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
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/storage/rooms"
)

// house is a desk with all rooms on a furnished store.
type house struct {
	*rooms.Store
	t    testing.TB
	desk *chat.Desk
	log  *bytes.Buffer // of what went wrong
}

// openHouse is a house of the test's own, in which nothing may go wrong.
func openHouse(t testing.TB) *house {
	t.Helper()
	return openFurnished(t, chattest.Store(t))
}

// openFurnished is openHouse on a store.
func openFurnished(t testing.TB, s *rooms.Store) *house {
	t.Helper()
	h := newHouse(t, s)
	t.Cleanup(func() {
		if h.log.Len() > 0 {
			t.Errorf("something went wrong:\n%s", h.log)
		}
	})
	return h
}

// housesOf lends a test that asks much one house again and again; once something was written there, another one.
func housesOf(t testing.TB, f chattest.Furniture) func(testing.TB) *house {
	stores := f.Stores(t)
	var lent *house
	return func(t testing.TB) *house {
		t.Helper()
		if s := stores(t); lent == nil || lent.Store != s {
			lent = newHouse(t, s)
		}
		lent.t = t
		return lent
	}
}

// newHouse has the desk on a store.
func newHouse(t testing.TB, s *rooms.Store) *house {
	t.Helper()
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := chattest.Decisions()
	if err != nil {
		t.Fatal(err)
	}
	log := &bytes.Buffer{}
	return &house{Store: s, t: t, log: log, desk: New(Deps{
		Stores: Stores{
			Desk: s, Advice: s, Asides: s, Audit: s, Broadcasts: s, BroadcastFigures: s, DaysOff: s, Deadlines: s, Disputes: s, DisputedLists: s, Imports: s, Sent: s, Lookup: s, Months: s, Overview: s,
			People: s, Reach: s, Rankings: s, Reports: s, Scores: s, Settings: s, Summaries: s, SummaryFigures: s, Targets: s, Templates: s, Warnings: s, Week: s, Welcome: s,
		},
		Catalogue: catalogue, RuleSets: decisions.ByID, Closer: chattest.Importer(t, s), Workdays: chattest.Workdays(t), Imports: func(int64) imports.Importer { return nothingTaken{} },
		Zone: chattest.Zone(), Now: chattest.Now, Authority: "Văn phòng HĐND-UBND", Log: slog.New(slog.NewTextHandler(log, nil)),
		Secret: []byte("secret"), BotName: func(context.Context) string { return "motcua_bot" },
	})}
}

// nothingTaken are the imports of a store into which nothing was taken.
type nothingTaken struct{ imports.Importer }

func (nothingTaken) Undo(context.Context, int64) (ledger.ImportResult, error) {
	return ledger.ImportResult{}, ledger.ErrNotLast
}

// talk is the chat of a person.
func (h *house) talk(person int64) *chattest.Talk { return chattest.NewTalk(h.t, h.desk, person, "vi") }

// talkIn is the chat of a person whose Telegram is in a language.
func (h *house) talkIn(person int64, language string) *chattest.Talk {
	return chattest.NewTalk(h.t, h.desk, person, language)
}

// People of the furnished houses beside those of every store.
const (
	former int64 = iota + 8 // served xã Háng Lìa, and holds no role any more
	both                    // an officer of xã Háng Lìa and of xã Phì Nhừ
)

// lateInJune is a dossier of xã Háng Lìa that was late in June.
const lateInJune = chattest.XaHangLia + "-240614-0001"

// putQuarter gives every unit a card of the second quarter of 2024, with the figures of its last month.
func putQuarter(tx ledger.Books) error {
	ctx := context.Background()
	all, _, err := tx.Standings(ctx, "2024-06")
	if err != nil {
		return err
	}
	for i := range all {
		all[i].Month, all[i].Term = "", "2024-Q2"
	}
	return tx.PutTermStandings(ctx, "2024-Q2", all, nil)
}

// disputedHouse is furniture in which the chair of xã Háng Lìa reports that the data of a dossier are wrong, is warned, and is to be
// sent the summary of June.
var disputedHouse = chattest.Furnish(func(ctx context.Context, s *rooms.Store) error {
	if err := chattest.RegisterIn(ctx, s, former, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}); err != nil {
		return err
	}
	if _, err := s.RemovePerson(ctx, former, 0); err != nil {
		return err
	}
	for _, unit := range []string{chattest.XaHangLia, chattest.XaPhiNhu} {
		if err := chattest.RegisterIn(ctx, s, both, people.Grant{Role: people.Officer, Unit: unit}); err != nil {
			return err
		}
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
	if err := s.WriteFigures(ctx, "score a quarter", putQuarter); err != nil {
		return err
	}
	return s.WriteWarnings(ctx, "open a warning", func(tx ledger.Warnings) error {
		since := chattest.At("2024-07-01 08:00")
		fallen := outbox.Figure{Indicator: "TD", Month: "2024-06", Points: scoring.Frac(360, 13), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
			Tally: scoring.Tally{Numerator: 12, Denominator: 13}, DataTime: chattest.At("2024-06-28 14:02")}
		return tx.PutWatch(ctx, warning.Watch{Unit: chattest.XaHangLia, Latest: []outbox.Figure{fallen}, Warnings: []warning.Warning{{Opened: fallen, Since: since, Told: since}}})
	})
})

// wentWell fails the test when something went wrong in the house since it was asked last.
func (h *house) wentWell() {
	h.t.Helper()
	if h.log.Len() > 0 {
		h.t.Errorf("something went wrong:\n%s", h.log)
		h.log.Reset()
	}
}

// learns fails when what somebody is answered who presses a button, and then writes a text unless it is "", is not theirs to know, or
// when one of the two could not be answered.
func (h *house) learns(person int64, pressed, text string) {
	h.t.Helper()
	talk := h.talk(person)
	check := func(asked string) {
		h.t.Helper()
		level := tells(talk.Last)
		if person == chattest.Officer && (level == whole || level == dossiers) || (person == chattest.Stranger || person == former) && level != nothing {
			h.t.Errorf("%q tells person %d %s:\n%s", asked, person, level, chattest.Shown(talk.Last))
		}
		if len(talk.Last.Messages) == 0 {
			h.t.Errorf("%q by person %d is not answered", asked, person)
		}
		h.wentWell()
	}
	if pressed != "" || text == "" {
		talk.Press(pressed)
		check(pressed)
	}
	if text != "" {
		talk.Say(text)
		check(pressed + " " + text)
	}
}

package deadlines

import (
	"context"
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/storage/rooms"
)

// Who may see dossiers sees them, others are refused; what nobody sent is no claim that nothing is overdue.
func TestDossiersAreForThoseWhoServeTheUnit(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	chair, officer, admin := chattest.NewTalk(t, desk, chattest.Chair, "vi"), chattest.NewTalk(t, desk, chattest.Officer, "vi"), chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, c := range []struct{ says, got, want string }{
		{"the chair's own", chair.Say("/quahan"), "hồ sơ"},
		{"the chair's in a month", chair.Say("/quahan 6/2024"), "tháng 6/2024"},
		{"the officer's due soon", officer.Say("/saphan"), "Xã Phì Nhừ"},
		{"all units by number", admin.Say("/quahan"), "đơn vị"},
		{"all units in a month", admin.Press("1:over:2024-06:"), "Tất cả đơn vị"},
		{"a month without cards", admin.Press("1:over:2023-01:"), "1/2023"},
		{"a page behind the last", admin.Press("1:over::000.10.32.H18:9"), "000.10.32.H18-24"},
		{"a page behind the last of a month", admin.Press("1:over:2024-06:000.10.32.H18:9"), "000.10.32.H18-24"},
		{"a page of units behind the last", admin.Press("1:units:::9"), "[Xã Háng Lìa"},
		{"a unit of others", officer.Press("1:over::000.10.32.H18"), "chỉ"},
		{"what is due of others", officer.Press("1:due::000.10.32.H18"), "chỉ"},
		{"for which unit", admin.Press("1:due::"), "đơn vị"},
	} {
		if !strings.Contains(strings.ToLower(c.got), strings.ToLower(c.want)) {
			t.Errorf("%s: %q is not in\n%s", c.says, c.want, c.got)
		}
	}
	for _, data := range []string{"1:over::000.10.32.H18", "1:over:2024-06:000.10.32.H18", "1:due::000.10.32.H18", "1:over::"} {
		if got := officer.Press(data); strings.Contains(got, "000.10.32.H18-") {
			t.Errorf("%s tells an officer of another unit\n%s", data, got)
		}
	}
}

// An appendix tells nothing of dossiers: that there is none in it is no claim that none is overdue.
func TestAnAppendixIsNoClaimAboutDossiers(t *testing.T) {
	store := chattest.Bare(t)
	chattest.ImportSample(t, store, "phu-luc-da-ban-hanh.xlsx")
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	words := chattest.Renderer(t, "vi", "2024-07-03 08:00").Words
	for question, want := range map[string]string{
		"/quahan":   words.Text("overdue.no_data", "unit", "xã Háng Lìa"),
		"/quahan 6": words.Text("overdue.no_dossiers", "month", words.Month("2024-06"), "unit", "xã Háng Lìa"),
	} {
		if got := chattest.NewTalk(t, desk, chattest.Chair, "vi").Say(question); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", question, got)
		}
	}
}

// earlyCards is a store whose cards looked at dossiers on 10 June.
type earlyCards struct{ *rooms.Store }

func (b earlyCards) Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error) {
	card, is, err := b.Store.Record(ctx, m, unit)
	card.CutOff = chattest.At("2024-06-10 08:00")
	return card, is, err
}

func (b earlyCards) Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error) {
	cards, err := b.Store.Records(ctx, m)
	cards = slices.Clone(cards) // the store's are shared
	for i := range cards {
		cards[i].CutOff = chattest.At("2024-06-10 08:00")
	}
	return cards, err
}

// All units' dossiers of a month are looked at when their cards were, as each unit's own are.
func TestAMonthOfAllUnitsIsLookedAtWhenItsCardsWere(t *testing.T) {
	store := earlyCards{chattest.Store(t)}
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Workdays(t)))
	talk := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, asked := range []string{"/quahan 6", "/quahan 6 Háng Lìa"} {
		if got := talk.Say(asked); !strings.Contains(got, "08:00 ngày 10/6/2024") || strings.Contains(got, "240614-0001") {
			t.Errorf("%s: %s", asked, got)
		}
	}
}

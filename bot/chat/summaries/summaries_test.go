package summaries

import (
	"context"
	"strings"
	"testing"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

const june scoring.Month = "2024-06"

// row is the summary of xã Háng Lìa's June that waits.
var row = outbox.Row{Reason: outbox.Summary, Unit: chattest.XaHangLia, Month: june, Occasion: outbox.Provisional}

// open is a desk of this room alone, on a store of the test's own.
func open(t *testing.T, store *rooms.Store, figures Figures) *chat.Desk {
	t.Helper()
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, figures))
	return desk
}

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for data, l := range map[string]chat.Link{
		"1:seen:2024-06:000.10.32.H18": toSeen.Link(routes.OfUnit{Month: june, Unit: chattest.XaHangLia}),
		"1:unseen:2024-06::2":          routes.Unseen.Link(routes.OfMonth{Month: june, Page: 2}),
		"1:remind:2024-06:":            toRemind.Link(routes.OfMonth{Month: june}),
		"1:report:2024-06:":            routes.Report.Link(routes.OfMonth{Month: june}),
	} {
		if written, ok := l.Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", l, written, data)
		}
	}
}

// The chair's summary is the chair's: who serves the unit in another role by then is not sent it.
func TestSummaryGoesToNoFormerChair(t *testing.T) {
	store := chattest.Store(t)
	desk := open(t, store, store)
	if m, moot := chattest.Compose(t, desk, chattest.Chair, "2024-07-10 07:30", row); moot[0] != "" || m.Photo == nil || !strings.Contains(m.HTML, "Xã Háng Lìa") {
		t.Errorf("the chair is told %q, %s", moot, m.HTML)
	}
	chair, officer := people.Grant{Role: people.Chair, Unit: chattest.XaHangLia}, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}
	if err := store.ChangeRoles(t.Context(), chattest.Chair, people.Change{Drop: chair, Add: officer}, 0); err != nil {
		t.Fatal(err)
	}
	if m, moot := chattest.Compose(t, desk, chattest.Chair, "2024-07-10 07:30", row); moot[0] != outbox.Moved || m.HTML != "" {
		t.Errorf("the former chair is told %q, %s", moot, m.HTML)
	}
}

// withoutDossiers are figures of units of which nobody has sent dossiers.
type withoutDossiers struct{ Figures }

func (withoutDossiers) DataTime(context.Context, string) (time.Time, error) { return time.Time{}, nil }

// Nobody is told that no dossier is overdue where nobody knows: of a unit whose dossiers nobody has sent, and of one that has ended.
func TestSummarySaysNothingOfDossiersThatNobodyKnows(t *testing.T) {
	merged := chattest.Store(t)
	chattest.Import(t, merged, "don-vi.csv", "Mã đơn vị,Tên đơn vị,Hiệu lực đến,Đơn vị kế thừa\n"+
		"000.10.32.H18,UBND xã Háng Lìa,30/06/2024,000.11.32.H18\n000.11.32.H18,UBND xã Phì Nhừ,,\n")
	whole, none := chattest.Store(t), chattest.Store(t)
	for _, c := range []struct {
		says    string
		store   *rooms.Store
		figures Figures
		now     bool
	}{
		{"a unit with dossiers", whole, whole, true},
		{"a unit without", none, withoutDossiers{none}, false},
		{"a unit that has ended", merged, merged, false},
	} {
		m, moot := chattest.Compose(t, open(t, c.store, c.figures), chattest.Chair, "2024-07-10 07:30", row)
		if moot[0] != "" || strings.Contains(m.HTML, "hiện") != c.now {
			t.Errorf("%s: %q, %s", c.says, moot, m.HTML)
		}
	}
}

func TestWhoHasSeenASummaryIsNotReminded(t *testing.T) {
	store := chattest.Store(t)
	desk := open(t, store, store)
	importer := chattest.Importer(t, store)
	shown, err := importer.CheckMonth(t.Context(), june)
	if err != nil {
		t.Fatal(err)
	}
	if a, err := importer.Close(t.Context(), ledger.CloseRequest{Month: june, Sum: shown.Checks.Sum, By: chattest.Admin, Update: 1}); err != nil || a.Chairs != 1 {
		t.Fatalf("%d chairs are told, %v", a.Chairs, err)
	}
	chair, officer, admin := chattest.NewTalk(t, desk, chattest.Chair, "vi"), chattest.NewTalk(t, desk, chattest.Officer, "vi"), chattest.NewTalk(t, desk, chattest.Admin, "vi")
	const seen, unseen, remind = "1:seen:2024-06:000.10.32.H18", "1:unseen:2024-06:", "1:remind:2024-06:"
	for _, c := range []struct {
		says, data string
		talk       *chattest.Talk
		want, not  string
	}{
		{"an officer cannot see who has not", unseen, officer, "Chỉ quản trị", "Háng Lìa"},
		{"nor remind them", remind, officer, "Chỉ quản trị", "Háng Lìa"},
		{"nor say that they have seen another's", seen, officer, "Chủ tịch", "Háng Lìa"},
		{"an admin sees that the chair has not", unseen, admin, "Xã Háng Lìa", ""},
		{"the chair has", seen, chair, "Xã Háng Lìa", "[Đã xem]"},
		{"an admin sees it", unseen, admin, "tháng 6/2024", "Xã Háng Lìa – chưa xem"},
		{"and nobody is left to remind", remind, admin, "đã nhắc lại 0 người", ""},
	} {
		got := c.talk.Press(c.data)
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, got)
		}
	}
}

package months

import (
	"context"
	"strings"
	"testing"

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

// open is a desk of this room alone, on a store of the test's own.
func open(t *testing.T) (*rooms.Store, *chat.Desk) {
	t.Helper()
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, chattest.Importer(t, store)))
	return store, desk
}

// shut closes June.
func shut(t *testing.T, store *rooms.Store) {
	t.Helper()
	importer := chattest.Importer(t, store)
	seen, err := importer.CheckMonth(t.Context(), june)
	if err != nil {
		t.Fatal(err)
	}
	a, err := importer.Close(t.Context(), ledger.CloseRequest{Month: june, Sum: seen.Checks.Sum, By: chattest.Admin, Update: 1})
	if err != nil || a.State != ledger.Done {
		t.Fatalf("June is not closed: %s, %v", a.State, err)
	}
}

func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for data, l := range map[string]chat.Link{
		"1:check:2024-06:":               toChecks.Link(routes.OfMonth{Month: june}),
		"1:close:2024-06::0123456789ab":  toClose.Link(asShown{Month: june, Sum: "0123456789ab"}),
		"1:open:2024-06:":                toOpening.Link(routes.OfMonth{Month: june}),
		"1:reopen:2024-06::2":            toReopen.Link(ofClosing{Month: june, N: 2}),
		"1:held:2024-06::3":              toHeld.Link(routes.OfMonth{Month: june, Page: 3}),
		"1:leave:2024-06::0123456789ab":  toLeave.Link(asShown{Month: june, Sum: "0123456789ab"}),
		"1:leave:::0123456789ab,2024-Q2": toLeave.Link(asShown{Sum: "0123456789ab", Term: "2024-Q2"}),
		"1:theld:::2024-Q2:3":            toTermHeld.Link(routes.OfTerm{Term: "2024-Q2", Page: 3}),
	} {
		if written, ok := l.Data(); !ok || written != data {
			t.Errorf("%+v becomes %q: buttons that are out there are no longer understood, want %q", l, written, data)
		}
	}
}

func TestMonthIsClosedAndOpenedAgainAsShown(t *testing.T) {
	store, desk := open(t)
	admin := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	for _, step := range []struct{ do, want string }{
		{"/chot", "tháng 6/2024"},
		{"[Chốt tháng 6/2024]", "Đã chốt số liệu tháng 6/2024"},
		{"/chot", "Không còn tháng nào"},
		{"/molai", "Mở lại tháng 6/2024?"},
		{"[Mở lại tháng 6/2024]", "lý do"},
		{"nhập sót", "nhập sót"},
	} {
		ask := admin.Say
		if strings.HasPrefix(step.do, "[") {
			ask = admin.Tap
		}
		if got := ask(strings.Trim(step.do, "[]")); !strings.Contains(got, step.want) {
			t.Errorf("%s is answered without %q by\n%s", step.do, step.want, got)
		}
	}
	if c, err := store.Closing(t.Context(), june); err != nil || c.InForce() || c.Reopened.Reason != "nhập sót" {
		t.Errorf("the month is left as %+v, %v", c, err)
	}
}

// closerOf is a closer that answers what it is told to.
type closerOf struct {
	Closer
	answer    ledger.CloseResult
	differing ledger.ClosedComparison
}

func (c closerOf) Close(context.Context, ledger.CloseRequest) (ledger.CloseResult, error) {
	return c.answer, nil
}

func (c closerOf) CompareClosed(context.Context, scoring.Term) (ledger.ClosedComparison, error) {
	return c.differing, nil
}

func TestWhyAMonthIsNotClosedIsSaid(t *testing.T) {
	for state, want := range map[ledger.State]string{
		ledger.Already: "Số liệu tháng 6/2024 đã chốt lúc 09:00 ngày 02/7/2024.", ledger.NotOver: "chưa kết thúc", ledger.NoCards: "không có gì để chốt",
		ledger.NotKnown: "Không có bộ chỉ số", ledger.Moved: "đã thay đổi sau khi kiểm tra",
	} {
		store := chattest.Store(t)
		desk := chattest.Desk(t, store)
		desk.Add(New(desk, store, closerOf{answer: ledger.CloseResult{State: state, Closing: closing(1), Checks: ledger.Checks{Month: june, RuleSet: "dien-bien-459"}}}))
		if got := chattest.NewTalk(t, desk, chattest.Admin, "vi").Press("1:close:2024-06::shown"); !strings.Contains(got, want) {
			t.Errorf("%s: %s", state, got)
		}
	}
}

// A difference tells up to when the data of each side reach.
func TestDifferencesTellTheirDataTimes(t *testing.T) {
	store := chattest.Store(t)
	desk := chattest.Desk(t, store)
	desk.Add(New(desk, store, closerOf{differing: ledger.ClosedComparison{
		Closing: closing(1), Sum: "shown", Held: []ledger.Shift{{Term: "2024-06", Unit: chattest.XaHangLia, From: standingOf(t, 12, 1), To: standingOf(t, 3, 2)}},
		Reach: map[string]ledger.DataTime{chattest.XaHangLia: {At: chattest.At("2024-07-02 08:15")}},
	}}))
	got := chattest.NewTalk(t, desk, chattest.Admin, "vi").Press("1:held:2024-06:")
	if !strings.Contains(got, "14:02 ngày 28/6/2024\n            → 08:15 ngày 02/7/2024") {
		t.Error(got)
	}
}

// Whatever is written is the reason, also when it begins like a command or could be an invitation code; a command with its
// slash leaves the question.
func TestReasonIsTakenInAnyWords(t *testing.T) {
	for written, taken := range map[string]bool{
		"nhập sót":                    true,
		"chốt xã Háng Lìa nhập thiếu": true,
		"  mở lại \n nhập sai ":       true,
		"ABCDEFGHJKMN2345":            true,
		strings.Repeat("x", 300):      true,
		strings.Repeat("x", 301):      false,
		"Mở lại":                      false,
		"/chot":                       false,
	} {
		store, desk := open(t)
		shut(t, store)
		admin := chattest.NewTalk(t, desk, chattest.Admin, "vi")
		admin.Press("1:reopen:2024-06::1")
		answer := admin.Say(written)
		c, err := store.Closing(t.Context(), june)
		if err != nil || c.InForce() == taken || taken && c.Reopened.Reason != strings.Join(strings.Fields(written), " ") {
			t.Errorf("%q: opened %v, with the reason %q: %v\n%s", written, !c.InForce(), c.Reopened.Reason, err, answer)
		}
		if strings.HasPrefix(written, "x") && !taken {
			admin.Say("ngắn hơn")
			if c, err := store.Closing(t.Context(), june); err != nil || c.Reopened.Reason != "ngắn hơn" {
				t.Errorf("after a reason that was too long, another one is not taken: %v\n%s", err, chattest.Shown(admin.Last))
			}
		}
	}
}

// Who is no admin any more when they write the reason opens nothing.
func TestReasonIsTakenFromAdminsAlone(t *testing.T) {
	store, desk := open(t)
	shut(t, store)
	admin := chattest.NewTalk(t, desk, chattest.Admin, "vi")
	admin.Press("1:reopen:2024-06::1")
	is := people.Grant{Role: people.Admin}
	was := people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu}
	if err := store.ChangeRoles(t.Context(), chattest.Officer, people.Change{Add: is}, 0); err != nil { // somebody must remain
		t.Fatal(err)
	}
	if err := store.ChangeRoles(t.Context(), chattest.Admin, people.Change{Drop: is, Add: was}, 0); err != nil {
		t.Fatal(err)
	}
	got := admin.Say("nhập sót")
	if c, err := store.Closing(t.Context(), june); err != nil || !c.InForce() || !strings.Contains(got, "Chỉ quản trị") || strings.Contains(got, "/huy") {
		t.Errorf("the reason is answered with %s, %v", got, err)
	}
}

// told is a store whose latest closing of June was told of differences.
type told struct {
	*rooms.Store
	closing scoring.Closing
}

func (s told) Closing(context.Context, scoring.Month) (scoring.Closing, error) { return s.closing, nil }

func (s told) TermClosing(_ context.Context, t scoring.Term) (scoring.Closing, error) {
	c := s.closing
	c.Term = t
	return c, nil
}

func TestAdminsAreToldOfDifferencesThatStillWait(t *testing.T) {
	row := outbox.Row{Reason: outbox.Differs, Month: june, Facts: outbox.Facts{Sum: "0123456789ab", Units: 3}}
	ofQuarter := outbox.Row{Reason: outbox.Differs, Facts: outbox.Facts{Sum: "0123456789ab", Units: 3, Term: "2024-Q2"}}
	for _, c := range []struct {
		says   string
		reader int64
		row    outbox.Row
		before func(*scoring.Closing)
		moot   outbox.Moot
	}{
		{"an admin is told", chattest.Admin, row, func(*scoring.Closing) {}, ""},
		{"of a quarter, too", chattest.Admin, ofQuarter, func(*scoring.Closing) {}, ""},
		{"nobody else is", chattest.Chair, row, func(*scoring.Closing) {}, outbox.Moved},
		{"not when the month is open again", chattest.Admin, row, func(c *scoring.Closing) { c.Reopened.At = chattest.At("2024-07-02 10:00") }, outbox.Over},
		{"not when the differences are others by now", chattest.Admin, row, func(c *scoring.Closing) { c.Told = "later" }, outbox.Over},
		{"not when somebody left them", chattest.Admin, row, func(c *scoring.Closing) { c.Left = c.Told }, outbox.Over},
		{"not when the row says nothing", chattest.Admin, outbox.Row{Reason: outbox.Differs}, func(*scoring.Closing) {}, outbox.Over},
	} {
		store := told{chattest.Store(t), closing(1)}
		c.before(&store.closing)
		desk := chattest.Desk(t, store)
		desk.Add(New(desk, store, closerOf{}))
		m, moot := chattest.Compose(t, desk, c.reader, "2024-07-03 07:30", c.row)
		if moot[0] != c.moot || c.moot == "" && !strings.Contains(m.HTML, chattest.Renderer(t, "vi", "2024-07-03 07:30").Words.Term(string(asShown{Month: c.row.Month, Term: c.row.Facts.Term}.span()))+" đã chốt: 3 đơn vị") {
			t.Errorf("%s: %q:\n%s", c.says, moot, m.HTML)
		}
	}
}

func TestAdminsAreRemindedOfAMonthThatIsNotClosed(t *testing.T) {
	reopened := func(t *testing.T, store *rooms.Store) {
		shut(t, store)
		if _, err := chattest.Importer(t, store).Reopen(t.Context(), ledger.CloseRequest{Month: june, By: chattest.Admin, Update: 2}, 1, "nhập sót"); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		says   string
		reader int64
		upTo   scoring.Month
		before func(*testing.T, *rooms.Store)
		moot   outbox.Moot
	}{
		{"an admin is", chattest.Admin, june, nil, ""},
		{"when it was opened again, too", chattest.Admin, june, reopened, ""},
		{"months later, while it is the oldest", chattest.Admin, "2024-08", nil, ""},
		{"not when months up to an earlier one are spoken of", chattest.Admin, "2024-05", nil, outbox.Over},
		{"not when it is closed", chattest.Admin, june, shut, outbox.Over},
		{"nobody else is", chattest.Chair, june, nil, outbox.Moved},
	} {
		store, desk := open(t)
		if c.before != nil {
			c.before(t, store)
		}
		m, moot := chattest.Compose(t, desk, c.reader, "2024-07-05 07:30", outbox.Row{Reason: outbox.NotClosed, Month: c.upTo})
		if moot[0] != c.moot || c.moot == "" && !strings.Contains(m.HTML, "Số liệu tháng 6/2024 chưa chốt") {
			t.Errorf("%s: %q, %q", c.says, moot, m.HTML)
		}
	}
}

package warnings

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
	"motcua/storage/rooms"
)

// Another commune of the sample, and somebody who is officer of the first two.
const (
	xaOther       = "000.12.32.H18"
	both    int64 = 9
)

// house is a desk of this room alone, on a store of the test's own in which no warning is open but those that a test opens.
type house struct {
	*rooms.Store
	t    testing.TB
	desk *chat.Desk
	sent map[int][]outbox.Row // what went out in a message
}

func (h *house) WentOutIn(_ context.Context, person int64, message int) (rows []outbox.Row, err error) {
	for _, row := range h.sent[message] {
		if row.Person == person {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func open(t testing.TB) *house {
	t.Helper()
	h := &house{Store: chattest.Store(t), t: t, sent: map[int][]outbox.Row{}}
	units, err := h.Units(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		h.change(u.Code, func(w *warning.Watch) { *w = warning.Watch{Unit: u.Code} })
	}
	chattest.Register(t, h.Store, both, people.Grant{Role: people.Officer, Unit: chattest.XaHangLia}, people.Grant{Role: people.Officer, Unit: chattest.XaPhiNhu})
	h.desk = chattest.Desk(t, h)
	h.desk.Add(New(h.desk, h, chattest.Workdays(t)))
	return h
}

// change changes what is known of a unit, without telling anybody.
func (h *house) change(unit string, f func(*warning.Watch)) {
	h.t.Helper()
	err := h.WriteWarnings(h.t.Context(), "change warnings in a test", func(tx ledger.Warnings) error {
		w, err := tx.Watch(h.t.Context(), unit)
		if err != nil {
			return err
		}
		f(&w)
		return tx.PutWatch(h.t.Context(), w)
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// fallen opens warnings of two units that nobody acknowledged for days, told in a message to each of some persons: number 77,
// under which a talk presses.
func (h *house) fallen(persons ...int64) {
	h.t.Helper()
	since := chattest.At("2024-06-28 08:00")
	for _, of := range []struct {
		unit       string
		indicators []string
	}{{chattest.XaHangLia, []string{"TD", "TT1"}}, {chattest.XaPhiNhu, []string{"TD"}}} {
		var told []outbox.Change
		h.change(of.unit, func(w *warning.Watch) {
			for _, ind := range of.indicators {
				figure := outbox.Figure{Indicator: ind, Month: "2024-06", Points: scoring.Int(9), Max: scoring.Int(10), Target: scoring.Frac(95, 10), DataTime: chattest.At("2024-06-30 17:00")}
				w.Latest = append(w.Latest, figure)
				w.Warnings = append(w.Warnings, warning.Warning{Opened: figure, Since: since, Told: since, ChairsTold: true, AdminsTold: true})
				told = append(told, outbox.Change{Indicator: ind, From: new(figure), To: figure, Since: since})
			}
		})
		for _, person := range persons {
			h.sent[77] = append(h.sent[77], outbox.Row{Person: person, Unit: of.unit, Reason: outbox.Escalated, Changes: told, State: outbox.Accepted, Message: 77})
		}
	}
}

// opens opens a warning of the unit at a time, of which somebody may be told from another on.
func (h *house) opens(unit, indicator, since, told string) {
	h.t.Helper()
	figure := outbox.Figure{Indicator: indicator, Month: "2024-07", Points: scoring.Int(1), Max: scoring.Int(10), Target: scoring.Int(9)}
	h.change(unit, func(w *warning.Watch) {
		w.Warnings = append(w.Warnings, warning.Warning{Opened: figure, Since: chattest.At(since), Told: chattest.At(told)})
	})
}

// of are the open warnings of which something is so: "000.10.32.H18 TD".
func (h *house) of(is func(warning.Warning) bool) (all []string) {
	h.t.Helper()
	for _, unit := range []string{chattest.XaHangLia, chattest.XaPhiNhu, xaOther} {
		w, err := h.Watch(h.t.Context(), unit)
		if err != nil {
			h.t.Fatal(err)
		}
		for _, x := range w.Warnings {
			if is(x) {
				all = append(all, unit+" "+x.Opened.Indicator)
			}
		}
	}
	slices.Sort(all)
	return all
}

// acknowledged are the warnings that a person has acknowledged.
func (h *house) acknowledged(person int64) []string {
	return h.of(func(x warning.Warning) bool { return x.AcknowledgedBy == person })
}

// putOff are those of which a person is reminded later.
func (h *house) putOff(person int64) []string {
	return h.of(func(x warning.Warning) bool {
		return slices.ContainsFunc(x.Recalls, func(r warning.Recall) bool { return r.Person == person })
	})
}

// talk is the chat of a person.
func (h *house) talk(person int64) *chattest.Talk { return chattest.NewTalk(h.t, h.desk, person, "vi") }

// pressed is the data of a button that shows warnings up to a time.
func pressed(to, unit, made string) string {
	return fmt.Sprintf("1:%s::%s:%s", to, unit, strconv.FormatInt(chattest.At(made).Unix(), 10))
}

func TestWarningsAreAcknowledgedAsTheyWereShown(t *testing.T) {
	everything := []string{chattest.XaHangLia + " TD", chattest.XaHangLia + " TT1", chattest.XaPhiNhu + " TD"}
	for _, c := range []struct {
		says   string
		person int64
		before func(*house)
		data   string
		want   []string
		toast  string
	}{
		{"an admin acknowledges all that a digest told of", chattest.Admin, nil, pressed("known", "", "2024-07-03 07:00"), everything, "xác nhận của Anh/Chị: 3 cảnh báo của 2 đơn vị"},
		{"by a button of an earlier version, too", chattest.Admin, nil, "1:ack::", everything, "xác nhận của Anh/Chị: 3 cảnh báo của 2 đơn vị"},
		{"but not what fell meanwhile", chattest.Admin, func(f *house) { f.opens(chattest.XaPhiNhu, "TT2", "2024-07-03 07:30", "2024-07-03 07:30") }, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo"},
		{"nor what the digest did not tell of", chattest.Admin, func(f *house) { f.opens(xaOther, "TD", "2024-07-01 08:00", "2024-07-01 08:00") }, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo"},
		{"of a digest that is not on record an admin acknowledges what was passed on to the admins", chattest.Admin, func(f *house) {
			f.sent = nil
			f.opens(xaOther, "TD", "2024-07-01 08:00", "2024-07-01 08:00")
		}, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo của 2 đơn vị"},
		{"of a unit in a digest an admin acknowledges that unit's", chattest.Admin, nil, pressed("known", chattest.XaPhiNhu, "2024-07-03 07:00"), everything[2:], "Đã ghi nhận xác nhận của Anh/Chị."},
		{"an officer of two units acknowledges those of both", both, nil, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo của 2 đơn vị"},
		{"who serves one of them any more acknowledges that one's", chattest.Officer, nil, pressed("known", "", "2024-07-03 07:00"), everything[2:], "1 cảnh báo của 1 đơn vị"},
		{"a list shows what nobody has been told of yet", chattest.Officer, func(f *house) { f.opens(chattest.XaPhiNhu, "TT2", "2024-07-02 21:00", "2024-07-04 07:00") },
			pressed("known", chattest.XaPhiNhu, "2024-07-03 08:00"), []string{chattest.XaPhiNhu + " TD", chattest.XaPhiNhu + " TT2"}, "Đã ghi nhận xác nhận của Anh/Chị."},
		{"a list that is older than that did not", chattest.Officer, func(f *house) { f.opens(chattest.XaPhiNhu, "TT2", "2024-07-02 21:00", "2024-07-04 07:00") },
			pressed("known", chattest.XaPhiNhu, "2024-07-02 20:00"), everything[2:], "Đã ghi nhận"},
		{"what another has acknowledged stays theirs", chattest.Officer, func(f *house) {
			f.change(chattest.XaPhiNhu, func(w *warning.Watch) {
				w.Warnings[0].Acknowledged, w.Warnings[0].AcknowledgedBy = chattest.At("2024-07-01 08:00"), chattest.Admin
			})
		}, pressed("known", chattest.XaPhiNhu, "2024-07-03 07:00"), nil, "Không còn cảnh báo nào cần xác nhận"},
		{"nobody acknowledges for another unit", chattest.Officer, nil, pressed("known", chattest.XaHangLia, "2024-07-03 07:00"), nil, ""},
		{"a button without an instant is an old one's", chattest.Officer, nil, "1:known::" + chattest.XaPhiNhu + ":", everything[2:], "Đã ghi nhận"},
	} {
		f := open(t)
		f.fallen(chattest.Admin, both, chattest.Officer)
		if c.before != nil {
			c.before(f)
		}
		talk := f.talk(c.person)
		first := talk.Press(c.data)
		toast := talk.Last.Toast
		again := talk.Press(c.data) // handled again
		if got := f.acknowledged(c.person); !slices.Equal(got, c.want) || !strings.Contains(toast, c.toast) || again != first {
			t.Errorf("%s: acknowledged %v, %q, again %s", c.says, got, toast, again)
		}
	}
}

func TestADigestStaysReadable(t *testing.T) {
	for _, c := range []struct {
		says        string
		data        string
		has, hasNot []string
	}{
		{"acknowledged", pressed("known", "", "2024-07-03 07:00"), []string{"Cảnh báo – 2 đơn vị chưa đạt chỉ tiêu", "Đã xác nhận 3/3 chỉ số của 2 đơn vị", "Xã Háng Lìa: 2 chỉ số", "[Xã Phì Nhừ]", "đã xác nhận: Anh/Chị", "[Nhắc lại ngày mai]"}, []string{"[Đã nắm thông tin]", "Chưa ai"}},
		{"one unit of it", pressed("known", chattest.XaPhiNhu, "2024-07-03 07:00"), []string{"Cảnh báo – xã Phì Nhừ: 1 chỉ số", "Đã xác nhận 1/3 chỉ số của 2 đơn vị", "Cảnh báo chưa được xác nhận – xã Háng Lìa", "[Đã nắm thông tin]"}, nil},
		{"put off", pressed("later", "", "2024-07-03 07:00"), []string{"Cảnh báo chưa được xác nhận – 2 đơn vị", "Xã Háng Lìa: 2 chỉ số", "[Đã nắm thông tin]", "Bot sẽ nhắc lại lúc 07:00 ngày 04/7"}, []string{"Đã xác nhận"}},
		{"put off in an earlier version", "1:snooze::", []string{"Cảnh báo chưa được xác nhận – 2 đơn vị", "Bot sẽ nhắc lại lúc 07:00 ngày 04/7"}, nil},
	} {
		f := open(t)
		f.fallen(chattest.Admin)
		talk := f.talk(chattest.Admin)
		talk.Press(c.data)
		got := chattest.Shown(talk.Last)
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: it lacks %q:\n%s", c.says, want, got)
			}
		}
		for _, not := range c.hasNot {
			if strings.Contains(got, not) {
				t.Errorf("%s: it has %q:\n%s", c.says, not, got)
			}
		}
		if len(talk.Last.Messages) != 1 || talk.Last.Messages[0].Edit != 77 || !talk.Last.Messages[0].Protected {
			t.Errorf("%s: the digest is not in its place, or may be forwarded: %+v", c.says, talk.Last)
		}
		if off := f.putOff(chattest.Admin); strings.Contains(c.data, ":known:") != (len(off) == 0) || len(off) > 0 && len(off) != 3 {
			t.Errorf("%s: put off are %v", c.says, off)
		}
	}

	f := open(t)
	f.fallen(chattest.Admin)
	for _, unit := range []string{chattest.XaHangLia, chattest.XaPhiNhu} {
		f.change(unit, func(w *warning.Watch) { w.Warnings = nil })
	}
	reply, err := f.desk.Answer(t.Context(), bot.Request{Update: 1, Chat: chattest.Admin, Person: chattest.Admin, Private: true, Language: "vi",
		Press: &bot.Press{ID: "1", Data: pressed("known", "", "2024-07-03 07:00"), Message: 77}})
	if err != nil || len(reply.Messages) > 0 || !strings.Contains(reply.Toast, "Không còn cảnh báo nào") {
		t.Errorf("of a digest of what is over remains %+v, %v", reply, err)
	}

	f = open(t)
	f.fallen()
	talk := f.talk(chattest.Admin)
	if talk.Press(pressed("known", "", "2024-07-03 07:00")); talk.Last.Messages[0].Edit != 0 {
		t.Errorf("a message that is not on record is overwritten by\n%s", chattest.Shown(talk.Last))
	}
}

// A message that was worded anew shows no more than before: what fell since is not acknowledged by its button.
func TestAMessageWordedAnewAcknowledgesNothingNew(t *testing.T) {
	f := open(t)
	f.fallen(chattest.Admin)
	f.sent[77] = slices.DeleteFunc(f.sent[77], func(r outbox.Row) bool { return r.Unit != chattest.XaPhiNhu })
	again := f.sent[77][0]
	again.Reason = outbox.Reminder
	f.sent[77] = append(f.sent[77], again) // two notices of one unit
	f.opens(chattest.XaPhiNhu, "TT2", "2024-07-03 07:59", "2024-07-04 07:00")
	talk := f.talk(chattest.Admin)
	talk.Press(pressed("later", chattest.XaPhiNhu, "2024-06-28 08:00"))
	talk.Tap("Đã nắm thông tin")
	if got := f.acknowledged(chattest.Admin); !slices.Equal(got, []string{chattest.XaPhiNhu + " TD"}) {
		t.Errorf("acknowledged are %v", got)
	}
}

// What a colleague acknowledges stands in the digests of others beside what else they tell of.
func TestOthersDigestsSayWhoKnows(t *testing.T) {
	f := open(t)
	f.fallen(chattest.Admin)
	f.talk(chattest.Officer).Press(pressed("known", chattest.XaPhiNhu, "2024-07-03 07:00"))
	row := outbox.Row{Person: chattest.Admin, Unit: chattest.XaPhiNhu, Reason: outbox.Acknowledged, Reference: 77}
	m, moot := chattest.Compose(t, f.desk, chattest.Admin, "2024-07-03 08:01", row)
	got := chattest.Shown(bot.Reply{Messages: []bot.Message{m}})
	if moot[0] != "" || m.Edit != 77 {
		t.Fatalf("%q, in the place of %d", moot, m.Edit)
	}
	for _, want := range []string{"Cảnh báo – xã Phì Nhừ: 1 chỉ số", "Đã xác nhận 1/3", "Cảnh báo chưa được xác nhận – xã Háng Lìa", "đã xác nhận: công chức một cửa", "[Đã nắm thông tin]"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	// A notice that has not gone out says so when it does.
	watch, err := f.Watch(t.Context(), chattest.XaPhiNhu)
	if err != nil {
		t.Fatal(err)
	}
	x := watch.Warnings[0]
	waiting := outbox.Row{Person: both, Unit: chattest.XaPhiNhu, Reason: outbox.Breach, Changes: []outbox.Change{{Indicator: "TD", To: x.Opened, Since: x.Since}}}
	m, _ = chattest.Compose(t, f.desk, both, "2024-07-03 08:01", waiting)
	got = chattest.Shown(bot.Reply{Messages: []bot.Message{m}})
	if !strings.Contains(got, "đã xác nhận: công chức một cửa") || strings.Contains(got, "[Đã nắm thông tin]") || !strings.Contains(got, "tiếp tục xử lý") {
		t.Error(got)
	}
	if _, err := f.RemovePerson(t.Context(), chattest.Officer, 0); err != nil {
		t.Fatal(err)
	}
	m, _ = chattest.Compose(t, f.desk, both, "2024-07-03 08:02", waiting)
	if got := chattest.Shown(bot.Reply{Messages: []bot.Message{m}}); !strings.Contains(got, "đã xác nhận: tài khoản không còn vai trò") {
		t.Error(got)
	}
}

// row is a notice about the open warning of xã Háng Lìa, as it was when it was decided.
func (h *house) row(reason outbox.Reason) outbox.Row {
	h.t.Helper()
	w, err := h.Watch(h.t.Context(), chattest.XaHangLia)
	if err != nil {
		h.t.Fatal(err)
	}
	x := w.Warnings[0]
	return outbox.Row{Unit: chattest.XaHangLia, Reason: reason, Changes: []outbox.Change{{Indicator: "TD", From: new(x.Opened), To: x.Opened, Since: x.Since}}}
}

func TestWhatIsToldIsWhatIsSoWhenItGoesOut(t *testing.T) {
	fallen := outbox.Figure{Indicator: "TD", Month: "2024-06", Points: scoring.Frac(360, 13), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
		Tally: scoring.Tally{Numerator: 12, Denominator: 13}, DataTime: chattest.At("2024-06-30 17:00")}
	over := func(h *house) {
		h.change(chattest.XaHangLia, func(w *warning.Watch) { *w = warning.Watch{Unit: chattest.XaHangLia} })
	}
	for _, c := range []struct {
		says    string
		person  int64
		before  func(*house)
		reasons []outbox.Reason
		want    []string // in the message; nothing is said without any
		lacks   string
	}{
		{"a warning is told to who serves the unit", chattest.Chair, nil, []outbox.Reason{outbox.Breach},
			[]string{"Cảnh báo – xã Háng Lìa: 1 chỉ số chưa đạt chỉ tiêu", "27,7/30", "chỉ tiêu 28,5", "đạt 12/13", chattest.XaHangLia + "-2406", "[Đã nắm thông tin]"}, ""},
		{"with its present figure", chattest.Chair, func(h *house) {
			h.change(chattest.XaHangLia, func(w *warning.Watch) {
				now := w.Latest[0]
				now.Points = scoring.Int(20)
				w.Latest = []outbox.Figure{now}
			})
		}, []outbox.Reason{outbox.Breach}, []string{"20/30", "27,7 → 20 điểm"}, ""},
		{"who has moved to another commune is told nothing", chattest.Officer, nil, []outbox.Reason{outbox.Breach}, nil, ""},
		{"nor is who was removed", chattest.Stranger, nil, []outbox.Reason{outbox.Breach}, nil, ""},
		{"a warning that is over is not told", chattest.Chair, over, []outbox.Reason{outbox.Breach}, nil, ""},
		{"but its end is, to whom it may have been told", chattest.Chair, over, []outbox.Reason{outbox.Breach, outbox.Recovered}, []string{"Đã khắc phục – xã Háng Lìa"}, "[Đã nắm thông tin]"},
		{"its end alone is told", chattest.Chair, over, []outbox.Reason{outbox.Recovered}, []string{"Đã khắc phục – xã Háng Lìa"}, "[Đã nắm thông tin]"},
		{"several come in one message", chattest.Chair, nil, []outbox.Reason{outbox.Breach, outbox.Reminder}, []string{"Cảnh báo – xã Háng Lìa: 1 chỉ số", "Nhắc lại – xã Háng Lìa"}, ""},
	} {
		h := open(t)
		h.change(chattest.XaHangLia, func(w *warning.Watch) {
			since := chattest.At("2024-07-01 08:00")
			w.Latest, w.Warnings = []outbox.Figure{fallen}, []warning.Warning{{Opened: fallen, Since: since, Told: since}}
		})
		var rows []outbox.Row
		for _, reason := range c.reasons {
			rows = append(rows, h.row(reason))
		}
		if c.before != nil {
			c.before(h)
		}
		m, moot := chattest.Compose(t, h.desk, c.person, "2024-07-03 08:00", rows...)
		some := slices.Contains(moot, "")
		got := chattest.Shown(bot.Reply{Messages: []bot.Message{m}})
		if some != (len(c.want) > 0) || some && !m.Protected {
			t.Errorf("%s: %q, may not be forwarded: %v", c.says, moot, m.Protected)
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
		if c.lacks != "" && strings.Contains(got, c.lacks) {
			t.Errorf("%s: the message has %q:\n%s", c.says, c.lacks, got)
		}
	}
}

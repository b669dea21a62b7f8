package handler

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
	"motcua/scoring/warning"
)

// fallen are warnings of two units that nobody acknowledged for days, and a message of them to each of some persons: number 77,
// under which a chat presses.
func fallen(f *fake, persons ...int64) {
	f.sent = map[int][]outbox.Row{}
	for unit, indicators := range map[string][]string{hangLia: {"TD", "TT1"}, phiNhu: {"TD"}} {
		w := warning.Watch{Unit: unit}
		var told []outbox.Change
		for _, ind := range indicators {
			figure := outbox.Figure{Indicator: ind, Month: "2024-06", Points: scoring.Int(9), Max: scoring.Int(10), Target: scoring.Frac(95, 10), DataTime: at("2024-06-30 17:00")}
			since := at("2024-06-28 08:00")
			w.Latest = append(w.Latest, figure)
			w.Warnings = append(w.Warnings, warning.Warning{Opened: figure, Since: since, Told: since, ChairsTold: true, AdminsTold: true})
			told = append(told, outbox.Change{Indicator: ind, From: new(figure), To: figure, Since: since})
		}
		f.watches[unit] = w
		for _, person := range persons {
			f.sent[77] = append(f.sent[77], outbox.Row{Person: person, Unit: unit, Reason: outbox.Escalated, Changes: told, State: outbox.Accepted, Message: 77})
		}
	}
	slices.SortFunc(f.sent[77], func(a, b outbox.Row) int { return strings.Compare(a.Unit, b.Unit) })
}

// opens opens a warning of the unit at a time, of which somebody may be told from another on.
func (f *fake) opens(unit, indicator, since, told string) {
	w := f.watches[unit]
	w.Unit = unit
	figure := outbox.Figure{Indicator: indicator, Month: "2024-07", Points: scoring.Int(1), Max: scoring.Int(10), Target: scoring.Int(9)}
	w.Warnings = append(slices.Clone(w.Warnings), warning.Warning{Opened: figure, Since: at(since), Told: at(told)})
	f.watches[unit] = w
}

// acknowledged are the open warnings that a person has acknowledged: "000.10.32.H18 TD".
func (f *fake) acknowledged(person int64) (all []string) {
	for _, u := range f.units {
		for _, x := range f.watches[u.Code].Warnings {
			if x.AcknowledgedBy == person {
				all = append(all, u.Code+" "+x.Opened.Indicator)
			}
		}
	}
	return all
}

func (f *fake) putOff(person int64) (all []string) {
	for _, u := range f.units {
		for _, x := range f.watches[u.Code].Warnings {
			if slices.ContainsFunc(x.Recalls, func(r warning.Recall) bool { return r.Person == person }) {
				all = append(all, u.Code+" "+x.Opened.Indicator)
			}
		}
	}
	return all
}

// pressed is the data of a button that shows warnings up to a time.
func pressed(to, unit, made string) string {
	return fmt.Sprintf("1:%s::%s:%s", to, unit, strconv.FormatInt(at(made).Unix(), 10))
}

func TestWarningsAreAcknowledgedAsTheyWereShown(t *testing.T) {
	everything := []string{hangLia + " TD", hangLia + " TT1", phiNhu + " TD"}
	for _, c := range []struct {
		says   string
		person int64
		before func(*fake)
		data   string
		want   []string
		toast  string
	}{
		{"an admin acknowledges all that a digest told of", admin, nil, pressed("known", "", "2024-07-03 07:00"), everything, "Anh/Chị đã rõ 3 cảnh báo của 2 đơn vị"},
		{"by a button of an earlier version, too", admin, nil, "1:ack::", everything, "Anh/Chị đã rõ 3 cảnh báo của 2 đơn vị"},
		{"but not what fell meanwhile", admin, func(f *fake) { f.opens(phiNhu, "TT2", "2024-07-03 07:30", "2024-07-03 07:30") }, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo"},
		{"nor what the digest did not tell of", admin, func(f *fake) { f.opens(nongU, "TD", "2024-07-01 08:00", "2024-07-01 08:00") }, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo"},
		{"of a digest that is not on record an admin acknowledges what was passed on to the admins", admin, func(f *fake) {
			f.sent = nil
			f.opens(nongU, "TD", "2024-07-01 08:00", "2024-07-01 08:00")
		}, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo của 2 đơn vị"},
		{"of a unit in a digest an admin acknowledges that unit's", admin, nil, pressed("known", phiNhu, "2024-07-03 07:00"), everything[2:], "Đã ghi nhận: Anh/Chị đã rõ."},
		{"an officer of two units acknowledges those of both", both, nil, pressed("known", "", "2024-07-03 07:00"), everything, "3 cảnh báo của 2 đơn vị"},
		{"who serves one of them any more acknowledges that one's", officer, nil, pressed("known", "", "2024-07-03 07:00"), everything[2:], "1 cảnh báo của 1 đơn vị"},
		{"a list shows what nobody has been told of yet", officer, func(f *fake) { f.opens(phiNhu, "TT2", "2024-07-02 21:00", "2024-07-04 07:00") },
			pressed("known", phiNhu, "2024-07-03 08:00"), []string{phiNhu + " TD", phiNhu + " TT2"}, "Đã ghi nhận: Anh/Chị đã rõ."},
		{"a list that is older than that did not", officer, func(f *fake) { f.opens(phiNhu, "TT2", "2024-07-02 21:00", "2024-07-04 07:00") },
			pressed("known", phiNhu, "2024-07-02 20:00"), everything[2:], "Đã ghi nhận"},
		{"what another has acknowledged stays theirs", officer, func(f *fake) {
			w := f.watches[phiNhu]
			w.Warnings[0].Acknowledged, w.Warnings[0].AcknowledgedBy = at("2024-07-01 08:00"), admin
		}, pressed("known", phiNhu, "2024-07-03 07:00"), nil, "Không còn cảnh báo nào cần xác nhận"},
		{"nobody acknowledges for another unit", officer, nil, pressed("known", hangLia, "2024-07-03 07:00"), nil, ""},
		{"a button without an instant is an old one's", officer, nil, "1:known::" + phiNhu + ":", everything[2:], "Đã ghi nhận"},
	} {
		f := newFake(t)
		fallen(f, admin, both, officer)
		if c.before != nil {
			c.before(f)
		}
		talk := newChat(t, f, c.person, "vi")
		first := talk.press(c.data)
		again := shown(talk.press(c.data)) // handled again
		if got := f.acknowledged(c.person); !slices.Equal(got, c.want) || !strings.Contains(first.Toast, c.toast) || again != shown(first) {
			t.Errorf("%s: acknowledged %v, %q, again %s", c.says, got, first.Toast, again)
		}
		if talk.log.Len() > 0 {
			t.Errorf("%s: %s", c.says, talk.log)
		}
	}
}

func TestADigestStaysReadable(t *testing.T) {
	for _, c := range []struct {
		says        string
		data        string
		has, hasNot []string
	}{
		{"acknowledged", pressed("known", "", "2024-07-03 07:00"), []string{"2 thông báo", "Đã xác nhận 3/3 chỉ số của 2 đơn vị", "Xã Háng Lìa: 2 chỉ số", "Xã Phì Nhừ: 1 chỉ số", "đã xác nhận: Anh/Chị", "[Nhắc lại ngày mai]"}, []string{"[Đã rõ]", "Chưa ai"}},
		{"one unit of it", pressed("known", phiNhu, "2024-07-03 07:00"), []string{"2 thông báo", "Đã xác nhận 1/3 chỉ số của 2 đơn vị", "Chưa ai xác nhận cảnh báo – Xã Háng Lìa", "[Đã rõ]"}, nil},
		{"put off", pressed("later", "", "2024-07-03 07:00"), []string{"2 thông báo", "Chưa ai xác nhận cảnh báo – Xã Háng Lìa", "[Đã rõ]", "Bot sẽ nhắc lại lúc 07:00 04/07"}, []string{"Đã xác nhận"}},
		{"put off in an earlier version", "1:snooze::", []string{"2 thông báo", "Bot sẽ nhắc lại lúc 07:00 04/07"}, nil},
	} {
		f := newFake(t)
		fallen(f, admin)
		talk := newChat(t, f, admin, "vi")
		talk.press(c.data)
		got := shown(talk.last)
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
		if len(talk.last.Messages) != 1 || talk.last.Messages[0].Edit != 77 || !talk.last.Messages[0].Protected {
			t.Errorf("%s: the digest is not in its place, or may be forwarded: %+v", c.says, talk.last)
		}
		if off := f.putOff(admin); strings.Contains(c.data, ":known:") != (len(off) == 0) || len(off) > 0 && len(off) != 3 {
			t.Errorf("%s: put off are %v", c.says, off)
		}
	}

	f := newFake(t)
	fallen(f, admin)
	f.watches = map[string]warning.Watch{}
	reply, err := newChat(t, f, admin, "vi").handler.Answer(t.Context(), bot.Request{Update: 1, Chat: admin, Person: admin, Private: true,
		Press: &bot.Press{ID: "1", Data: pressed("known", "", "2024-07-03 07:00"), Message: 77}})
	if err != nil || len(reply.Messages) > 0 || !strings.Contains(reply.Toast, "Không còn cảnh báo nào") {
		t.Errorf("of a digest of what is over remains %+v, %v", reply, err)
	}

	f = newFake(t)
	fallen(f)
	talk := newChat(t, f, admin, "vi")
	if talk.press(pressed("known", "", "2024-07-03 07:00")); talk.last.Messages[0].Edit != 0 {
		t.Errorf("a message that is not on record is overwritten by\n%s", shown(talk.last))
	}
}

// A message that was worded anew shows no more than before: what fell since is not acknowledged by its button.
func TestAMessageWordedAnewAcknowledgesNothingNew(t *testing.T) {
	f := newFake(t)
	fallen(f, admin)
	f.sent[77] = slices.DeleteFunc(f.sent[77], func(r outbox.Row) bool { return r.Unit != phiNhu })
	again := f.sent[77][0]
	again.Reason = outbox.Reminder
	f.sent[77] = append(f.sent[77], again) // two notices of one unit
	f.opens(phiNhu, "TT2", "2024-07-03 07:59", "2024-07-04 07:00")
	talk := newChat(t, f, admin, "vi")
	talk.press(pressed("later", phiNhu, "2024-06-28 08:00"))
	talk.tap("Đã rõ")
	if got := f.acknowledged(admin); !slices.Equal(got, []string{phiNhu + " TD"}) {
		t.Errorf("acknowledged are %v", got)
	}
}

// What a colleague acknowledges stands in the digests of others beside what else they tell of.
func TestOthersDigestsSayWhoKnows(t *testing.T) {
	f := newFake(t)
	fallen(f, admin)
	newChat(t, f, officer, "vi").press(pressed("known", phiNhu, "2024-07-03 07:00"))
	h := newChat(t, f, admin, "vi").handler
	row := outbox.Row{Person: admin, Unit: phiNhu, Reason: outbox.Acknowledged, Reference: 77}
	m, some, err := compose(t, h, admin, []outbox.Row{row}, at("2024-07-03 08:01"))
	got := shown(bot.Reply{Messages: []bot.Message{m}})
	if err != nil || !some || m.Edit != 77 {
		t.Fatalf("said %v, %v, in the place of %d", some, err, m.Edit)
	}
	for _, want := range []string{"2 thông báo", "Đã xác nhận 1/3", "Chưa ai xác nhận cảnh báo – Xã Háng Lìa", "đã xác nhận: công chức một cửa", "[Đã rõ]"} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	// A notice that has not gone out says so when it does.
	x := f.watches[phiNhu].Warnings[0]
	waiting := outbox.Row{Person: both, Unit: phiNhu, Reason: outbox.Breach, Changes: []outbox.Change{{Indicator: "TD", To: x.Opened, Since: x.Since}}}
	m, _, err = compose(t, h, both, []outbox.Row{waiting}, at("2024-07-03 08:01").Add(time.Second))
	got = shown(bot.Reply{Messages: []bot.Message{m}})
	if err != nil || !strings.Contains(got, "đã xác nhận: công chức một cửa") || strings.Contains(got, "[Đã rõ]") || !strings.Contains(got, "tiếp tục xử lý") {
		t.Errorf("%v: %s", err, got)
	}
	f.people[officer] = people.Person{ID: officer}
	m, _, err = compose(t, h, both, []outbox.Row{waiting}, at("2024-07-03 08:02"))
	if got := shown(bot.Reply{Messages: []bot.Message{m}}); err != nil || !strings.Contains(got, "đã xác nhận: người không còn vai trò") {
		t.Errorf("%v: %s", err, got)
	}
}

package handler

import (
	"strings"
	"testing"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

func TestAdminsAreToldOfDifferencesThatStillWait(t *testing.T) {
	row := outbox.Row{Reason: outbox.Differs, Month: "2024-06", Facts: outbox.Facts{Sum: "shown", Units: 3}}
	for _, c := range []struct {
		says   string
		reader int64
		row    outbox.Row
		before func(*scoring.Closing)
		told   bool
	}{
		{"an admin is told", admin, row, nil, true},
		{"nobody else is", chair, row, nil, false},
		{"not when the month is open again", admin, row, func(c *scoring.Closing) { c.Reopened.At = at("2024-07-02 10:00") }, false},
		{"not when the differences are others by now", admin, row, func(c *scoring.Closing) { c.Told = "later" }, false},
		{"not when somebody left them", admin, row, func(c *scoring.Closing) { c.Left = "shown" }, false},
		{"not when the row says nothing", admin, outbox.Row{Reason: outbox.Differs}, nil, false},
	} {
		f := newFake(t)
		f.closing = c.before
		m, some, err := compose(t, newChat(t, f, c.reader, "vi").handler, c.reader, []outbox.Row{c.row}, at("2024-07-03 07:30"))
		said := shown(bot.Reply{Messages: []bot.Message{m}})
		if err != nil || some != c.told || some && !strings.Contains(said, "tháng 6/2024 đã chốt: 3 đơn vị") {
			t.Errorf("%s: said %v, %v:\n%s", c.says, some, err, said)
		}
	}
}

// A difference tells up to when the data of each side reach.
func TestDifferencesTellTheirDataTimes(t *testing.T) {
	f := newFake(t)
	if got := shown(newChat(t, f, admin, "vi").press("1:held:2024-06:")); !strings.Contains(got, "17:00 30/06/2024\n                → 08:15 02/07/2024") {
		t.Error(got)
	}
}

// Whatever is written is the reason, also when it begins like a command or could be an invitation code; a command with its
// slash leaves the question, and so does a press of the keyboard.
func TestAReasonIsTakenInAnyWords(t *testing.T) {
	for written, taken := range map[string]bool{
		"nhập sót":                    true,
		"điểm xã Háng Lìa nhập thiếu": true,
		"  quá hạn \n nhập sai ":      true,
		goodCode:                      true,
		strings.Repeat("x", 300):      true,
		strings.Repeat("x", 301):      false,
		"Bảng điểm":                   false,
		"/xephang":                    false,
		"/huy":                        false,
	} {
		f := newFake(t)
		talk := newChat(t, f, admin, "vi")
		talk.press("1:reopen:2024-06::1")
		talk.say(written)
		reason, reopened := f.reasons[talk.update]
		if reopened != taken || reopened && reason != strings.Join(strings.Fields(written), " ") {
			t.Errorf("%q: opened %v, with the reason %q", written, reopened, reason)
		}
		if strings.HasPrefix(written, "x") && !taken {
			if talk.say("ngắn hơn"); f.reasons[talk.update] != "ngắn hơn" {
				t.Errorf("after a reason that was too long, another one is not taken:\n%s", shown(talk.last))
			}
		}
	}
}

// Who is no admin any more when they write the reason opens nothing.
func TestAReasonIsOfAnAdmin(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	talk.press("1:reopen:2024-06::1")
	f.people[admin] = people.Person{ID: admin, Grants: f.people[chair].Grants}
	if talk.say("nhập sót"); len(f.reasons) > 0 || !strings.Contains(shown(talk.last), "Chỉ quản trị") || strings.Contains(shown(talk.last), "/huy") {
		t.Errorf("the reason is answered with %s", shown(talk.last))
	}
}

func TestWhyAMonthIsNotClosedIsSaid(t *testing.T) {
	for state, want := range map[intake.State]string{
		intake.Already: "Số liệu tháng 6/2024 đã chốt lúc 09:00 02/07/2024.", intake.NotOver: "chưa kết thúc", intake.NoCards: "không có gì để chốt",
		intake.NotKnown: "Không có bộ chỉ số", intake.Moved: "đã thay đổi từ lúc kiểm tra",
	} {
		f := newFake(t)
		f.state = state
		talk := newChat(t, f, admin, "vi")
		if talk.press("1:close:2024-06::shown"); !strings.Contains(shown(talk.last), want) {
			t.Errorf("%s: %s", state, shown(talk.last))
		}
	}
}

func TestAdminsAreRemindedOfAMonthThatIsNotClosed(t *testing.T) {
	open := func(c *scoring.Closing) { *c = scoring.Closing{} }
	for _, c := range []struct {
		says   string
		reader int64
		upTo   scoring.Month
		before func(*scoring.Closing)
		told   bool
	}{
		{"an admin is", admin, "2024-06", open, true},
		{"when it was opened again, too", admin, "2024-06", func(c *scoring.Closing) { c.Reopened.At = at("2024-07-02 10:00") }, true},
		{"months later, while it is the oldest", admin, "2024-08", open, true},
		{"not when months up to an earlier one are spoken of", admin, "2024-05", open, false},
		{"not when it is closed", admin, "2024-06", nil, false},
		{"nobody else is", chair, "2024-06", open, false},
	} {
		row := outbox.Row{Reason: outbox.NotClosed, Month: c.upTo}
		f := newFake(t)
		f.closing = c.before
		m, some, err := compose(t, newChat(t, f, c.reader, "vi").handler, c.reader, []outbox.Row{row}, at("2024-07-05 07:30"))
		if err != nil || some != c.told || some && !strings.Contains(m.HTML, "Số liệu tháng 6/2024 chưa chốt") {
			t.Errorf("%s: said %v, %v, %q", c.says, some, err, m.HTML)
		}
	}
}

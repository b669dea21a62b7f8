package handler

import (
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
)

// told is a notice about the open warning of xã Háng Lìa, as it was when it was decided.
func told(f *fake, reason outbox.Reason) outbox.Row {
	x := f.watches[hangLia].Warnings[0]
	return outbox.Row{Unit: hangLia, Reason: reason, Changes: []outbox.Change{{Indicator: "TD", From: new(x.Opened), To: x.Opened, Since: x.Since}}}
}

func TestWhatIsToldIsWhatIsSoWhenItGoesOut(t *testing.T) {
	for _, c := range []struct {
		says    string
		person  int64
		before  func(*fake)
		reasons []outbox.Reason
		want    []string // in the message; nothing is said without any
		lacks   string
	}{
		{"a warning is told to who serves the unit", chair, nil, []outbox.Reason{outbox.Breach},
			[]string{"Cảnh báo – Xã Háng Lìa: 1 chỉ số dưới chỉ tiêu", "27,7/30", "chỉ tiêu 28,5", "số lượng: 12/13", hangLia + "-240605-0002", "[Đã rõ]"}, ""},
		{"with its present figure", chair, func(f *fake) {
			w := f.watches[hangLia]
			now := w.Latest[0]
			now.Points = scoring.Int(20)
			w.Latest = []outbox.Figure{now}
			f.watches[hangLia] = w
		}, []outbox.Reason{outbox.Breach}, []string{"20/30", "từ 27,7 thành 20 điểm"}, ""},
		{"who has moved to another commune is told nothing", officer, nil, []outbox.Reason{outbox.Breach}, nil, ""},
		{"nor is who was removed", removed, nil, []outbox.Reason{outbox.Breach}, nil, ""},
		{"a warning that is over is not told", chair, func(f *fake) { f.watches[hangLia] = warning.Watch{Unit: hangLia} }, []outbox.Reason{outbox.Breach}, nil, ""},
		{"but its end is, to whom it may have been told", chair, func(f *fake) { f.watches[hangLia] = warning.Watch{Unit: hangLia} },
			[]outbox.Reason{outbox.Breach, outbox.Recovered}, []string{"Đã khắc phục – Xã Háng Lìa"}, "[Đã rõ]"},
		{"its end alone is told", chair, func(f *fake) { f.watches[hangLia] = warning.Watch{Unit: hangLia} },
			[]outbox.Reason{outbox.Recovered}, []string{"Đã khắc phục – Xã Háng Lìa"}, "[Đã rõ]"},
		{"several come in one message", chair, nil, []outbox.Reason{outbox.Breach, outbox.Reminder}, []string{"2 thông báo", "Nhắc lại – Xã Háng Lìa"}, ""},
	} {
		f := newFake(t)
		var rows []outbox.Row
		for _, reason := range c.reasons {
			rows = append(rows, told(f, reason))
		}
		if c.before != nil {
			c.before(f)
		}
		h := newChat(t, f, c.person, "vi").handler
		m, some, err := compose(t, h, c.person, rows, at("2024-07-03 08:00"))
		if err != nil || some != (len(c.want) > 0) {
			t.Errorf("%s: said %v, %v", c.says, some, err)
			continue
		}
		got := shown(bot.Reply{Messages: []bot.Message{m}})
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the message lacks %q:\n%s", c.says, want, got)
			}
		}
		if c.lacks != "" && strings.Contains(got, c.lacks) {
			t.Errorf("%s: the message has %q:\n%s", c.says, c.lacks, got)
		}
		if some && !m.Protected {
			t.Errorf("%s: it may be forwarded", c.says)
		}
	}
}

func TestAMorningWithNothingDueIsSilent(t *testing.T) {
	f := newFake(t)
	f.late = nil
	h := newChat(t, f, chair, "vi").handler
	rows := []outbox.Row{{Unit: hangLia, Reason: outbox.DueToday}}
	if _, some, err := compose(t, h, chair, rows, at("2024-07-03 08:00")); some || err != nil {
		t.Errorf("said %v, %v", some, err)
	}
	f.late = []scoring.Listed{{Code: hangLia + "-240701-0001", Unit: hangLia, Due: at("2024-07-03 16:30")}, {Code: hangLia + "-240601-0001", Unit: hangLia, Due: at("2024-07-01 16:30")}}
	m, some, err := compose(t, h, chair, append(rows, rows...), at("2024-07-03 07:30").Add(time.Second))
	if !some || err != nil || strings.Count(m.HTML, "1 hồ sơ đến hạn, 1 hồ sơ quá hạn") != 1 {
		t.Errorf("said %v, %v: %s", some, err, m.HTML)
	}
}

// The data reach to Sunday 30 June.
func TestAMorningByOldData(t *testing.T) {
	for _, c := range []struct{ says, at, set, want string }{
		{"three working days later the list is told", "2024-07-03 07:30", "", "Hôm nay – Xã Háng Lìa"},
		{"four: that the data are old, and no dossier", "2024-07-04 07:30", "", "Xã Háng Lìa: số liệu đến 17:00 30/06, đã cũ 4 ngày làm việc"},
		{"ten: the same", "2024-07-12 07:30", "", "đã cũ 10 ngày làm việc"},
		{"eleven: nothing", "2024-07-15 07:30", "", ""},
		{"eleven, where twenty are allowed", "2024-07-15 07:30", "20", "đã cũ 11 ngày làm việc"},
	} {
		f := newFake(t)
		f.late = []scoring.Listed{{Code: hangLia + "-240601-0001", Unit: hangLia, Due: at("2024-07-01 16:30")}}
		if c.set != "" {
			f.settings = map[string]string{"silent-days": c.set}
		}
		m, some, err := compose(t, newChat(t, f, chair, "vi").handler, chair, []outbox.Row{{Unit: hangLia, Reason: outbox.DueToday}}, at(c.at))
		if err != nil || some != (c.want != "") || !strings.Contains(m.HTML, c.want) {
			t.Errorf("%s: %v, %v: %s", c.says, some, err, m.HTML)
		}
		if listed := strings.Contains(m.HTML, "240601-0001"); listed != (c.at == "2024-07-03 07:30") {
			t.Errorf("%s: the dossier is named: %v", c.says, listed)
		}
	}
}

func TestOldDataAreToldToAdminsWhileTheyAreOld(t *testing.T) {
	row := []outbox.Row{{Reason: outbox.OldData}}
	for _, c := range []struct {
		says   string
		person int64
		at     string
		some   bool
	}{
		{"an admin is told", admin, "2024-07-15 07:30", true},
		{"whoever is none any more is not", officer, "2024-07-15 07:30", false},
		{"newer data have come", admin, "2024-07-12 07:30", false},
	} {
		m, some, err := compose(t, newChat(t, newFake(t), c.person, "vi").handler, c.person, row, at(c.at))
		if err != nil || some != c.some || some && !strings.Contains(m.HTML, "Số liệu cũ hơn 10 ngày làm việc") {
			t.Errorf("%s: %v, %v: %s", c.says, some, err, m.HTML)
		}
	}
}

// compose words notices; some is false when the message tells of none of them.
func compose(t *testing.T, h *Handler, person int64, rows []outbox.Row, at time.Time) (m bot.Message, some bool, err error) {
	t.Helper()
	m, moot, err := h.Compose(t.Context(), person, rows, at)
	return m, slices.Contains(moot, ""), err
}

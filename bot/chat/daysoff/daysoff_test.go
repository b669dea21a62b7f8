package daysoff

import (
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/locales"
	"motcua/scoring/people"
	"motcua/storage/rooms"
)

// office is a desk of this room alone.
type office struct {
	t      *testing.T
	desk   *chat.Desk
	store  *rooms.Store
	update int64
}

func open(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, store: chattest.Store(t), update: 1000}
	o.desk = chattest.Desk(t, o.store)
	o.desk.Add(New(o.desk, o.store, chattest.Workdays(t)))
	o.desk.Add(chat.Feature{Commands: []chat.Command{{Name: "start", Alias: "start", About: "command.start", Roles: people.Roles(), Open: true}}}) // the menu of strangers
	return o
}

// ask is what the chair is answered to a text, or to the press of a button, which begins with "1:".
func (o *office) ask(said string) string {
	o.t.Helper()
	o.update++
	q := bot.Request{Update: o.update, Chat: chattest.Chair, Person: chattest.Chair, Private: true, Language: "vi", Text: said}
	if strings.HasPrefix(said, "1:") {
		q.Text, q.Press = "", &bot.Press{ID: "1", Data: said, Message: 77}
	}
	reply, err := o.desk.Answer(o.t.Context(), q)
	if err != nil {
		o.t.Fatalf("%s: %v", said, err)
	}
	for _, m := range reply.Messages {
		chattest.Acceptable(o.t, said, m)
	}
	return chattest.Shown(reply)
}

// away is the chair's day off, "" for none.
func (o *office) away() string {
	d, err := o.store.DayOff(o.t.Context(), chattest.Chair)
	if err != nil {
		o.t.Fatal(err)
	}
	if d.IsOver(chattest.Now()) {
		return ""
	}
	const form = "2006-01-02 15:04"
	return d.Since.In(chattest.Zone()).Format(form) + " " + d.Until.In(chattest.Zone()).Format(form)
}

// It is Wednesday, 3 July 2024, 08:00.
func TestDayOffIsTakenByADatedButtonAlone(t *testing.T) {
	o := open(t)
	if now := chattest.Now().In(chattest.Zone()).Format("Mon 2006-01-02 15:04"); now != "Wed 2024-07-03 08:00" {
		t.Fatalf("it is %s", now)
	}
	for _, c := range []struct{ says, said, shows, away string }{
		{"the command offers", "/nghi", "[thứ Năm 04/7]", ""},
		{"what is written is asked first", "/nghi mai", "nghỉ thứ Năm 04/7?", ""},
		{"a number counts from today", "/nghi 3", "3 ngày làm việc: 03/7 – 05/7", ""},
		{"today", "/nghi hôm nay", "nghỉ thứ Tư 03/7?", ""},
		{"too many days", "/nghi 15", "từ 1 đến 14", ""},
		{"no days", "/nghi 0", "từ 1 đến 14", ""},
		{"of last week", "1:dayoff:::2024-06-26,1", "của một ngày khác", ""},
		{"of a day that is none", "1:dayoff:::2024-07-99,1", "Nút này không còn hiệu lực", ""},
		{"longer than may be", "1:dayoff:::2024-07-03,15", "Nút này không còn hiệu lực", ""},
		{"tomorrow", "1:dayoff:::2024-07-04,1", "đến 07:30 ngày 05/7/2024", "2024-07-04 00:00 2024-07-05 07:30"},
		{"over the weekend, in its place", "1:dayoff:::2024-07-03,3", "đến 07:30 ngày 08/7/2024", "2024-07-03 00:00 2024-07-08 07:30"},
		{"pressed twice", "1:dayoff:::2024-07-03,3", "đến 07:30 ngày 08/7/2024", "2024-07-03 00:00 2024-07-08 07:30"},
		{"it is shown", "/nghi", "Kết thúc nghỉ", "2024-07-03 00:00 2024-07-08 07:30"},
		{"another one is ended", "1:dayback:::1721000000", "đến 07:30 ngày 08/7/2024", "2024-07-03 00:00 2024-07-08 07:30"},
		{"ended early", "1:dayback:::1720398600", "Đã kết thúc", ""},
	} {
		if got := o.ask(c.said); !strings.Contains(got, c.shows) || o.away() != c.away {
			t.Errorf("%s: away %q, want %q, and told\n%s", c.says, o.away(), c.away, got)
		}
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	zone := chattest.Zone()
	day := func(d, hour, minute int) time.Time { return time.Date(2024, 7, d, hour, minute, 0, 0, zone) }
	one := offered{routes.OfDayOff{From: "2024-07-15", Days: 1}, people.DayOff{Since: day(15, 0, 0), Until: day(16, 7, 30)}, day(15, 0, 0)}
	ten := offered{routes.OfDayOff{From: "2024-07-15", Days: 10}, people.DayOff{Since: day(15, 0, 0), Until: day(29, 7, 30)}, day(26, 0, 0)}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		for name, m := range map[string]bot.Message{
			"dayoff":         offerScreen(r, people.DayOff{}, []offered{one, ten}),
			"dayoff-away":    offerScreen(r, one.DayOff, []offered{one, ten}),
			"dayoff-old":     offerScreen(r, people.DayOff{}, []offered{one}, r.Words.Text("dayoff.old")),
			"dayoff-confirm": confirmScreen(r, ten),
			"dayoff-taken":   takenScreen(r, ten.DayOff),
		} {
			chattest.Golden(t, name+"."+language, m)
			chattest.Acceptable(t, name+"."+language, m)
		}
	}
}

// The longest days off make messages that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says := range chattest.Names() {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			longest := offered{routes.OfDayOff{From: "2024-07-15", Days: mostDays}, people.DayOff{Since: r.Now, Until: r.Now.AddDate(0, 0, 30)}, r.Now.AddDate(0, 0, 29)}
			for kind, m := range map[string]bot.Message{
				"offer": offerScreen(r, longest.DayOff, []offered{longest, longest, longest, longest, longest, longest}, r.Words.Text("dayoff.old")),
				"ask":   confirmScreen(r, longest),
				"taken": takenScreen(r, longest.DayOff),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

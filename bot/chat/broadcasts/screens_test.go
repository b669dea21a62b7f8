package broadcasts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/broadcast"
	"motcua/scoring/people"
)

// announced is a broadcast in a state, with a text that says the same in every language.
func announced(state broadcast.State, text string) broadcast.Broadcast {
	return broadcast.Broadcast{ID: 12, State: state, Version: 7, Confirm: true, Content: broadcast.Content{Kind: broadcast.Text, Text: text}}
}

// draftScreens are all screens of a broadcast before it goes out, to 3,321 units of the same name.
func draftScreens(t *testing.T, r chat.Renderer, named, text string) map[string]bot.Message {
	b := announced(broadcast.Draft, text)
	d := draft{Broadcast: b, People: 6642, Units: 3321}
	narrow := d
	narrow.Confirm, narrow.Content.Kind = false, broadcast.Document
	language := r.Words.Language()
	narrow.Audience = audienceWords{GradeName: chattest.Rules(t).Grades[1].Name.In(language), UnderName: chattest.Indicator(t, "TD").Short.In(language), Names: slices.Repeat([]string{named}, 45),
		Audience: broadcast.Audience{Role: people.Officer, Units: make([]string, 45), Grade: "tot", Overdue: true, Under: "TD", Unconfirmed: 11}}
	later := narrow
	later.SendAt = chattest.At("2024-07-20 06:00")
	nobody := d
	nobody.People, nobody.Units = 0, 0
	units := slices.Repeat([]scoring.UnitCount{{Unit: "000.10.32.H18", Name: named, Count: 2}}, 3321)
	units = append(units, scoring.UnitCount{Count: 3})
	photo := announced(broadcast.Draft, "")
	photo.Content.Kind = broadcast.Photo
	earlier := []broadcast.Broadcast{announced(broadcast.Done, text), announced(broadcast.Paused, text), photo}
	return map[string]bot.Message{
		"broadcast-draft":          editorScreen(r, d, ""),
		"broadcast-draft-narrow":   editorScreen(r, narrow, r.Words.Text("broadcast.too_late")),
		"broadcast-draft-nobody":   editorScreen(r, nobody, r.Words.Text("broadcast.nobody")),
		"broadcast-draft-old":      expiredScreen(r, photo),
		"broadcast-audience":       audienceScreen(r, d),
		"broadcast-audience-all":   audienceScreen(r, narrow),
		"broadcast-grades":         optionsScreen(r, b, r.Words.Text("broadcast.ask_grade"), stepGrades, []option{{Label: named, With: "tot"}}),
		"broadcast-units":          recipientsScreen(r, d, units, 0),
		"broadcast-units-last":     recipientsScreen(r, d, units, chat.LastPage(len(units), namesPage)),
		"broadcast-sure":           confirmationScreen(r, d, r.Now, "abc", ""),
		"broadcast-sure-later":     confirmationScreen(r, later, chattest.At("2024-07-22 07:00"), "abc", r.Words.Text("broadcast.moved")),
		"broadcast-out":            outgoingMessage(r, b, map[broadcast.Placeholder]string{broadcast.UnitName: chat.UnitName(named), broadcast.Points: "87,7", broadcast.Rank: "10/3.321", broadcast.Overdue: "3"}),
		"broadcast-earlier":        earlierScreen(r, r.Words.Text("broadcast.ask_content", "placeholders", "{đơn vị}"), earlier),
		"broadcast-earlier-nobody": earlierScreen(r, r.Words.Text("broadcast.ask_content", "placeholders", "{đơn vị}"), nil),
	}
}

// reached is a recipient of each outcome, of units of that name, and one who holds no role any more.
func reached(named string) (all []broadcast.Person) {
	for i, o := range broadcast.Outcomes() {
		p := broadcast.Person{ID: int64(i), Role: people.Officer, Unit: fmt.Sprintf("000.%d.32.H18", 10+i/2), UnitName: named, Outcome: o}
		switch o {
		case broadcast.Confirmed:
			p.Role, p.Confirmed, p.Now = people.Chair, chattest.At("2024-07-15 07:45"), named
		case broadcast.Removed:
			p.Role = ""
		case broadcast.Refused:
			p.Why = "Bad Request: wrong file identifier/HTTP URL specified, and more words than a line of a report has room for"
		}
		all = append(all, p)
	}
	return append(all, broadcast.Person{ID: 99, Unit: "000.10.32.H18", UnitName: named, Outcome: broadcast.Dropped}, broadcast.Person{ID: 100, Role: people.Admin, Outcome: broadcast.Accepted})
}

// sentScreens are all screens of a broadcast from when it is confirmed, in every state.
func sentScreens(r chat.Renderer, named, text string) map[string]bot.Message {
	every := broadcast.Counts{}
	for i, o := range broadcast.Outcomes() {
		every[o] = 1 + 1000*i
	}
	over := broadcast.Counts{broadcast.Accepted: 1, broadcast.Confirmed: 3320, broadcast.Refused: 1}
	halted := announced(broadcast.Paused, text)
	halted.Stop = broadcast.ByRefusals
	later := announced(broadcast.Scheduled, text)
	later.SendAt = chattest.At("2024-07-20 08:00")
	quiet := announced(broadcast.Done, text)
	quiet.Confirm = false
	all := reached(named)
	page := slices.Repeat([]broadcast.Person{{Role: people.Officer, UnitName: named, Outcome: broadcast.Refused, Why: strings.Repeat("Bad Request ", 40)}}, reportPage+1)
	for i := range page {
		page[i].Unit = fmt.Sprint(i)
	}
	return map[string]bot.Message{
		"broadcast-waits":       progressScreen(r, announced(broadcast.Scheduled, text), broadcast.Counts{broadcast.Waiting: 3321}),
		"broadcast-waits-later": progressScreen(r, later, broadcast.Counts{broadcast.Waiting: 1}),
		"broadcast-runs":        progressScreen(r, announced(broadcast.Running, text), every),
		"broadcast-paused":      progressScreen(r, announced(broadcast.Paused, text), every),
		"broadcast-stopped":     progressScreen(r, halted, every),
		"broadcast-done":        progressScreen(r, announced(broadcast.Done, text), over),
		"broadcast-done-quiet":  progressScreen(r, quiet, broadcast.Counts{broadcast.Accepted: 3321}),
		"broadcast-cancelled":   progressScreen(r, announced(broadcast.Cancelled, text), every),
		"broadcast-never":       progressScreen(r, announced(broadcast.Cancelled, text), nil),
		"broadcast-cancel":      cancelScreen(r, announced(broadcast.Running, text), every),
		"broadcast-cancel-soon": cancelScreen(r, later, nil),
		"broadcast-report":      reportScreen(r, announced(broadcast.Running, text), all, 0),
		"broadcast-report-page": reportScreen(r, announced(broadcast.Done, text), page, 1),
	}
}

const notified = "Kính gửi {đơn vị}: tháng gần nhất {điểm} điểm, hạng {hạng} <b>; đang quá hạn {số hồ sơ quá hạn} hồ sơ."

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-07-15 08:00")
		const longest = "UBND thị trấn Điện Biên Đông – trung tâm hành chính của huyện Điện Biên Đông"
		for _, views := range []map[string]bot.Message{draftScreens(t, r, longest, notified), sentScreens(r, longest, notified)} {
			for name, m := range views {
				chattest.Golden(t, name+"."+language, m)
			}
		}
		rows := reportTable(r, announced(broadcast.Done, notified), reached("UBND xã Háng Lìa"))
		goldenTable(t, "broadcast-table."+language, rows)
	}
}

// goldenTable compares a table, a row a line, with its file.
func goldenTable(t *testing.T, name string, shown table) {
	t.Helper()
	rows := [][]string{{shown.Name}, shown.Titles, shown.Columns}
	var text []string
	for _, row := range append(rows, shown.Rows...) {
		text = append(text, strings.Join(row, " | "))
	}
	chattest.Golden(t, name, bot.Message{HTML: strings.NewReplacer("<", "&lt;").Replace(strings.Join(text, "\n"))})
}

// The longest names, texts and reasons, and everybody in the country, make messages and buttons that Telegram takes.
func TestNothingOfBroadcastsGrowsTooLong(t *testing.T) {
	for says, name := range map[string]string{
		"a whole page": strings.Repeat("Ộ", 4096), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 2000), "markup": strings.Repeat("Nghiễu<&", 400), "nothing": "x",
	} {
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			drafts := draftScreens(t, r, "UBND xã "+name, name)
			delete(drafts, "broadcast-out") // it is as long as what was written, of which is taken what fits
			for _, views := range []map[string]bot.Message{drafts, sentScreens(r, "UBND xã "+name, name)} {
				for kind, m := range views {
					chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
				}
			}
			full := broadcast.Person{Role: people.Officer, Unit: "1", UnitName: name, Outcome: broadcast.Refused, Why: name, Confirmed: time.Time{}}
			var all []broadcast.Person
			for i := range reportPage {
				full.Unit = fmt.Sprint(i)
				all = append(all, full)
			}
			chattest.Acceptable(t, "a page of a report with "+says+" in "+language, reportScreen(r, announced(broadcast.Done, name), all, 0))
		}
	}
}

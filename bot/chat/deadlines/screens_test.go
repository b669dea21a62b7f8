package deadlines

import (
	"context"
	"fmt"
	"motcua/bot"
	"motcua/bot/chat"
	part "motcua/bot/chat/acceptance"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/acceptance"
	"slices"
	"strings"
	"testing"
	"time"
)

// soon is a dossier due at a time.
func soon(due string) scoring.Listed {
	return scoring.Listed{Code: "000.10.32.H18-241118-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-11-18 09:00"), Due: chattest.At(due)}
}

// correct are dossiers of which the first was disputed, and that was accepted.
func correct(rows []scoring.Listed) []scoring.Listed {
	rows = slices.Clone(rows)
	rows[0].Corrected = true
	return rows
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	late := []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-06-05 08:10"), Due: chattest.At("2024-06-12 17:00"), Finished: chattest.At("2024-06-14 09:30")},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: chattest.At("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: chattest.At("2024-06-30 16:59")},
	}
	for _, language := range locales.Languages() {
		r, june, november := chattest.Renderer(t, language, "2024-07-15 08:00"), chattest.Renderer(t, language, "2024-06-30 17:00"), chattest.Renderer(t, language, "2024-11-22 08:16")
		hangLia := morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 1, OverdueTotal: 3, DataTime: chattest.At("2024-11-12 08:15")}
		for name, m := range map[string]bot.Message{
			"morning": morningScreen(november, morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Due: []scoring.Listed{soon("2024-11-22 16:30")}, DueTotal: 1,
				Overdue: []scoring.Listed{soon("2024-11-20 16:30")}, OverdueTotal: 7, DataTime: chattest.At("2024-11-22 07:00")}),
			"morning-old": morningScreen(november, hangLia),
			"digest-old": chat.Digest{Chapters: []chat.Chapter{morningsChapter(november, []morning{hangLia,
				{Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", DueTotal: 2, OverdueTotal: 1, DataTime: chattest.At("2024-11-22 08:15")}})}}.Message(november),
			"old-data": chat.Digest{Matters: []chat.Matter{oldDataMatter(chattest.Renderer(t, language, "2024-07-10 07:30"), []scoring.Reach{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Until: chattest.At("2024-05-31 17:00")}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Until: chattest.At("2024-06-10 08:15")}})}}.Message(r),
			"overdue":       overdueScreen(june, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-30 08:15")}, Rows: late, Total: 3}),
			"overdue-none":  overdueScreen(june, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-20 08:15")}}),
			"overdue-month": overdueScreen(r, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Month: "2024-06", At: chattest.At("2024-07-01 00:00"), DataTimes: []time.Time{chattest.At("2024-06-30 17:00")}, Rows: late, Total: 15, Page: 1, Others: []scoring.Unit{phiNhu}}),
			"overdue-all":   overdueScreen(r, overdueList{Month: "2024-06", At: chattest.At("2024-07-01 00:00"), DataTimes: []time.Time{chattest.At("2024-06-30 17:00"), {}}, Rows: late[:1], Total: 1}),
			"overdue-units": unitsScreen(june, unitCounts{At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-30 08:15"), chattest.At("2024-06-29 08:15")}, Counts: []scoring.UnitCount{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 3}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}}),
			"overdue-units-old": unitsScreen(june, unitCounts{At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-21 08:15"), {}}, Counts: []scoring.UnitCount{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 3}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}}),
			"overdue-units-none": unitsScreen(june, unitCounts{At: june.Now}),
			"due": dueScreen(november, dueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: chattest.At("2024-11-28 00:00"), DataTime: chattest.At("2024-11-22 08:15"), Total: 9, Overdue: 2, Others: []scoring.Unit{phiNhu}, Rows: []dueDossier{
				{Listed: soon("2024-11-22 16:30")}, {Listed: soon("2024-11-23 10:00"), DayOff: true}, {Listed: soon("2024-11-25 17:00"), Left: 1}}}),
			"due-old":           dueScreen(november, dueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: chattest.At("2024-11-28 00:00"), DataTime: chattest.At("2024-11-12 08:15")}),
			"due-unknown":       dueScreen(november, dueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: chattest.At("2024-11-28 00:00")}),
			"overdue-old":       overdueScreen(november, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: november.Now, DataTimes: []time.Time{chattest.At("2024-11-12 08:15")}}),
			"due-none":          dueScreen(november, dueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: chattest.At("2024-11-28 00:00"), DataTime: chattest.At("2024-11-22 08:15")}),
			"overdue-reports":   overdueScreen(june, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-30 08:15")}, Rows: late, Total: 9, Reports: true}),
			"overdue-corrected": overdueScreen(june, overdueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{chattest.At("2024-06-30 08:15")}, Rows: correct(late), Total: 3, Reports: true}),
			"waiting":           waitingScreen(june, waitingList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DataTime: chattest.At("2024-06-30 08:15"), Acceptance: waitingOf(t, june, "UBND xã Háng Lìa", 8), Page: 1}),
			"waiting-all":       waitingScreen(june, waitingList{Acceptance: waitingOf(t, june, "UBND xã Háng Lìa", 2)}),
			"waiting-none":      waitingScreen(june, waitingList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DataTime: chattest.At("2024-06-30 08:15")}),
			"due-corrected":     dueScreen(november, dueList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Until: november.Now.AddDate(0, 0, 4), Days: 3, DataTime: november.Now, Total: 1, Rows: []dueDossier{{Listed: correct([]scoring.Listed{soon("2024-11-22 16:30")})[0]}}}),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// filedOnline are the dossiers of a store that wait to be accepted.
type filedOnline []acceptance.Waiting

func (f filedOnline) WaitingForAcceptance(context.Context, string) ([]acceptance.Waiting, error) {
	return f, nil
}

func (filedOnline) AcceptedIn(context.Context, string, scoring.Month) (map[string]int, []acceptance.Accepted, error) {
	return nil, nil, nil
}

// waitingOf is what is known of n dossiers that wait, each filed an hour after the one before.
func waitingOf(t *testing.T, r chat.Renderer, unit string, n int) part.State {
	t.Helper()
	var f filedOnline
	for i := range n {
		f = append(f, acceptance.Waiting{Listed: scoring.Listed{Code: fmt.Sprintf("000.10.32.H18-240627-%04d", i+1), UnitName: unit}, Submitted: chattest.At("2024-06-27 09:10").Add(time.Duration(i) * time.Hour)})
	}
	s, err := part.Waiting(t.Context(), f, r, "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		late := slices.Repeat([]scoring.Listed{{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: chattest.At("1999-01-01 00:00"), Corrected: true}}, OverduePage)
		soonest := slices.Repeat([]dueDossier{{Listed: late[0], Left: 3}}, duePage)
		others := slices.Repeat([]scoring.Unit{{Code: strings.Repeat("9", 70), Name: name}}, 2)
		var counts []scoring.UnitCount
		for i := range 3321 {
			counts = append(counts, scoring.UnitCount{Unit: fmt.Sprint(i), Name: name, Count: 200})
		}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			for kind, m := range map[string]bot.Message{
				"overdue":  overdueScreen(r, overdueList{Name: name, At: r.Now, Rows: late, Total: 200, Page: 3, DataTimes: make([]time.Time, 6), Others: others}),
				"waiting":  waitingScreen(r, waitingList{Name: name, Acceptance: waitingOf(t, r, name, 200), Page: 3}),
				"due":      dueScreen(r, dueList{Name: name, Until: r.Now, Rows: soonest, Total: 200, Page: 3, Others: others, Overdue: 200}),
				"units":    unitsScreen(r, unitCounts{Counts: counts, At: r.Now, Page: 200, DataTimes: slices.Repeat([]time.Time{chattest.At("2020-01-02 08:00")}, chat.UnitsPage)}),
				"morning":  morningScreen(r, morning{Name: name, Due: late, Overdue: late, DueTotal: 200, OverdueTotal: 200}),
				"mornings": chat.Digest{Chapters: []chat.Chapter{morningsChapter(r, slices.Repeat([]morning{{Name: name}}, 200))}}.Message(r),
				"old data": chat.Digest{Matters: []chat.Matter{oldDataMatter(r, slices.Repeat([]scoring.Reach{{Name: name, Until: chattest.At("2020-01-02 08:00")}}, 3321))}}.Message(r),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	var counts []scoring.UnitCount
	for _, rec := range chattest.Alike(t) {
		counts = append(counts, scoring.UnitCount{Unit: rec.Unit, Name: rec.Name, Count: 2})
	}
	chattest.ToldApart(t, "overdue", unitsScreen(r, unitCounts{Counts: counts, At: r.Now, DataTimes: slices.Repeat([]time.Time{r.Now}, len(counts))}))
}

package view_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
)

// What the tests of a kind share, as they call it.

func at(text string) time.Time { return chattest.At(text) }

func reader(t *testing.T, language, now string) view.Reader {
	t.Helper()
	return view.Of(chattest.Renderer(t, language, now))
}

func rules(t *testing.T) *scoring.RuleSet { return chattest.Rules(t) }

func hangLia() map[string]scoring.Tally { return chattest.HangLia() }

func record(t *testing.T, m scoring.Month, tallies map[string]scoring.Tally) scoring.Record {
	t.Helper()
	return chattest.Record(t, m, tallies)
}

func indicator(t *testing.T, code string) scoring.Indicator { return chattest.Indicator(t, code) }

func golden(t *testing.T, name string, m bot.Message) {
	t.Helper()
	chattest.Golden(t, name, m)
}

func acceptable(t *testing.T, name string, m bot.Message) {
	t.Helper()
	chattest.Acceptable(t, name, m)
}

func TestViews(t *testing.T) {
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	late := []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: at("2024-06-05 08:10"), Due: at("2024-06-12 17:00"), Finished: at("2024-06-14 09:30")},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: at("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: at("2024-06-30 16:59")},
	}
	reportFiles := make([]bot.File, 3)
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		november := reader(t, language, "2024-11-22 08:16")
		for name, m := range map[string]bot.Message{
			"offer": chat.Offer(r.Renderer, []chat.Choice{{Label: r.Words.Text("key.quahan"), Link: routes.Overdue.Link(routes.OfDossiers{})}, {Label: "Xã Háng Lìa", Link: routes.Card.Link(routes.OfUnit{Unit: "000.10.32.H18"})}}, r.Words.Text("answer.not_understood")),
			"ask":   chat.Ask(r.Renderer, r.Words.Text("ask.month"), []chat.Choice{{Label: "6/2024", Link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})}}),
			"unreached": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")})}}),
			"unreached-lost": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "chair", Unit: "UBND xã Háng Lìa"}, {Role: "admin"}}, Since: at("2024-11-21 09:05")})}}),
			"unreached-several": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")}),
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "admin"}}, Since: at("2024-11-20 09:05")})}}),
			"dispute-which":             view.DisputeWhich(r, "2024-06", late, 7),
			"dispute-reasons":           view.DisputeReasons(r, "2024-06", late[0]),
			"dispute-words":             view.DisputeWords(r, late[0]),
			"dispute-confirm":           view.DisputeConfirm(r, report(late[0], scoring.NotSynced)),
			"dispute-say":               view.DisputeConfirm(r, report(late[1], scoring.OtherReason)),
			"dispute-withdraw":          view.DisputeWithdraw(r, report(late[0], scoring.NotSynced)),
			"dispute-withdraw-accepted": view.DisputeWithdraw(r, decided(report(late[0], scoring.NotSynced))),
			"dispute-withdrawn":         view.DisputeWithdrawn(r, withdrawn(report(late[0], scoring.NotSynced))),
			"dispute-withdrawn-before":  view.DisputeDecided(r, withdrawn(report(late[0], scoring.NotSynced)), "", true),
			"dispute-retracted":         view.Warning(r, view.Notice{Told: []view.Told{view.DisputeRetracted(r, withdrawn(report(late[0], scoring.NotSynced)))}}),
			"disputes-own": view.DisputeList(r, view.Disputes{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Reader: 7, Total: 3,
				Rows: []scoring.Dispute{by(7, decided(report(late[0], scoring.NotSynced))), by(7, withdrawn(report(late[1], scoring.WrongDue))), by(8, report(late[2], scoring.WrongDue))}}),
			"dispute-filed":   view.DisputeFiled(r, report(late[0], scoring.NotSynced), true),
			"dispute-stands":  view.DisputeFiled(r, report(late[1], scoring.OtherReason), false),
			"dispute-decided": view.DisputeDecided(r, decided(report(late[0], scoring.WrongDue)), r.Words.Text("role.admin"), true),
			"dispute-told":    view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[1], scoring.OtherReason))}}),
			"dispute-digest":  view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[0], scoring.NotOurs)), view.DisputeSettled(r, decided(report(late[1], scoring.PausedUnsaid)))}}),
			"dispute-settled": view.Warning(r, view.Notice{Told: []view.Told{view.DisputeSettled(r, decided(report(late[0], scoring.WrongChannel)))}}),
			"disputes":        view.DisputeList(r, view.Disputes{Rows: []scoring.Dispute{report(late[0], scoring.NotSynced), report(late[1], scoring.OtherReason)}, Total: 7, Decides: true}),
			"disputes-unit": view.DisputeList(r, view.Disputes{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rows: []scoring.Dispute{decided(report(late[0], scoring.NotSynced)), report(late[2], scoring.WrongDue)},
				Total: 2, Others: []scoring.Unit{phiNhu}}),
			"disputes-none": view.DisputeList(r, view.Disputes{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa"}),
			"suggestions":   chat.Suggestions(r.Renderer, "Pì Nhừ <b>", []scoring.Unit{phiNhu}, routes.Card.Link(routes.OfUnit{Month: "2024-06"})),
			"unknown":       chat.Suggestions(r.Renderer, strings.Repeat("x", 200), nil, routes.Card.Link(routes.OfUnit{})),
			"nearby":        chat.Nearby(r.Renderer, r.Words.Text("score.none_in_month", "month", r.Words.Month("2024-04"), "unit", "Xã Háng Lìa"), "card", "000.10.32.H18", "", "2024-05"),
			"report-letter": view.ReportFiles(r, view.Report{Month: "2024-06", Editable: true, Missing: []string{r.Words.Text("letter.name.place"), r.Words.Text("letter.name.recipients")}, Files: reportFiles})[0],
			"report-chair":  view.ReportFiles(r, view.Report{Month: "2024-06", Official: true, Files: reportFiles})[0],
			"report-book":   view.ReportFiles(r, view.Report{Month: "2024-06", Official: true, Files: reportFiles})[1],
			"report-text":   view.ReportFiles(r, view.Report{Month: "2024-06", Files: reportFiles})[2],
			"letter": view.Letter(r, []view.Setting{{Code: "place", Name: r.Words.Text("letter.name.place"), Value: "Điện Biên Đông <b>"},
				{Code: "recipients", Name: r.Words.Text("letter.name.recipients")}}),
		} {
			golden(t, name+"."+language, m)
		}
	}
}

// The longest names, the most dossiers and the strangest letters still make messages that Telegram takes.
func TestNothingGrowsTooLong(t *testing.T) {
	long := "UBND xã " + strings.Repeat("Nghiễu<&", 9)
	for says, name := range map[string]string{
		"80 letters": long[:strings.LastIndexByte(long, '<')], "a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000),
		"pictures": strings.Repeat("🏔", 300), "decomposed letters": strings.Repeat("e\u0302\u0323", 80), "nothing": "", "a bare committee": "UBND ",
	} {
		rec := record(t, "2024-06", hangLia())
		rec.Name = name
		unit := scoring.Unit{Code: strings.Repeat("9", 70), Name: name}
		rec.Unit = unit.Code
		var late []scoring.Listed
		for range 6 {
			late = append(late, scoring.Listed{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: at("1999-01-01 00:00"), Corrected: true})
		}
		var counts []scoring.UnitCount
		for i := range 3321 {
			counts = append(counts, scoring.UnitCount{Unit: fmt.Sprint(i), Name: name, Count: 200})
		}
		others := []scoring.Unit{unit, unit}
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			for kind, m := range map[string]bot.Message{
				"offer":       chat.Offer(r.Renderer, []chat.Choice{{Label: name + "x", Link: routes.Card.Link(routes.OfUnit{})}}, "x"),
				"suggestions": chat.Suggestions(r.Renderer, name, others, routes.Card.Link(routes.OfUnit{})),
			} {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A list of dossiers takes the place of the message whose button asked for it, and an edit protects nothing.
func TestWhatMakesRoomForDossiersIsProtected(t *testing.T) {
	r := reader(t, "vi", "2024-07-15 08:00")
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	units := []scoring.Unit{phiNhu}
	for says, m := range map[string]bot.Message{
		"units that may have been meant": chat.Suggestions(r.Renderer, "Pì Nhừ", units, routes.Overdue.Link(routes.OfDossiers{})),
		"a question":                     chat.Ask(r.Renderer, "Xã nào?", []chat.Choice{{Label: "Xã Phì Nhừ", Link: routes.Due.Link(routes.OfDossiers{Unit: phiNhu.Code})}}),
	} {
		if !m.Protected {
			t.Errorf("%s: the dossiers could be forwarded", says)
		}
	}
	if chat.Suggestions(r.Renderer, "Pì Nhừ", units, routes.Card.Link(routes.OfUnit{})).Protected {
		t.Error("a score cannot be forwarded")
	}
}

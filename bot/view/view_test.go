package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/bot/chat/warnings"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
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

// figure is what an indicator stands at, of 30 points with a target of 28,5.
func figure(indicator string, points int64) outbox.Figure {
	return outbox.Figure{Indicator: indicator, Month: "2024-11", Points: scoring.Int(points), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
		Tally: scoring.Tally{Numerator: points, Denominator: 30}, DataTime: at("2024-11-22 08:15")}
}

// part is a notice of indicators that moved from 30 to 27 points, with the dossiers behind them.
func part(t *testing.T, reason outbox.Reason, gap []scoring.Listed, indicators ...string) view.NoticePart {
	t.Helper()
	p := view.NoticePart{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: rules(t), Reason: reason, Gaps: map[string]view.Gap{}}
	for _, ind := range indicators {
		p.Changes = append(p.Changes, outbox.Change{Indicator: ind, From: new(figure(ind, 30)), To: figure(ind, 27), Since: at("2024-11-22 08:15")})
		if counts := indicator(t, ind).Counts; counts == scoring.Entered {
			continue
		}
		p.Gaps[ind] = view.Gap{Counts: indicator(t, ind).Counts, Rows: gap, Total: 3 * len(gap)}
	}
	return p
}

// known is a notice of which somebody acknowledged the first indicators.
func known(p view.NoticePart, indicators ...string) view.NoticePart {
	p.Known = map[string]warnings.Known{}
	for _, ind := range indicators {
		p.Known[ind] = warnings.Known{By: "công chức một cửa", At: at("2024-11-21 21:05")}
	}
	return p
}

// withoutFigure is a notice whose first indicator is not assessed any more, and whose second has no target any more.
func withoutFigure(p view.NoticePart) view.NoticePart {
	p.Changes[0].To = outbox.Figure{Indicator: p.Changes[0].Indicator, Month: p.Changes[0].To.Month, DataTime: p.Changes[0].To.DataTime}
	p.Changes[1].To.Target = scoring.Fraction{}
	return p
}

// soon is a dossier due at a time.
func soon(due string) scoring.Listed {
	return scoring.Listed{Code: "000.10.32.H18-241118-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: at("2024-11-18 09:00"), Due: at(due)}
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
			"morning-old": view.MorningList(november, view.Morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 1, OverdueTotal: 3, DataTime: at("2024-11-12 08:15")}),
			"digest-old": view.Warning(november, view.Notice{Mornings: []view.Morning{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 1, OverdueTotal: 3, DataTime: at("2024-11-12 08:15")},
				{Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", DueTotal: 2, OverdueTotal: 1, DataTime: at("2024-11-22 08:15")}}}),
			"offer":                 chat.Offer(r.Renderer, []chat.Choice{{Label: r.Words.Text("key.quahan"), Link: routes.Overdue.Link(routes.OfDossiers{})}, {Label: "Xã Háng Lìa", Link: routes.Card.Link(routes.OfUnit{Unit: "000.10.32.H18"})}}, r.Words.Text("answer.not_understood")),
			"ask":                   chat.Ask(r.Renderer, r.Words.Text("ask.month"), []chat.Choice{{Label: "6/2024", Link: routes.Card.Link(routes.OfUnit{Month: "2024-06", Unit: "000.10.32.H18"})}}),
			"notice":                view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Breach, late, "TD", "TT2")}}),
			"notice-reminder":       view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Reminder, nil, "TD")}}),
			"notice-escalated":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Escalated, nil, "TD")}}),
			"notice-known":          view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, outbox.Breach, late, "TD"), "TD")}}),
			"notice-half-known":     view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, outbox.Escalated, late, "TD", "TT2"), "TT2")}}),
			"notice-digest-known":   view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, outbox.Escalated, nil, "TD", "TT1"), "TD", "TT1"), known(part(t, outbox.Escalated, nil, "TD", "TT2"), "TD"), part(t, outbox.Recovered, nil, "SH1")}}),
			"notice-all-known":      view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, outbox.Escalated, nil, "TD"), "TD"), part(t, outbox.Recovered, nil, "SH1")}}),
			"notice-recovered":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Recovered, nil, "TD")}}),
			"notice-withdrawn":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Withdrawn, nil, "TD", "TT2")}}),
			"notice-withdrawn-gone": view.Warning(november, view.Notice{Parts: []view.NoticePart{withoutFigure(part(t, outbox.Withdrawn, nil, "TD", "TT2"))}}),
			"notice-digest-gone":    view.Warning(november, view.Notice{Parts: []view.NoticePart{withoutFigure(part(t, outbox.Withdrawn, nil, "TD", "TT2")), part(t, outbox.Recovered, nil, "TT1")}}),
			"unreached": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")})}}),
			"unreached-lost": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "chair", Unit: "UBND xã Háng Lìa"}, {Role: "admin"}}, Since: at("2024-11-21 09:05")})}}),
			"unreached-several": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")}),
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "admin"}}, Since: at("2024-11-20 09:05")})}}),
			"notice-digest": view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Breach, late, "TD"), part(t, outbox.Recovered, nil, "TT2")},
				Mornings: []view.Morning{{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 2, OverdueTotal: 1}}}),
			"morning": view.MorningList(november, view.Morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Due: []scoring.Listed{soon("2024-11-22 16:30")}, DueTotal: 1,
				Overdue: []scoring.Listed{soon("2024-11-20 16:30")}, OverdueTotal: 7, DataTime: at("2024-11-22 07:00")}),
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
			"notice-corrected": view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, outbox.Breach, corrected(late), "TD")}}),
			"dispute-filed":    view.DisputeFiled(r, report(late[0], scoring.NotSynced), true),
			"dispute-stands":   view.DisputeFiled(r, report(late[1], scoring.OtherReason), false),
			"dispute-decided":  view.DisputeDecided(r, decided(report(late[0], scoring.WrongDue)), r.Words.Text("role.admin"), true),
			"dispute-told":     view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[1], scoring.OtherReason))}}),
			"dispute-digest":   view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[0], scoring.NotOurs)), view.DisputeSettled(r, decided(report(late[1], scoring.PausedUnsaid)))}}),
			"dispute-settled":  view.Warning(r, view.Notice{Told: []view.Told{view.DisputeSettled(r, decided(report(late[0], scoring.WrongChannel)))}}),
			"disputes":         view.DisputeList(r, view.Disputes{Rows: []scoring.Dispute{report(late[0], scoring.NotSynced), report(late[1], scoring.OtherReason)}, Total: 7, Decides: true}),
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
			var codes []string
			for _, ind := range rules(t).Indicators {
				codes = append(codes, ind.Code)
			}
			whole := part(t, outbox.Breach, late, codes...)
			whole.Name = name
			for kind, m := range map[string]bot.Message{
				"notice": view.Warning(r, view.Notice{Parts: []view.NoticePart{whole}}), "morning": view.MorningList(r, view.Morning{Name: name, Due: late, Overdue: late, DueTotal: 200, OverdueTotal: 200}),
				"digest":      view.Warning(r, view.Notice{Parts: slices.Repeat([]view.NoticePart{whole}, 200), Mornings: slices.Repeat([]view.Morning{{Name: name}}, 200)}),
				"offer":       chat.Offer(r.Renderer, []chat.Choice{{Label: name + "x", Link: routes.Card.Link(routes.OfUnit{})}}, "x"),
				"old data":    view.Warning(r, view.Notice{Told: []view.Told{view.OldData(r, slices.Repeat([]scoring.Reach{{Name: name, Until: at("2020-01-02 08:00")}}, 3321))}}),
				"suggestions": chat.Suggestions(r.Renderer, name, others, routes.Card.Link(routes.OfUnit{})),
			} {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A digest names all whom no message reaches, as long as Telegram takes it, however long their units' names are.
func TestADigestNamesAllThatFit(t *testing.T) {
	long := strings.Repeat("Điện Biên Đông 🏔 ", 20)
	whole := part(t, outbox.Breach, nil, "TD", "TT1", "TT2", "SH1", "SH2")
	whole.Name = "UBND xã " + long
	whole = known(whole, "TD", "TT1", "TT2", "SH1", "SH2")
	var codes []string
	for _, ind := range rules(t).Indicators {
		codes = append(codes, ind.Code)
	}
	every := known(part(t, outbox.Breach, nil, codes...), codes...)
	every.Name = whole.Name
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-11-22 08:16")
		for _, c := range []struct {
			told, parts int
			unit        string
			named       int // at least
			warning     view.NoticePart
		}{
			{7, 0, long, 7, whole},
			{15, 0, "UBND xã Háng Lìa", 15, whole},
			{200, 0, long, 12, whole},
			{200, 200, long, 3, whole},
			{7, 6, "UBND xã Háng Lìa", 7, whole},
			{200, 200, "UBND xã Háng Lìa", 5, every},
		} {
			n := view.Notice{Parts: slices.Repeat([]view.NoticePart{c.warning}, c.parts)}
			if c.parts == 6 {
				n.Mornings = slices.Repeat([]view.Morning{{Name: long, DueTotal: 100, OverdueTotal: 100, DataTime: at("2020-01-02 08:00")}}, 1)
			}
			for range c.told {
				n.Told = append(n.Told, view.OutOfReach(r, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: c.unit}, {Role: "admin"}}, Blocked: true, Since: r.Now}))
			}
			m := view.Warning(r, n)
			name := fmt.Sprintf("%s, %d told beside %d warnings", language, c.told, c.parts)
			acceptable(t, name, m)
			named := strings.Count(m.HTML, "•")
			if named < c.named {
				t.Errorf("%s: only %d are named", name, named)
			}
			more := r.Words.Text("notice.more", "n", c.told-named+max(0, c.parts-6))
			if all := named == c.told && c.parts <= 6; strings.Contains(m.HTML, more) == all {
				t.Errorf("%s: %d are named, and how many are not is said wrongly:\n%s", name, named, m.HTML)
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

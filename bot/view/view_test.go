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
	"motcua/bot/picture"
	"motcua/bot/view"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/notice"
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

// cappedIndicator is TT2 of rules that give its maximum from a half on.
func cappedIndicator(t *testing.T) scoring.Indicator {
	ind := indicator(t, "TT2")
	ind.Formula, ind.Cap = scoring.Capped, scoring.Frac(1, 2)
	return ind
}

// capped is the card under those rules.
func capped(t *testing.T, s view.Score) view.Score {
	t.Helper()
	changed := *rules(t)
	changed.Indicators = slices.Clone(changed.Indicators)
	for i := range changed.Indicators {
		if changed.Indicators[i].Code == "TT2" {
			changed.Indicators[i] = cappedIndicator(t)
		}
	}
	tallies := hangLia()
	tallies["TT2"] = scoring.Tally{Numerator: 5, Denominator: 16}
	card, err := scoring.Score(&changed, "2024-06", "000.10.32.H18", tallies)
	if err != nil {
		t.Fatal(err)
	}
	s.Rules, s.Record.Scorecard = &changed, card
	return s
}

// figure is what an indicator stands at, of 30 points with a target of 28,5.
func figure(indicator string, points int64) notice.Figure {
	return notice.Figure{Indicator: indicator, Month: "2024-11", Points: scoring.Int(points), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
		Tally: scoring.Tally{Numerator: points, Denominator: 30}, DataTime: at("2024-11-22 08:15")}
}

// part is a notice of indicators that moved from 30 to 27 points, with the dossiers behind them.
func part(t *testing.T, reason notice.Reason, gap []scoring.Listed, indicators ...string) view.NoticePart {
	t.Helper()
	p := view.NoticePart{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: rules(t), Reason: reason, Gaps: map[string]view.Gap{}}
	for _, ind := range indicators {
		p.Changes = append(p.Changes, notice.Change{Indicator: ind, From: new(figure(ind, 30)), To: figure(ind, 27), Since: at("2024-11-22 08:15")})
		if counts := indicator(t, ind).Counts; counts == scoring.Entered {
			continue
		}
		p.Gaps[ind] = view.Gap{Counts: indicator(t, ind).Counts, Rows: gap, Total: 3 * len(gap)}
	}
	return p
}

// known is a notice of which somebody acknowledged the first indicators.
func known(p view.NoticePart, indicators ...string) view.NoticePart {
	p.Known = map[string]view.Known{}
	for _, ind := range indicators {
		p.Known[ind] = view.Known{By: "công chức một cửa", At: at("2024-11-21 21:05")}
	}
	return p
}

// withoutFigure is a notice whose first indicator is not assessed any more, and whose second has no target any more.
func withoutFigure(p view.NoticePart) view.NoticePart {
	p.Changes[0].To = notice.Figure{Indicator: p.Changes[0].Indicator, Month: p.Changes[0].To.Month, DataTime: p.Changes[0].To.DataTime}
	p.Changes[1].To.Target = scoring.Fraction{}
	return p
}

// soon is a dossier due at a time.
func soon(due string) scoring.Listed {
	return scoring.Listed{Code: "000.10.32.H18-241118-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: at("2024-11-18 09:00"), Due: at(due)}
}

func TestViews(t *testing.T) {
	closed := record(t, "2024-06", hangLia())
	some := map[string]scoring.Tally{"TD": {Numerator: 999, Denominator: 1000}, "TT1": {Numerator: 1, Denominator: 1234}, "TT2": {}}
	running := record(t, "2024-11", some)
	running.Closed, running.Waits, running.DataTime = false, []string{"CK1", "CK2", "CK3", "HL1", "HL2", "HL3"}, at("2024-11-18 08:15")
	printed := record(t, "2024-06", hangLia())
	printed.Published, printed.Closed, printed.DataTime = true, false, time.Time{}
	nothing := record(t, "2024-06", nil)
	nothing.Rank = 0
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	late := []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: at("2024-06-05 08:10"), Due: at("2024-06-12 17:00"), Finished: at("2024-06-14 09:30")},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: at("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: at("2024-06-30 16:59")},
	}
	rows := []view.Rank{
		{Place: scoring.Place{Unit: "a", Name: "UBND thị trấn Điện Biên Đông", Rank: 1, Grade: "xuat-sac"}, Converted: scoring.Int(100), Before: 3, DataTime: at("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "b", Name: "UBND xã Pu Nhi", Rank: 1, Grade: "xuat-sac"}, Converted: scoring.Int(100), Before: 1, DataTime: at("2024-06-29 17:00")},
		{Place: scoring.Place{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rank: 3, Grade: "tot"}, Converted: scoring.Frac(877, 10), Before: 1, Own: true, DataTime: at("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "d", Name: "UBND xã Nong U", Rank: 4, Grade: "tot"}, Converted: scoring.Frac(851, 10), DataTime: at("2024-06-30 17:00")},
		{Place: scoring.Place{Unit: "e", Name: "UBND xã Tìa Đình"}, Before: 2},
	}
	around := view.Score{Rules: rules(t), Previous: "2024-05", Next: "2024-07"}
	score := func(r scoring.Record, others ...scoring.Unit) view.Score {
		s := around
		s.Record, s.Others = r, others
		return s
	}
	own := closed
	worse := hangLia()
	worse["TD"], worse["TT2"] = scoring.Tally{Numerator: 13, Denominator: 13}, scoring.Tally{Numerator: 1, Denominator: 16}
	may := record(t, "2024-05", worse)
	may.Rank = 12
	moved := score(closed)
	moved.Before = &may
	reportFiles := make([]bot.File, 3)
	source := &scoring.Source{File: "ho-so-2024-06.xlsx", At: at("2024-07-01 08:15")}
	for _, language := range locales.Languages() {
		r := reader(t, language, "2024-07-15 08:00")
		november := reader(t, language, "2024-11-22 08:16")
		june := reader(t, language, "2024-06-30 17:00")
		catalogue, err := locales.Load()
		if err != nil {
			t.Fatal(err)
		}
		trend, err := view.TrendPicture(r, view.Trend{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: rules(t), DataTime: at("2024-06-30 17:00"), Others: []scoring.Unit{phiNhu}, Months: []picture.TrendMonth{
			{Month: "2024-04", Scored: true, Converted: scoring.Int(90), Grade: rules(t).Grades[1], Rank: 1, Of: 14}, // printed so, of 89,96
			{Month: "2024-05"}, {Month: "2024-06", Scored: true, Converted: closed.Converted, Grade: closed.Grade, Rank: 10, Of: 14, Provisional: true}}})
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := view.RankingPicture(r, view.Ranking{Month: "2024-06", Closed: true, Rules: rules(t), Rows: rows, Total: 35, Page: 1, OwnPosition: 3, Own: &own, Previous: "2024-05", Moves: true})
		if err != nil {
			t.Fatal(err)
		}
		for name, m := range map[string]bot.Message{
			"card":           view.Scorecard(reader(t, language, "2025-01-15 08:00"), score(closed)),
			"card-others":    view.Scorecard(r, score(closed, phiNhu)),
			"card-running":   view.Scorecard(november, view.Score{Record: running, Rules: rules(t)}),
			"card-published": view.Scorecard(r, score(printed)),
			"card-nothing":   view.Scorecard(r, score(nothing)),
			"standing":       view.Standing(r, score(closed)),
			"details":        view.Details(r, score(closed)),
			"details-few":    view.Details(november, score(running)),
			"details-print":  view.Details(r, score(printed)),
			"overdue":        view.OverdueList(june, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{at("2024-06-30 08:15")}, Rows: late, Total: 3}),
			"overdue-none":   view.OverdueList(june, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{at("2024-06-20 08:15")}}),
			"overdue-month":  view.OverdueList(r, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Month: "2024-06", At: at("2024-07-01 00:00"), DataTimes: []time.Time{at("2024-06-30 17:00")}, Rows: late, Total: 15, Page: 1, Others: []scoring.Unit{phiNhu}}),
			"overdue-all":    view.OverdueList(r, view.Overdue{Month: "2024-06", At: at("2024-07-01 00:00"), DataTimes: []time.Time{at("2024-06-30 17:00"), {}}, Rows: late[:1], Total: 1}),
			"overdue-units": view.OverdueUnits(june, view.OverdueCounts{At: june.Now, DataTimes: []time.Time{at("2024-06-30 08:15"), at("2024-06-29 08:15")}, Counts: []scoring.UnitCount{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 3}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}}),
			"overdue-units-old": view.OverdueUnits(june, view.OverdueCounts{At: june.Now, DataTimes: []time.Time{at("2024-06-21 08:15"), {}}, Counts: []scoring.UnitCount{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 3}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}}),
			"overdue-units-none": view.OverdueUnits(june, view.OverdueCounts{At: june.Now}),
			"ranking":            view.RankingTable(r, view.Ranking{Month: "2024-06", Closed: true, Rows: rows, Total: 5, Own: &own, Previous: "2024-05", Moves: true}),
			"ranking-admin":      view.RankingTable(r, view.Ranking{Month: "2024-06", Rows: rows[:2], Total: 32, Page: 1}),
			"help": view.Help(r, r.Words.Text("invitation.welcome"), "UBND huyện Điện Biên Đông", []view.Role{{Name: r.Words.Text("role.officer"), Unit: "UBND xã Háng Lìa"}, {Name: r.Words.Text("role.admin")}},
				[]view.Command{{Name: "diem", Usage: r.Words.Text("command.usage_diem"), About: r.Words.Text("command.diem")}, {Name: "huy", About: r.Words.Text("command.huy")}}),
			"roles-told": view.RolesTold(r, []view.Role{{Name: r.Words.Text("role.officer"), Unit: "UBND xã Háng Lìa"}, {Name: r.Words.Text("role.chair"), Unit: "UBND xã Phì Nhừ"},
				{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}, {Name: "e"}}),
			"card-moved":      view.Scorecard(r, moved),
			"details-moved":   view.Details(r, moved),
			"why":             view.WhyChoice(r, score(closed)),
			"why-nothing":     view.WhyChoice(r, score(nothing)),
			"why-total":       view.Total(r, score(closed)),
			"why-total-print": view.Total(r, score(printed)),
			"why-rank":        view.RankExplained(r, view.WhyRank{Score: moved, Better: 9, Equal: 1, Above: &rows[0], Below: &rows[3]}),
			"why-late":        view.Indicator(r, view.WhyIndicator{Score: score(closed), Indicator: indicator(t, "TD"), Source: source, Total: 3, Gap: late}),
			"why-unpaid":      view.Indicator(r, view.WhyIndicator{Score: score(closed), Indicator: indicator(t, "TT2"), Source: source, Total: 11, Page: 1, Gap: late[:1]}),
			"why-entered":     view.Indicator(r, view.WhyIndicator{Score: score(closed), Indicator: indicator(t, "CK2"), Source: source}),
			"why-none":        view.Indicator(r, view.WhyIndicator{Score: score(closed), Indicator: indicator(t, "CK1")}),
			"why-print":       view.Indicator(r, view.WhyIndicator{Score: score(printed), Indicator: indicator(t, "TD"), Source: source}),
			"why-capped":      view.Indicator(r, view.WhyIndicator{Score: capped(t, score(closed)), Indicator: cappedIndicator(t)}),
			"due": view.DueList(november, view.Due{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: at("2024-11-28 00:00"), DataTime: at("2024-11-22 08:15"), Total: 9, Overdue: 2, Others: []scoring.Unit{phiNhu}, Rows: []view.DueRow{
				{Listed: soon("2024-11-22 16:30")}, {Listed: soon("2024-11-23 10:00"), DayOff: true}, {Listed: soon("2024-11-25 17:00"), Left: 1}}}),
			"due-old":     view.DueList(november, view.Due{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: at("2024-11-28 00:00"), DataTime: at("2024-11-12 08:15")}),
			"due-unknown": view.DueList(november, view.Due{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: at("2024-11-28 00:00")}),
			"overdue-old": view.OverdueList(november, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: november.Now, DataTimes: []time.Time{at("2024-11-12 08:15")}}),
			"morning-old": view.MorningList(november, view.Morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 1, OverdueTotal: 3, DataTime: at("2024-11-12 08:15")}),
			"digest-old": view.Warning(november, view.Notice{Mornings: []view.Morning{
				{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 1, OverdueTotal: 3, DataTime: at("2024-11-12 08:15")},
				{Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", DueTotal: 2, OverdueTotal: 1, DataTime: at("2024-11-22 08:15")}}}),
			"due-none":              view.DueList(november, view.Due{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Days: 3, Until: at("2024-11-28 00:00"), DataTime: at("2024-11-22 08:15")}),
			"trend":                 trend,
			"ranking-picture":       drawn,
			"offer":                 chat.Offer(r.Renderer, []chat.Choice{{Label: r.Words.Text("key.quahan"), Link: chat.Link{To: view.ToOverdue}}, {Label: "Xã Háng Lìa", Link: chat.Link{To: view.ToScorecard, Unit: "000.10.32.H18"}}}, r.Words.Text("answer.not_understood")),
			"ask":                   chat.Ask(r.Renderer, r.Words.Text("ask.month"), []chat.Choice{{Label: "6/2024", Link: chat.Link{To: view.ToScorecard, Month: "2024-06", Unit: "000.10.32.H18"}}}),
			"notice":                view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Breach, late, "TD", "TT2")}}),
			"notice-reminder":       view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Reminder, nil, "TD")}}),
			"notice-escalated":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Escalated, nil, "TD")}}),
			"notice-known":          view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, notice.Breach, late, "TD"), "TD")}}),
			"notice-half-known":     view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, notice.Escalated, late, "TD", "TT2"), "TT2")}}),
			"notice-digest-known":   view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, notice.Escalated, nil, "TD", "TT1"), "TD", "TT1"), known(part(t, notice.Escalated, nil, "TD", "TT2"), "TD"), part(t, notice.Recovered, nil, "SH1")}}),
			"notice-all-known":      view.Warning(november, view.Notice{Parts: []view.NoticePart{known(part(t, notice.Escalated, nil, "TD"), "TD"), part(t, notice.Recovered, nil, "SH1")}}),
			"notice-recovered":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Recovered, nil, "TD")}}),
			"notice-withdrawn":      view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Withdrawn, nil, "TD", "TT2")}}),
			"notice-withdrawn-gone": view.Warning(november, view.Notice{Parts: []view.NoticePart{withoutFigure(part(t, notice.Withdrawn, nil, "TD", "TT2"))}}),
			"notice-digest-gone":    view.Warning(november, view.Notice{Parts: []view.NoticePart{withoutFigure(part(t, notice.Withdrawn, nil, "TD", "TT2")), part(t, notice.Recovered, nil, "TT1")}}),
			"unreached": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")})}}),
			"unreached-lost": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "chair", Unit: "UBND xã Háng Lìa"}, {Role: "admin"}}, Since: at("2024-11-21 09:05")})}}),
			"unreached-several": view.Warning(november, view.Notice{Told: []view.Told{
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "officer", Unit: "UBND xã Háng Lìa"}}, Blocked: true, Since: at("2024-11-21 09:05")}),
				view.OutOfReach(november, view.Unreached{Roles: []view.RoleHeld{{Role: "admin"}}, Since: at("2024-11-20 09:05")})}}),
			"notice-digest": view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Breach, late, "TD"), part(t, notice.Recovered, nil, "TT2")},
				Mornings: []view.Morning{{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", DueTotal: 2, OverdueTotal: 1}}}),
			"morning": view.MorningList(november, view.Morning{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Due: []scoring.Listed{soon("2024-11-22 16:30")}, DueTotal: 1,
				Overdue: []scoring.Listed{soon("2024-11-20 16:30")}, OverdueTotal: 7, DataTime: at("2024-11-22 07:00")}),
			"warnings": view.OpenWarnings(november, view.Warnings{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: rules(t), Others: []scoring.Unit{phiNhu}, Open: []view.OpenWarning{
				{Warning: notice.Warning{Opened: figure("TD", 27), Since: at("2024-11-20 09:00")}, Now: figure("TD", 25)},
				{Warning: notice.Warning{Opened: figure("TT2", 3), Since: at("2024-11-21 09:00"), Acknowledged: at("2024-11-21 10:00")}, Now: figure("TT2", 3), By: r.Words.Text("warnings.you")}}}),
			"warnings-none":             view.OpenWarnings(november, view.Warnings{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa"}),
			"warnings-units":            view.WarningsByUnit(november, []scoring.UnitCount{{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 2}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}, 0),
			"card-without":              view.Scorecard(r, without(t, score(closed))),
			"details-without":           view.Details(r, without(t, score(closed))),
			"why-late-without":          view.Indicator(r, view.WhyIndicator{Score: without(t, score(closed)), Indicator: indicator(t, "TD"), Source: source, Total: 3, Gap: late, Reports: true}),
			"overdue-reports":           view.OverdueList(june, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{at("2024-06-30 08:15")}, Rows: late, Total: 9, Reports: true}),
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
			"overdue-corrected": view.OverdueList(june, view.Overdue{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", At: june.Now, DataTimes: []time.Time{at("2024-06-30 08:15")}, Rows: corrected(late), Total: 3, Reports: true}),
			"due-corrected":     view.DueList(november, view.Due{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Until: november.Now.AddDate(0, 0, 4), Days: 3, DataTime: november.Now, Total: 1, Rows: []view.DueRow{{Listed: corrected([]scoring.Listed{soon("2024-11-22 16:30")})[0]}}}),
			"why-corrected":     view.Indicator(r, view.WhyIndicator{Score: score(closed), Indicator: indicator(t, "TD"), Source: source, Total: 3, Gap: corrected(late), Reports: true}),
			"notice-corrected":  view.Warning(november, view.Notice{Parts: []view.NoticePart{part(t, notice.Breach, corrected(late), "TD")}}),
			"dispute-filed":     view.DisputeFiled(r, report(late[0], scoring.NotSynced), true),
			"dispute-stands":    view.DisputeFiled(r, report(late[1], scoring.OtherReason), false),
			"dispute-decided":   view.DisputeDecided(r, decided(report(late[0], scoring.WrongDue)), r.Words.Text("role.admin"), true),
			"dispute-told":      view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[1], scoring.OtherReason))}}),
			"dispute-digest":    view.Warning(r, view.Notice{Told: []view.Told{view.DisputeTold(r, report(late[0], scoring.NotOurs)), view.DisputeSettled(r, decided(report(late[1], scoring.PausedUnsaid)))}}),
			"dispute-settled":   view.Warning(r, view.Notice{Told: []view.Told{view.DisputeSettled(r, decided(report(late[0], scoring.WrongChannel)))}}),
			"disputes":          view.DisputeList(r, view.Disputes{Rows: []scoring.Dispute{report(late[0], scoring.NotSynced), report(late[1], scoring.OtherReason)}, Total: 7, Decides: true}),
			"disputes-unit": view.DisputeList(r, view.Disputes{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rows: []scoring.Dispute{decided(report(late[0], scoring.NotSynced)), report(late[2], scoring.WrongDue)},
				Total: 2, Others: []scoring.Unit{phiNhu}}),
			"disputes-none": view.DisputeList(r, view.Disputes{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa"}),
			"suggestions":   chat.Suggestions(r.Renderer, "Pì Nhừ <b>", []scoring.Unit{phiNhu}, chat.Link{To: view.ToScorecard, Month: "2024-06"}),
			"unknown":       chat.Suggestions(r.Renderer, strings.Repeat("x", 200), nil, chat.Link{To: view.ToScorecard}),
			"languages":     view.Languages(r, catalogue),
			"nearby":        chat.Nearby(r.Renderer, r.Words.Text("score.none_in_month", "month", r.Words.Month("2024-04"), "unit", "Xã Háng Lìa"), view.ToScorecard, "000.10.32.H18", "", "2024-05"),
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

// The card of product.md, figure for figure.
func TestTheCardIsTheOneThatWasDrawn(t *testing.T) {
	m := view.Scorecard(reader(t, "vi", "2025-01-15 08:00"), view.Score{Record: record(t, "2024-06", hangLia()), Rules: rules(t), Previous: "2024-05", Next: "2024-07"})
	for _, line := range []string{
		"<b>Xã Háng Lìa · tháng 6/2024 (đã chốt)</b>\n87,7 điểm · Tốt · hạng 10/14\n",
		"Tiến độ, kết quả       27,7/30\n  ▼ dưới chỉ tiêu\n", "DVC trực tuyến         16,9/20\n", "Số hóa hồ sơ             15/15\n", "Mức độ hài lòng          15/15",
		"74,6/85 điểm được đánh giá\nSố liệu đến 17:00 30/06/2024",
	} {
		if !strings.Contains(m.HTML, line) {
			t.Errorf("the card lacks %q:\n%s", line, m.HTML)
		}
	}
	if len(m.Buttons) != 3 || len(m.Buttons[0]) != 3 || m.Buttons[0][1] != (bot.Button{Label: "Chi tiết", Data: "1:detail:2024-06:000.10.32.H18"}) {
		t.Errorf("its buttons are %v", m.Buttons)
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
		for range view.OverduePage {
			late = append(late, scoring.Listed{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: at("1999-01-01 00:00"), Corrected: true})
		}
		var soonest []view.DueRow
		for _, d := range late {
			soonest = append(soonest, view.DueRow{Listed: d, Left: 3})
		}
		var counts []scoring.UnitCount
		var rows []view.Rank
		for i := range 3321 {
			counts = append(counts, scoring.UnitCount{Unit: fmt.Sprint(i), Name: name, Count: 200})
		}
		for range view.RankingPage {
			rows = append(rows, view.Rank{Own: true, Before: 3321, Place: scoring.Place{Name: name, Rank: 2999}, Converted: scoring.Int(100)})
		}
		others := []scoring.Unit{unit, unit}
		for _, language := range locales.Languages() {
			r := reader(t, language, "2024-07-15 08:00")
			s := view.Score{Record: rec, Rules: rules(t), Previous: "2024-05", Others: others, Before: &rec}
			var codes []string
			for _, ind := range rules(t).Indicators {
				codes = append(codes, ind.Code)
			}
			whole := part(t, notice.Breach, late, codes...)
			whole.Name = name
			drawn, err := view.RankingPicture(r, view.Ranking{Month: "2024-06", Rules: rules(t), Rows: rows[:view.RankingPicturePage], Total: 3321, Page: 100, Own: &rec, Moves: true})
			if err != nil {
				t.Fatal(err)
			}
			var year []picture.TrendMonth
			for m := scoring.Month("2023-07"); m <= "2024-06"; m = m.Next() {
				year = append(year, picture.TrendMonth{Month: m, Scored: true, Converted: scoring.Frac(999, 10), Grade: rules(t).Grades[3], Rank: 2999, Of: 3321, Provisional: true})
			}
			trend, err := view.TrendPicture(r, view.Trend{Name: name, Rules: rules(t), Months: year, Others: others})
			if err != nil {
				t.Fatal(err)
			}
			for kind, m := range map[string]bot.Message{
				"card": view.Scorecard(r, s), "details": view.Details(r, s), "standing": view.Standing(r, s),
				"overdue": view.OverdueList(r, view.Overdue{Name: name, At: r.Now, Rows: late, Total: 200, Page: 3, DataTimes: make([]time.Time, 6), Others: others}),
				"due":     view.DueList(r, view.Due{Name: name, Until: r.Now, Rows: soonest, Total: 200, Page: 3, Others: others, Overdue: 200}),
				"gap":     view.Indicator(r, view.WhyIndicator{Score: s, Indicator: indicator(t, "TD"), Source: &scoring.Source{File: name, At: r.Now}, Gap: late[:view.GapPage], Total: 200, Page: 3}),
				"why":     view.WhyChoice(r, s), "total": view.Total(r, s),
				"why rank":        view.RankExplained(r, view.WhyRank{Score: s, Above: &rows[0], Below: &rows[0], Equal: 3000, Better: 300}),
				"ranking picture": drawn, "trend": trend,
				"notice": view.Warning(r, view.Notice{Parts: []view.NoticePart{whole}}), "morning": view.MorningList(r, view.Morning{Name: name, Due: late, Overdue: late, DueTotal: 200, OverdueTotal: 200}),
				"digest":   view.Warning(r, view.Notice{Parts: slices.Repeat([]view.NoticePart{whole}, 200), Mornings: slices.Repeat([]view.Morning{{Name: name}}, 200)}),
				"offer":    chat.Offer(r.Renderer, []chat.Choice{{Label: name + "x", Link: chat.Link{To: view.ToScorecard}}}, "x"),
				"old data": view.Warning(r, view.Notice{Told: []view.Told{view.OldData(r, slices.Repeat([]scoring.Reach{{Name: name, Until: at("2020-01-02 08:00")}}, 3321))}}),
				"units":    view.OverdueUnits(r, view.OverdueCounts{Counts: counts, At: r.Now, Page: 200, DataTimes: slices.Repeat([]time.Time{at("2020-01-02 08:00")}, view.UnitsPage)}),
				"ranking":  view.RankingTable(r, view.Ranking{Month: "2024-06", Rows: rows, Total: 3321, Page: 100, Own: &rec, Moves: true}),
				"help":     view.Help(r, "", name, make([]view.Role, 50), nil), "suggestions": chat.Suggestions(r.Renderer, name, others, chat.Link{To: view.ToScorecard}),
			} {
				acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// A digest names all whom no message reaches, as long as Telegram takes it, however long their units' names are.
func TestADigestNamesAllThatFit(t *testing.T) {
	long := strings.Repeat("Điện Biên Đông 🏔 ", 20)
	whole := part(t, notice.Breach, nil, "TD", "TT1", "TT2", "SH1", "SH2")
	whole.Name = "UBND xã " + long
	whole = known(whole, "TD", "TT1", "TT2", "SH1", "SH2")
	var codes []string
	for _, ind := range rules(t).Indicators {
		codes = append(codes, ind.Code)
	}
	every := known(part(t, notice.Breach, nil, codes...), codes...)
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
	why := chat.Link{To: view.ToWhy, Month: "2024-06", Unit: phiNhu.Code, Item: "TD"}
	for says, m := range map[string]bot.Message{
		"units that may have been meant": chat.Suggestions(r.Renderer, "Pì Nhừ", units, chat.Link{To: view.ToOverdue}),
		"a question":                     chat.Ask(r.Renderer, "Xã nào?", []chat.Choice{{Label: "Xã Phì Nhừ", Link: chat.Link{To: view.ToDue, Unit: phiNhu.Code}}}),
		"months beside":                  chat.Nearby(r.Renderer, "Không có số liệu.", view.ToOverdue, phiNhu.Code, "2024-05"),
		"views that may be meant":        chat.Offer(r.Renderer, []chat.Choice{{Label: "TD", Link: why}}, "Không rõ."),
	} {
		if !m.Protected {
			t.Errorf("%s: the dossiers could be forwarded", says)
		}
	}
	if chat.Suggestions(r.Renderer, "Pì Nhừ", units, chat.Link{To: view.ToScorecard}).Protected {
		t.Error("a score cannot be forwarded")
	}
}

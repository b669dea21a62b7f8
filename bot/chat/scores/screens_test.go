package scores

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"slices"
	"strings"
	"testing"
	"time"
)

// cappedIndicator is TT2 of rules that give its maximum from a half on.
func cappedIndicator(t *testing.T) scoring.Indicator {
	ind := chattest.Indicator(t, "TT2")
	ind.Formula, ind.Cap = scoring.Capped, scoring.Frac(1, 2)
	return ind
}

// capped is the card under those rules.
func capped(t *testing.T, s Card) Card {
	t.Helper()
	changed := *chattest.Rules(t)
	changed.Indicators = slices.Clone(changed.Indicators)
	for i := range changed.Indicators {
		if changed.Indicators[i].Code == "TT2" {
			changed.Indicators[i] = cappedIndicator(t)
		}
	}
	tallies := chattest.HangLia()
	tallies["TT2"] = scoring.Tally{Numerator: 5, Denominator: 16}
	card, err := scoring.Score(&changed, "2024-06", "000.10.32.H18", tallies)
	if err != nil {
		t.Fatal(err)
	}
	s.Rules, s.Record.Scorecard = &changed, card
	return s
}

// disputed is the card with what it would be had one late dossier not been there.
func disputed(t *testing.T, s Card) Card {
	t.Helper()
	card, n, err := dossier.CardWithout(s.Rules, s.Record.Scorecard, []dossier.Class{{Status: dossier.ResultReturned, FinishedIn: true, EResult: dossier.Yes}}, func(ind scoring.Indicator) scoring.Counts { return ind.Counts })
	if err != nil {
		t.Fatal(err)
	}
	s.Without = &withoutDisputed{Card: card, Dossiers: n}
	return s
}

// lateDossiers are dossiers that are missing from a numerator; when corrected, a dispute of one of them was accepted.
func lateDossiers(corrected bool) []scoring.Listed {
	return []scoring.Listed{
		{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh", Received: chattest.At("2024-06-05 08:10"), Due: chattest.At("2024-06-12 17:00"), Finished: chattest.At("2024-06-14 09:30"), Corrected: corrected},
		{Code: "000.10.32.H18-240606-0007", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh <nhiều trang> & các giấy tờ khác", Due: chattest.At("2024-06-30 16:00")},
		{Code: "000.10.32.H18-240607-0001", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Due: chattest.At("2024-06-30 16:59")},
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	closed := chattest.Record(t, "2024-06", chattest.HangLia())
	some := map[string]scoring.Tally{"TD": {Numerator: 999, Denominator: 1000}, "TT1": {Numerator: 1, Denominator: 1234}, "TT2": {}}
	running := chattest.Record(t, "2024-11", some)
	running.Closed, running.Waits, running.DataTime = false, []string{"CK1", "CK2", "CK3", "HL1", "HL2", "HL3"}, chattest.At("2024-11-18 08:15")
	printed := chattest.Record(t, "2024-06", chattest.HangLia())
	printed.Published, printed.Closed, printed.DataTime = true, false, time.Time{}
	nothing := chattest.Record(t, "2024-06", nil)
	nothing.Rank = 0
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	late := lateDossiers(false)
	around := Card{Rules: chattest.Rules(t), Previous: "2024-05", Next: "2024-07"}
	score := func(r scoring.Record, others ...scoring.Unit) Card {
		s := around
		s.Record, s.Others = r, others
		return s
	}
	worse := chattest.HangLia()
	worse["TD"], worse["TT2"] = scoring.Tally{Numerator: 13, Denominator: 13}, scoring.Tally{Numerator: 1, Denominator: 16}
	may := chattest.Record(t, "2024-05", worse)
	may.Rank = 12
	moved := score(closed)
	moved.Before = &may
	above := &neighbourUnit{Place: scoring.Place{Name: "UBND thị trấn Điện Biên Đông", Rank: 1}, Converted: scoring.Int(100)}
	below := &neighbourUnit{Place: scoring.Place{Name: "UBND xã Nong U", Rank: 4}, Converted: scoring.Frac(851, 10)}
	source := &scoring.Source{File: "ho-so-2024-06.xlsx", At: chattest.At("2024-07-01 08:15")}
	for _, language := range locales.Languages() {
		r, november := chattest.Renderer(t, language, "2024-07-15 08:00"), chattest.Renderer(t, language, "2024-11-22 08:16")
		scoresShown := Trend{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: chattest.Rules(t), DataTime: chattest.At("2024-06-30 17:00"), Others: []scoring.Unit{phiNhu}, Terms: []picture.TrendTerm{
			{Term: "2024-04", Scored: true, Converted: scoring.Int(90), Grade: chattest.Rules(t).Grades[1], Rank: 1, Of: 14}, // printed so, of 89,96
			{Term: "2024-05"}, {Term: "2024-06", Scored: true, Converted: closed.Converted, Grade: closed.Grade, Rank: 10, Of: 14, Provisional: true}}}
		trend, err := TrendPicture(r, scoresShown)
		if err != nil {
			t.Fatal(err)
		}
		for name, m := range map[string]bot.Message{
			"card":             cardScreen(chattest.Renderer(t, language, "2025-01-15 08:00"), score(closed)),
			"card-others":      cardScreen(r, score(closed, phiNhu)),
			"card-running":     cardScreen(november, Card{Record: running, Rules: chattest.Rules(t)}),
			"card-published":   cardScreen(r, score(printed)),
			"card-nothing":     cardScreen(r, score(nothing)),
			"standing":         standingScreen(r, score(closed)),
			"details":          detailsScreen(r, score(closed)),
			"details-few":      detailsScreen(november, score(running)),
			"details-print":    detailsScreen(r, score(printed)),
			"card-moved":       cardScreen(r, moved),
			"details-moved":    detailsScreen(r, moved),
			"why":              choiceScreen(r, score(closed)),
			"why-nothing":      choiceScreen(r, score(nothing)),
			"why-total":        totalScreen(r, score(closed)),
			"why-total-print":  totalScreen(r, score(printed)),
			"why-rank":         rankScreen(r, rankFigure{Card: moved, Better: 9, Equal: 1, Above: above, Below: below}),
			"why-late":         indicatorScreen(r, explained(score(closed), chattest.Indicator(t, "TD"), indicatorFigure{Source: source, Total: 3, Gap: late})),
			"why-unpaid":       indicatorScreen(r, explained(score(closed), chattest.Indicator(t, "TT2"), indicatorFigure{Source: source, Total: 11, Page: 1, Gap: late[:1]})),
			"why-entered":      indicatorScreen(r, explained(entered(score(closed)), chattest.Indicator(t, "CK2"), indicatorFigure{})),
			"why-none":         indicatorScreen(r, explained(score(closed), chattest.Indicator(t, "CK1"), indicatorFigure{})),
			"why-print":        indicatorScreen(r, explained(score(printed), chattest.Indicator(t, "TD"), indicatorFigure{Source: source})),
			"why-capped":       indicatorScreen(r, explained(capped(t, score(closed)), cappedIndicator(t), indicatorFigure{})),
			"trend":            trend,
			"trend-text":       trendTextScreen(r, scoresShown),
			"trend-units":      trendUnitsScreen(r, []scoring.Place{{Unit: "000.12.32.H18", Name: "UBND xã Nong U"}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Rank: 3}}, toTrend.Link(routes.OfUnit{}), 0),
			"card-without":     cardScreen(r, disputed(t, score(closed))),
			"details-without":  detailsScreen(r, disputed(t, score(closed))),
			"why-late-without": indicatorScreen(r, explained(disputed(t, score(closed)), chattest.Indicator(t, "TD"), indicatorFigure{Source: source, Total: 3, Gap: late, Reports: true})),
			"why-corrected":    indicatorScreen(r, explained(score(closed), chattest.Indicator(t, "TD"), indicatorFigure{Source: source, Total: 3, Gap: lateDossiers(true), Reports: true})),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// entered is a card with what was entered for CK2.
func entered(s Card) Card {
	line, _ := s.Record.Line("CK2")
	s.Entries = []scoring.Entry{{Term: "2024-06", Indicator: "CK2", Assessed: true, Tally: line.Tally, Source: scoring.Source{File: "so-lieu-nhap-tay.csv", At: chattest.At("2024-07-01 08:20")}, Taken: chattest.At("2024-07-01 08:20")}}
	return s
}

// addOrigins adds a figure of each origin: what was entered for the national set stands beside what dossiers give.
func addOrigins(screens map[string]bot.Message, r chat.Renderer, s Card) {
	s.Record.Dossiers = 2971
	file := scoring.Source{File: "so-lieu-thang-8.xlsx", At: chattest.At("2026-09-28 09:12")}
	enter := func(code string, tally scoring.Tally, taken string, common bool) {
		s.Entries = append(s.Entries, scoring.Entry{Term: "2026-08", Indicator: code, Common: common, Assessed: true, Tally: tally, Taken: chattest.At(taken), Source: file})
	}
	enter("4.3", scoring.Tally{Numerator: 30, Denominator: 2900}, "2026-08-20 07:00", false)
	enter("1.3", scoring.Tally{Numerator: 87, Denominator: 89}, "2026-09-28 09:12", true)
	enter("3.5B", scoring.Tally{Numerator: 11, Denominator: 35}, "2026-08-20 07:00", false)
	enter("4.1", scoring.Tally{Numerator: 2469, Denominator: 2971}, "2026-09-28 07:30", false)
	enter("4.2", scoring.Tally{Numerator: 479, Denominator: 2971}, "2026-09-28 07:30", false)
	enter("4.5", scoring.Tally{Numerator: 1200, Denominator: 2971}, "2026-09-28 07:30", false)
	export := &scoring.Source{File: "ho-so-thang-8.xlsx", At: chattest.At("2026-09-01 08:00")}
	late := lateDossiers(false)
	for name, of := range map[string]struct {
		code string
		read indicatorFigure
	}{
		"entered-common": {"1.3", indicatorFigure{}},
		"passed-over":    {"4.1", indicatorFigure{Dossiers: &scoring.Tally{Numerator: 2400, Denominator: 2970}, Gap: late[:2], Total: 570}},
		"agreed":         {"4.2", indicatorFigure{Dossiers: &scoring.Tally{Numerator: 479, Denominator: 2971}}},
		"entry-older":    {"4.3", indicatorFigure{Source: export}},
		"entry-later":    {"4.5", indicatorFigure{Source: export}},
		"both":           {"3.5B", indicatorFigure{Source: export}},
		"from-dossiers":  {"5.4", indicatorFigure{Source: export}},
	} {
		ind, _ := s.Rules.Indicator(of.code)
		screens["why-"+name] = indicatorScreen(r, explained(s, ind, of.read))
	}
	screens["details-entered"] = detailsScreen(r, s)
}

// addPrinted adds what is shown of a published table that has groups alone.
func addPrinted(screens map[string]bot.Message, r chat.Renderer, s Card) {
	points := map[string]scoring.Fraction{}
	for _, sum := range s.Record.Groups(s.Rules) {
		points[sum.Group] = sum.Points
	}
	s.Record.Printed, s.Record.Published, s.Record.Closed, s.Record.DataTime = s.Rules.PrintedGroups(points), true, false, time.Time{}
	s.Record.Lines = slices.Clone(s.Record.Lines)
	for i := range s.Record.Lines {
		line := &s.Record.Lines[i]
		*line = scoring.Line{Indicator: line.Indicator, Max: line.Max, Decimals: line.Decimals}
	}
	ind, _ := s.Rules.Indicator("2.1")
	screens["card-printed"], screens["details-printed"], screens["why-total-printed"] = cardScreen(r, s), detailsScreen(r, s), totalScreen(r, s)
	screens["why-printed"], screens["why-printed-group"] = choiceScreen(r, s), groupScreen(r, s, 0)
	screens["why-printed-indicator"] = indicatorScreen(r, explained(s, ind, indicatorFigure{Source: &scoring.Source{File: "bang-diem-thang-8-2026.csv", At: chattest.At("2026-09-02 09:00")}}))
}

// explained is an indicator's figure with what it came from, and what else is read.
func explained(s Card, ind scoring.Indicator, read indicatorFigure) indicatorFigure {
	w := figureFrom(s, ind)
	w.Source, w.Dossiers, w.Gap, w.Total, w.Page, w.Reports = read.Source, read.Dossiers, read.Gap, read.Total, read.Page, read.Reports
	return w
}

// august is the card of August 2026 by the national set.
func august(t *testing.T, tallies map[string]scoring.Tally, settled bool) Card {
	rules := chattest.National(t)
	return Card{Record: chattest.NationalRecord(t, tallies, settled), Rules: rules, Previous: "2026-07", Next: "2026-09"}
}

// By the national set a card has six groups with two decimals; what nobody counted is not known until the month is settled.
func TestScreensOfTheNationalSetAreAsTheyWereSeen(t *testing.T) {
	settled, open := august(t, chattest.VietTri(), true), august(t, chattest.VietTri(), false)
	petitions := chattest.VietTri()
	delete(petitions, "5.2")
	quiet := august(t, petitions, true)
	lacking := open
	lacking.Record.State, lacking.Record.Rank, lacking.Record.Lacks = scoring.MonthPartial, 0, []string{"3.1", "3.2", "3.3"}
	before := settled.Record
	before.Month = "2026-07"
	before.Lines, before.Converted = slices.Clone(before.Lines), before.Converted.Sub(scoring.Frac(123, 100))
	before.Lines[4].Points = before.Lines[4].Points.Sub(scoring.Frac(123, 100))
	moved := settled
	moved.Before = &before
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2026-09-15 08:00")
		screens := map[string]bot.Message{
			"card": cardScreen(r, settled), "card-open": cardScreen(r, open), "card-lacking": cardScreen(r, lacking), "card-moved": cardScreen(r, moved),
			"details": detailsScreen(r, settled), "details-open": detailsScreen(r, open), "details-moved": detailsScreen(r, moved), "details-quiet": detailsScreen(r, quiet),
			"standing-open": standingScreen(r, open),
			"why":           choiceScreen(r, settled), "why-open": choiceScreen(r, open), "why-group": groupScreen(r, open, 2),
			"why-total": totalScreen(r, settled), "why-total-open": totalScreen(r, open), "why-rank": rankScreen(r, rankFigure{Card: settled, Better: 2}),
		}
		for name, of := range map[string]struct {
			card Card
			code string
		}{
			"common": {settled, "1.3"}, "empty": {settled, "1.1"}, "proportional": {settled, "2.1"}, "capped": {settled, "3.5B"}, "unsettled": {open, "3.3"},
			"settled": {settled, "3.3"}, "constant": {settled, "4.7"}, "none": {quiet, "5.2"}, "shared": {settled, "5.4"},
		} {
			ind, _ := of.card.Rules.Indicator(of.code)
			screens["why-"+name] = indicatorScreen(r, explained(of.card, ind, indicatorFigure{}))
		}
		addOrigins(screens, r, settled)
		addPrinted(screens, r, settled)
		corrected := settled
		corrected.Record = chattest.Corrected(t, corrected.Record)
		corrected.Record.League, corrected.Record.Of = 1, 2
		screens["card-corrected"], screens["why-total-corrected"] = cardScreen(r, corrected), totalScreen(r, corrected)
		for name, m := range screens {
			chattest.Golden(t, "766-"+name+"."+language, m)
		}
	}
}

// The card of product.md, figure for figure.
func TestTheCardIsTheOneThatWasDrawn(t *testing.T) {
	m := cardScreen(chattest.Renderer(t, "vi", "2025-01-15 08:00"), Card{Record: chattest.Record(t, "2024-06", chattest.HangLia()), Rules: chattest.Rules(t), Previous: "2024-05", Next: "2024-07"})
	for _, line := range []string{
		"<b>Xã Háng Lìa · tháng 6/2024 (đã chốt)</b>\n87,7 điểm · Tốt · hạng 10/14\n",
		"Tiến độ, kết quả       27,7/30\n  ▼ chưa đạt chỉ tiêu\n", "DVC trực tuyến         16,9/20\n", "Số hóa hồ sơ             15/15\n", "Mức độ hài lòng          15/15",
		"Điểm đạt được: 74,6/85\nSố liệu tính đến 17:00 ngày 30/6/2024",
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
	for says, name := range chattest.Names() {
		rec := chattest.Record(t, "2024-06", chattest.HangLia())
		rec.Name, rec.Unit = name, strings.Repeat("9", 70)
		gap := slices.Repeat([]scoring.Listed{{Code: strings.Repeat("H18-", 40), UnitName: name, Procedure: strings.Repeat("Đăng ký & <khai sinh> ", 30), Due: chattest.At("1999-01-01 00:00"), Corrected: true}}, GapPage)
		others := slices.Repeat([]scoring.Unit{{Code: rec.Unit, Name: name}}, 2)
		beside := &neighbourUnit{Place: scoring.Place{Name: name, Rank: 2999}, Converted: scoring.Int(100)}
		s := Card{Record: rec, Rules: chattest.Rules(t), Previous: "2024-05", Others: others, Before: &rec}
		var year []picture.TrendTerm
		for m := scoring.Month("2023-07"); m <= "2024-06"; m = m.Next() {
			year = append(year, picture.TrendTerm{Term: scoring.Term(m), Scored: true, Converted: scoring.Frac(999, 10), Grade: s.Rules.Grades[3], Rank: 2999, Of: 3321, Provisional: true})
		}
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			shown := Trend{Name: name, Rules: s.Rules, Terms: year, Others: others}
			trend, err := TrendPicture(r, shown)
			if err != nil {
				t.Fatal(err)
			}
			for kind, m := range map[string]bot.Message{
				"units": trendUnitsScreen(r, slices.Repeat([]scoring.Place{{Unit: rec.Unit, Name: name, Rank: 2999}}, 200), toTrend.Link(routes.OfUnit{}), 3),
				"card":  cardScreen(r, s), "details": detailsScreen(r, s), "standing": standingScreen(r, s), "why": choiceScreen(r, s), "group": groupScreen(r, s, 0), "total": totalScreen(r, s), "trend": trend, "trend in words": trendTextScreen(r, shown),
				"why rank": rankScreen(r, rankFigure{Card: s, Above: beside, Below: beside, Equal: 3000, Better: 300}),
				"gap":      indicatorScreen(r, indicatorFigure{Card: s, Indicator: chattest.Indicator(t, "TD"), Source: &scoring.Source{File: name, At: r.Now}, Gap: gap, Total: 200, Page: 3}),
			} {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

// scoredAs is a card with so much for a score, and the grade that goes with it.
func scoredAs(t *testing.T, hundredths int64) Card {
	t.Helper()
	rec := chattest.Record(t, "2024-06", chattest.HangLia())
	rec.Converted = scoring.Frac(hundredths, 100)
	rec.Grade = chattest.Rules(t).GradeOf(rec.Converted)
	return Card{Record: rec, Rules: chattest.Rules(t)}
}

func TestRoundingNeverContradictsTheVerdict(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	fair, good, moved := scoredAs(t, 7997), scoredAs(t, 8003), scoredAs(t, 8821)
	moved.Without = &withoutDisputed{Card: scoredAs(t, 8824).Record.Scorecard, Dossiers: 2}
	for _, c := range []struct {
		says, text string
		want, not  string
	}{
		{"a score under the next grade", cardScreen(r, fair).HTML, "79,97 điểm · Khá", "80 điểm"},
		{"a score of the grade already", cardScreen(r, good).HTML, "80 điểm · Tốt", "80,03"},
		{"a score that is explained", totalScreen(r, fair).HTML, "79,97 điểm", "≈ 80"},
		{"a score without disputed dossiers", cardScreen(r, moved).HTML, "88,24 điểm (điểm trên bảng: 88,21)", ""},
	} {
		if !strings.Contains(c.text, c.want) || c.not != "" && strings.Contains(c.text, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, c.text)
		}
	}
}

package overview

import (
	"fmt"
	"maps"
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"strings"
	"testing"
)

// june is June of xã Háng Lìa and of so many others that are worse, and one that is not assessed.
func june(t *testing.T, others int, named string) overview {
	t.Helper()
	o := overview{Month: "2024-06", Rules: chattest.Rules(t), Now: true, Previous: "2024-05",
		Missing: []scoring.Unit{{Code: "000.98.32.H18", Name: named}}, Overdue: []scoring.UnitCount{{Unit: "000.10.32.H18", Name: named, Count: 3}}}
	first := chattest.Record(t, "2024-06", chattest.HangLia())
	o.Records = append(o.Records, first)
	for i := range others {
		tallies := chattest.HangLia()
		tallies["TD"] = scoring.Tally{Numerator: int64(max(0, 10-i)), Denominator: 13}
		r := chattest.Record(t, "2024-06", tallies)
		r.Unit, r.Name, r.Rank = fmt.Sprintf("000.%d.32.H18", 11+i), named, 2+i
		o.Records = append(o.Records, r)
	}
	none := chattest.Record(t, "2024-06", nil)
	none.Unit, none.Name, none.Rank = "000.99.32.H18", named, 0
	o.Records = append(o.Records, none)
	before := chattest.Record(t, "2024-05", chattest.HangLia())
	better := chattest.HangLia()
	better["TD"] = scoring.Tally{Numerator: 13, Denominator: 13}
	moved := chattest.Record(t, "2024-05", better)
	moved.Unit = "000.11.32.H18"
	o.All = scoring.NewOverview(o.Rules, o.Records, []scoring.Record{before, moved}, scoring.Targets{})
	return o
}

// screens are all screens of an overview.
func screens(t *testing.T, r chat.Renderer, o overview) map[string]bot.Message {
	t.Helper()
	heat, err := heatScreen(r, o, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]bot.Message{
		"overview":           overviewScreen(r, o),
		"overview-units":     unitsScreen(r, o, 0, func(rec scoring.Record) int { return scoring.UnderTarget(o.Rules, rec, "") }),
		"overview-choice":    choiceScreen(r, o),
		"overview-indicator": indicatorScreen(r, o, chattest.Indicator(t, "TD"), o.Records, 0),
		"heat-map":           heat,
	}
}

// august is August 2026 of phường Việt Trì and of so many others that are worse, by the national set.
func august(t *testing.T, others int, named string, settled bool) overview {
	t.Helper()
	o := overview{Month: "2026-08", Rules: chattest.National(t), Now: true, Previous: "2026-07", Records: []scoring.Record{chattest.NationalRecord(t, chattest.VietTri(), settled)}}
	o.Records[0].Rank = 1
	for i := range others {
		tallies := chattest.VietTri()
		tallies["2.1"] = scoring.Tally{Numerator: int64(max(0, 10-i)), Denominator: 13}
		r := chattest.NationalRecord(t, tallies, settled)
		r.Unit, r.Name, r.Rank = fmt.Sprintf("H44.%d", 31+i), named, 2+i
		o.Records = append(o.Records, r)
	}
	o.All = scoring.NewOverview(o.Rules, o.Records, nil, scoring.Targets{})
	return o
}

// groupScreens are the screens of an overview by groups of indicators.
func groupScreens(t *testing.T, r chat.Renderer, o overview) map[string]bot.Message {
	t.Helper()
	group := o.Rules.Groups[len(o.Rules.Groups)-2].Code
	heat, err := heatScreen(r, o, group, 0)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]bot.Message{"overview-groups": groupsScreen(r, o), "overview-group": choiceOfGroupScreen(r, o, group), "heat-map-group": heat, "overview-group-list": groupListScreen(r, o, group, byGroup(o, group), 0)}
}

// By the national set an overview goes by groups first; while indicators are not known nobody has a grade.
func TestScreensOfTheNationalSetAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2026-09-15 08:00")
		for prefix, o := range map[string]overview{"766-": august(t, 2, "UBND xã Phù Ninh", true), "766-open-": august(t, 2, "UBND xã Phù Ninh", false)} {
			all := screens(t, r, o)
			ind, _ := o.Rules.Indicator("2.1")
			all["overview-indicator"] = indicatorScreen(r, o, ind, o.Records, 0)
			delete(all, "overview-choice")
			maps.Copy(all, groupScreens(t, r, o))
			for name, m := range all {
				chattest.Golden(t, prefix+name+"."+language, m)
			}
		}
	}
}

// apart is August 2026 where phường and xã are ranked apart, and the first unit is corrected.
func apart(t *testing.T) overview {
	t.Helper()
	o := august(t, 2, "UBND xã Phù Ninh", true)
	rules := *o.Rules
	rules.Apart = [][]string{{"phường"}, {"xã", "đặc khu"}}
	o.Rules = &rules
	o.Records[0] = chattest.Corrected(t, o.Records[0])
	for i := range o.Records {
		o.Records[i].League, o.Records[i].Rank = 1+min(i, 1), max(1, i)
	}
	o.All = scoring.NewOverview(o.Rules, o.Records, nil, scoring.Targets{})
	return o
}

func TestListsOfKindsAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		r, o := chattest.Renderer(t, language, "2026-09-15 08:00"), apart(t)
		for name, m := range screens(t, r, o) {
			if name == "heat-map" || name == "overview-units" {
				chattest.Golden(t, "766-leagues-"+name+"."+language, m)
			}
		}
		chattest.Golden(t, "766-leagues-heat-map-group."+language, groupScreens(t, r, o)["heat-map-group"])
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range screens(t, chattest.Renderer(t, language, "2024-07-15 08:00"), june(t, 2, "UBND xã Phì Nhừ")) {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Whole pages of the longest names make messages and captions that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			for kind, m := range screens(t, chattest.Renderer(t, language, "2024-07-15 08:00"), june(t, 60, name)) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
			for kind, m := range groupScreens(t, chattest.Renderer(t, language, "2026-09-15 08:00"), august(t, 60, name, false)) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2024-07-03 09:00")
	records := chattest.Alike(t)
	var units []scoring.Unit
	moves := make([]scoring.Move, len(records))
	for i, rec := range records {
		units = append(units, scoring.Unit{Code: rec.Unit, Name: rec.Name})
		moves[i] = scoring.Move{Unit: rec.Unit, Name: rec.Name, By: scoring.Int(2)}
	}
	o := overview{Month: "2024-06", Rules: chattest.Rules(t), Records: records, All: scoring.Overview{Scored: 4, Grades: make([]int, 5), Moves: moves}}
	missing := overview{Month: "2024-06", Rules: chattest.Rules(t), Missing: units, All: scoring.Overview{Grades: make([]int, 5)}}
	for says, m := range map[string]bot.Message{
		"in words": overviewScreen(r, o), "units without data": overviewScreen(r, missing), "units by rank": unitsScreen(r, o, 0, func(rec scoring.Record) int { return scoring.UnderTarget(o.Rules, rec, "") }),
		"units by a group": groupListScreen(r, o, "TD", records, 0),
	} {
		chattest.ToldApart(t, says, m)
	}
}

func TestRoundingNeverContradictsTheVerdict(t *testing.T) {
	text := overviewScreen(chattest.Renderer(t, "vi", "2024-07-03 09:00"), overview{Month: "2024-06", Rules: chattest.Rules(t), All: scoring.Overview{Scored: 1, Grades: make([]int, 5),
		Moves: []scoring.Move{{Unit: "a", Name: "UBND xã Háng Lìa", By: scoring.Frac(-3, 100)}}, Shares: []scoring.Share{{Indicator: "TD", Share: scoring.Frac(9997, 10000)}}}}).HTML
	for _, c := range []struct{ says, want, not string }{
		{"a unit that fell by next to nothing", "▼0,03", "▼0\n"},
		{"a share that is not whole", "99,97%", "100%"},
	} {
		if !strings.Contains(text, c.want) || strings.Contains(text, c.not) {
			t.Errorf("%s: want %q and not %q in\n%s", c.says, c.want, c.not, text)
		}
	}
}

// Where kinds of unit are ranked apart, the lowest of all are named, not the last of the last list.
func TestTheLowestAreThoseOfAllLists(t *testing.T) {
	r := chattest.Renderer(t, "vi", "2026-09-15 08:00")
	o := august(t, 4, "UBND xã Phù Ninh", true)
	rules := *o.Rules
	rules.Apart = [][]string{{"xã"}, {"phường"}}
	o.Rules = &rules
	for i := range o.Records {
		o.Records[i].League = 1
	}
	best := o.Records[0]
	o.Records = append(o.Records[1:], best)
	o.Records[len(o.Records)-1].League = 2
	if lowest := lowestUnits(r, o); lowest[0].Unit.Code != "H44.34" || lowest[1].Unit.Code != "H44.33" {
		t.Errorf("the lowest are %v", lowest)
	}
}

// Where other rules hold since the month before, that is why there is no comparison, and no lack of data is claimed.
func TestChangeOfRulesIsSaidInTheOverview(t *testing.T) {
	for says, c := range map[string]struct {
		other bool
		want  string
	}{
		"other rules": {true, "Không so với tháng 5/2024: bộ chỉ số đã thay đổi."},
		"too few":     {false, "Chưa đủ số liệu để so với tháng 5/2024."},
	} {
		o := overview{Month: "2024-06", Previous: "2024-05", Rules: chattest.Rules(t), OtherRules: c.other, All: scoring.Overview{Scored: 4, Grades: make([]int, 5)}}
		if got := overviewScreen(chattest.Renderer(t, "vi", "2024-07-15 08:00"), o).HTML; !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in\n%s", says, c.want, got)
		}
	}
}

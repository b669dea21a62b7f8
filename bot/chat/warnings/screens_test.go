package warnings

import (
	"motcua/bot"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/warning"
	"slices"
	"strings"
	"testing"
)

// figure is what an indicator stands at, of 30 points with a target of 28,5.
func figure(indicator string, points int64) outbox.Figure {
	return outbox.Figure{Indicator: indicator, Month: "2024-11", Points: scoring.Int(points), Max: scoring.Int(30), Target: scoring.Frac(57, 2),
		Tally: scoring.Tally{Numerator: points, Denominator: 30}, DataTime: chattest.At("2024-11-22 08:15")}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	phiNhu := scoring.Unit{Code: "000.11.32.H18", Name: "UBND xã Phì Nhừ"}
	for _, language := range locales.Languages() {
		r := chattest.Renderer(t, language, "2024-11-22 08:16")
		for name, m := range map[string]bot.Message{
			"warnings": listScreen(r, openList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Rules: chattest.Rules(t), Others: []scoring.Unit{phiNhu}, Open: []openWarning{
				{Warning: warning.Warning{Opened: figure("TD", 27), Since: chattest.At("2024-11-20 09:00")}, Now: figure("TD", 25)},
				{Warning: warning.Warning{Opened: figure("TT2", 3), Since: chattest.At("2024-11-21 09:00"), Acknowledged: chattest.At("2024-11-21 10:00")}, Now: figure("TT2", 3), By: r.Words.Text("warnings.you")}}}),
			"warnings-none":  listScreen(r, openList{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa"}),
			"warnings-units": unitsScreen(r, []scoring.UnitCount{{Unit: "000.10.32.H18", Name: "UBND xã Háng Lìa", Count: 2}, {Unit: "000.11.32.H18", Name: "UBND xã Phì Nhừ", Count: 1}}, 0),
		} {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

func TestNothingGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		units := slices.Repeat([]scoring.Unit{{Code: strings.Repeat("9", 30), Name: name}}, 8)
		var open []openWarning
		for _, ind := range chattest.Rules(t).Indicators {
			open = append(open, openWarning{Warning: warning.Warning{Opened: figure(ind.Code, 27), Since: chattest.At("1999-12-31 23:59"), Acknowledged: chattest.At("1999-12-31 23:59")}, Now: figure(ind.Code, 25), By: "công chức một cửa"})
		}
		counts := slices.Repeat([]scoring.UnitCount{{Unit: units[0].Code, Name: name, Count: 11}}, 3321)
		for _, language := range locales.Languages() {
			r := chattest.Renderer(t, language, "2024-07-15 08:00")
			chattest.Acceptable(t, "a unit's with "+says, listScreen(r, openList{Unit: units[0].Code, Name: name, Rules: chattest.Rules(t), Open: open, Others: units}))
			chattest.Acceptable(t, "by unit with "+says, unitsScreen(r, counts, 270))
		}
	}
}

func TestUnitsOfAListAreToldApart(t *testing.T) {
	var counts []scoring.UnitCount
	for _, rec := range chattest.Alike(t) {
		counts = append(counts, scoring.UnitCount{Unit: rec.Unit, Name: rec.Name, Count: 2})
	}
	chattest.ToldApart(t, "warnings", unitsScreen(chattest.Renderer(t, "vi", "2024-07-03 09:00"), counts, 0))
}

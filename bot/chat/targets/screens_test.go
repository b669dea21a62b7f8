package targets

import (
	"fmt"
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/locales"
	"motcua/scoring"
	"testing"
)

// manyRecords are the cards of xã Háng Lìa and of so many units that are worse, and one that is not assessed.
func manyRecords(t *testing.T, others int, named string) []scoring.Record {
	t.Helper()
	all := []scoring.Record{chattest.Record(t, "2024-06", chattest.HangLia())}
	for i := range others {
		tallies := chattest.HangLia()
		tallies["TD"] = scoring.Tally{Numerator: int64(max(0, 10-i)), Denominator: 13}
		rec := chattest.Record(t, "2024-06", tallies)
		rec.Unit, rec.Name, rec.Rank = fmt.Sprintf("000.%d.32.H18", 11+i), named, 2+i
		all = append(all, rec)
	}
	none := chattest.Record(t, "2024-06", nil)
	none.Unit, none.Name, none.Rank = "000.99.32.H18", named, 0
	return append(all, none)
}

// screens are all screens of
func screens(t *testing.T, r chat.Renderer, named string) map[string]bot.Message {
	t.Helper()
	records := manyRecords(t, 25, named)
	set := scoring.NewTargets([]scoring.Target{{Rules: "dien-bien-459", Indicator: "TD", Share: scoring.Frac(19, 20), Since: chattest.At("2024-07-01 09:00")},
		{Rules: "dien-bien-459", Indicator: "TD", Unit: "000.10.32.H18", Share: scoring.Frac(7, 8), Since: chattest.At("2024-07-02 09:00")}})
	forAll := indicatorTarget{targetSet: targetSet{Rules: chattest.Rules(t), Targets: set}, Indicator: chattest.Indicator(t, "TD"), By: "quản trị, số 1"}
	for range 12 {
		forAll.Own = append(forAll.Own, unitTarget{Name: named, Share: scoring.Frac(7, 8)})
	}
	ofUnit := forAll
	ofUnit.Unit, ofUnit.Name, ofUnit.Own = "000.10.32.H18", named, nil
	proposed := func(a indicatorTarget, measured []scoring.Record, p proposal) change {
		p.Unit = a.Unit
		c := change{indicatorTarget: a, Proposal: p, Then: set.Without(scoring.Target{Rules: "dien-bien-459", Indicator: "TD", Unit: a.Unit}), Month: "2024-06", Records: records, Measured: measured}
		if !p.isRemoval() {
			c.Then = c.Then.With(scoring.Target{Rules: "dien-bien-459", Indicator: "TD", Unit: a.Unit, Share: p.Share.of})
		}
		c.Effect = scoring.NewEffect(a.Rules, a.Indicator, measured, set, c.Then)
		return c
	}
	up := proposal{Indicator: "TD", Share: shareOf(scoring.Frac(97, 100))}
	moved := proposed(forAll, records, up)
	moved.Moved, moved.Seen = true, 1234567
	return map[string]bot.Message{
		"targets":               listScreen(r, forAll.targetSet),
		"targets-unit":          listScreen(r, ofUnit.targetSet),
		"target":                targetScreen(r, forAll),
		"target-unit":           targetScreen(r, ofUnit),
		"target-change":         changeScreen(r, proposed(forAll, records, up)),
		"target-change-unit":    changeScreen(r, proposed(ofUnit, records[:1], up)),
		"target-back-unit":      changeScreen(r, proposed(ofUnit, records[:1], proposal{Indicator: "TD"})),
		"target-without-unit":   changeScreen(r, proposed(ofUnit, nil, up)),
		"target-moved":          changeScreen(r, moved),
		"target-affected":       affectedScreen(r, proposed(forAll, records, up), 0),
		"target-affected-last":  affectedScreen(r, proposed(forAll, records, up), 1),
		"target-affected-after": affectedScreen(r, proposed(forAll, records, up), 9),
	}
}

func TestScreensAreAsTheyWereSeen(t *testing.T) {
	for _, language := range locales.Languages() {
		for name, m := range screens(t, chattest.Renderer(t, language, "2024-07-15 08:00"), "UBND xã Phì Nhừ") {
			chattest.Golden(t, name+"."+language, m)
		}
	}
}

// Whole pages of the longest names make messages that Telegram takes.
func TestNoScreenGrowsTooLong(t *testing.T) {
	for says, name := range chattest.Names() {
		for _, language := range locales.Languages() {
			for kind, m := range screens(t, chattest.Renderer(t, language, "2024-07-15 08:00"), name) {
				chattest.Acceptable(t, kind+" with "+says+" in "+language, m)
			}
		}
	}
}

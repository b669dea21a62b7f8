package view_test

import (
	"slices"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/notice"
)

// Two names of which the ends alone differ, and two units of one name, in every list that cuts names.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := reader(t, "vi", "2024-07-03 09:00")
	var counts []scoring.UnitCount
	var units []scoring.Unit
	var rows []view.Rank
	var opened []notice.Opened
	parts := view.Notice{}
	for i, rec := range chattest.Alike(t) {
		name := rec.Name
		counts = append(counts, scoring.UnitCount{Unit: rec.Unit, Name: name, Count: 2})
		units = append(units, scoring.Unit{Code: rec.Unit, Name: name})
		rows = append(rows, view.Rank{Place: scoring.Place{Unit: rec.Unit, Name: name, Rank: i + 1, Grade: rec.Grade.Code}, Converted: rec.Converted})
		opened = append(opened, notice.Opened{Unit: rec.Unit, Name: name, Chairs: 1, Reached: 1})
		p := part(t, notice.Breach, nil, "HL1")
		p.Unit, p.Name = rec.Unit, name
		parts.Parts = append(parts.Parts, p)
	}
	k := view.Ranking{Month: "2024-06", Rules: rules(t), Rows: rows, Total: 4}
	drawn, err := view.RankingPicture(r, k)
	if err != nil {
		t.Fatal(err)
	}
	for says, m := range map[string]bot.Message{
		"ranking": view.RankingTable(r, k), "caption of a ranking": drawn,
		"overdue":  view.OverdueUnits(r, view.OverdueCounts{Counts: counts, At: r.Now, DataTimes: slices.Repeat([]time.Time{r.Now}, len(counts))}),
		"warnings": view.WarningsByUnit(r, counts, 0),
		"units":    chat.Suggestions(r.Renderer, "dien bien", units, chat.Link{To: view.ToScorecard}),
		"unseen":   view.UnseenList(r, view.Unseen{Month: "2024-06", All: 4, Reminded: -1, Units: opened}),
		"digest":   view.Warning(r, parts),
	} {
		chattest.ToldApart(t, says, m)
	}
}

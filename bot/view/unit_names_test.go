package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/notice"
)

// Two names of which the ends alone differ, and two units of one name, in every list that cuts names.
func TestUnitsOfAListAreToldApart(t *testing.T) {
	r := reader(t, "vi", "2024-07-03 09:00")
	var records []scoring.Record
	var counts []scoring.UnitCount
	var units []scoring.Unit
	var rows []view.Rank
	var opened []notice.Opened
	parts := view.Notice{}
	for i, name := range []string{"UBND phường Điện Biên Phủ Đông Thượng Một", "UBND phường Điện Biên Phủ Đông Thượng Hai", "UBND xã Tân Lập", "UBND xã Tân Lập"} {
		rec := record(t, "2024-06", hangLia())
		rec.Unit, rec.Name, rec.Rank = fmt.Sprintf("000.%d.32.H18", 10+i), name, i+1
		records = append(records, rec)
		counts = append(counts, scoring.UnitCount{Unit: rec.Unit, Name: name, Count: 2})
		units = append(units, scoring.Unit{Code: rec.Unit, Name: name})
		rows = append(rows, view.Rank{Place: scoring.Place{Unit: rec.Unit, Name: name, Rank: i + 1, Grade: rec.Grade.Code}, Converted: rec.Converted})
		opened = append(opened, notice.Opened{Unit: rec.Unit, Name: name, Chairs: 1, Reached: 1})
		p := part(t, notice.Breach, nil, "HL1")
		p.Unit, p.Name = rec.Unit, name
		parts.Parts = append(parts.Parts, p)
	}
	moves := make([]scoring.Move, len(records))
	for i, rec := range records {
		moves[i] = scoring.Move{Unit: rec.Unit, Name: rec.Name, By: scoring.Int(2)}
	}
	o := view.Overview{Month: "2024-06", Rules: rules(t), Records: records, All: scoring.Overview{Scored: 4, Grades: make([]int, 5), Moves: moves}}
	missing := view.Overview{Month: "2024-06", Rules: rules(t), Missing: units, All: scoring.Overview{Grades: make([]int, 5)}}
	k := view.Ranking{Month: "2024-06", Rules: rules(t), Rows: rows, Total: 4}
	drawn, err := view.RankingPicture(r, k)
	if err != nil {
		t.Fatal(err)
	}
	heat, err := view.HeatMap(r, o, 0, func(scoring.Record) int { return 0 })
	if err != nil {
		t.Fatal(err)
	}
	for says, m := range map[string]bot.Message{
		"ranking": view.RankingTable(r, k), "caption of a ranking": drawn, "caption of a heat map": heat,
		"overview": view.OverviewText(r, o), "units without data": view.OverviewText(r, missing), "units by rank": view.OverviewUnits(r, o, 0),
		"overdue":  view.OverdueUnits(r, view.OverdueCounts{Counts: counts, At: r.Now, DataTimes: slices.Repeat([]time.Time{r.Now}, len(counts))}),
		"warnings": view.WarningsByUnit(r, counts, 0),
		"units":    view.Suggestions(r, "dien bien", units, view.Link{To: view.ToScorecard}),
		"unseen":   view.UnseenList(r, view.Unseen{Month: "2024-06", All: 4, Reminded: -1, Units: opened}),
		"digest":   view.Warning(r, parts),
	} {
		var text strings.Builder
		text.WriteString(m.HTML)
		for _, row := range m.Buttons {
			for _, b := range row {
				text.WriteString("\n" + b.Label)
			}
		}
		for _, want := range []string{"Một", "Hai", "(12)", "(13)"} {
			if !strings.Contains(text.String(), want) {
				t.Errorf("%s: %q is not in\n%s", says, want, text.String())
			}
		}
		acceptable(t, says, m)
	}
}

package picture_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"motcua/bot/picture"
	"motcua/scoring"
	"motcua/scoring/rulesets"
)

func ruleSet(t testing.TB) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set is not there")
	}
	return set
}

// warm are units with shares of every height: n of them, the first ranked from. In each the indicators without is named
// for are not assessed.
func warm(t testing.TB, names []string, n, from int, without ...string) []picture.HeatMapRow {
	t.Helper()
	rules := ruleSet(t)
	var rows []picture.HeatMapRow
	for i := range n {
		tallies := map[string]scoring.Tally{}
		for j, ind := range rules.Indicators {
			if strings.Contains(strings.Join(without, " "), ind.Code) {
				continue
			}
			tallies[ind.Code] = scoring.Tally{Numerator: int64(max(0, 1000-i*37-(i*j*211)%400)), Denominator: 1000}
		}
		card, err := scoring.Score(rules, "2024-06", fmt.Sprint(i), tallies)
		if err != nil {
			t.Fatal(err)
		}
		row := picture.HeatMapRow{Name: names[i%len(names)], Record: scoring.Record{Standing: scoring.Standing{Scorecard: card, Rank: from + i}}}
		if !card.Scored {
			row.Record.Rank = 0
		}
		rows = append(rows, row)
	}
	return rows
}

func heatMaps(t testing.TB) map[string]picture.HeatMapData {
	unscored := warm(t, []string{"Xã Tìa Dình"}, 1, 0, "CK1 CK2 CK3 TD TT1 TT2 SH1 SH2 HL1 HL2 HL3")
	page := append(warm(t, communes, picture.HeatMapRows-1, 111, "CK1"), unscored...)
	all := map[string]picture.HeatMapData{
		"month": {Month: "2024-06", Closed: true, Rows: warm(t, communes, 14, 1, "CK1", "CK3"), Notes: []string{"Số liệu tính đến 17:00 ngày 30/6/2024"}},
		"page":  {Month: "2024-12", Rows: page, Page: 7, Pages: 7},
		"long": {Month: "2024-06", Published: true, Rows: warm(t, []string{
			"Phường Nghĩa Lộ Ẩm Thượng Hạ Đế Sữa Bợ Ngã Ba Đường Số Mười Hai Quốc Lộ", "Thị trấn Điện Biên Đông", "Xã Ô"}, 3, 1)},
		"one":   {Month: "2024-01", Rows: warm(t, communes, 1, 1)},
		"alike": {Month: "2024-06", Rows: warm(t, []string{"Phường Điện Biên Phủ Đông", "Phường Điện Biên Phủ Tây", "Xã Tân Lập", "Xã Tân Lập"}, 4, 1)},
	}
	for name, data := range all {
		data.Rules = ruleSet(t)
		all[name] = data
	}
	return all
}

func TestHeatMapsLookAsTheirGoldenPictures(t *testing.T) {
	for name, data := range heatMaps(t) {
		for _, language := range []string{"vi", "en"} {
			for i := range data.Rows {
				data.Rows[i].Score = printer(t, language).Decimal(data.Rows[i].Record.Shown())
			}
			drawn, err := picture.HeatMap(printer(t, language), data)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "heat-map-"+name+"-"+language, drawn)
			if language != "vi" {
				continue
			}
			if again, err := picture.HeatMap(printer(t, language), data); err != nil || !bytes.Equal(again, drawn) {
				t.Errorf("heat-map-%s-%s: the same data gave other bytes, or the error %v", name, language, err)
			}
		}
	}
}

// national are units of a month by the national set: one that is whole, one of which a group is not known.
func national(t testing.TB) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("quoc-gia-766@2026-06")
	if !ok {
		t.Fatal("the national set is not there")
	}
	return set
}

func nationalRows(t testing.TB) (rows []picture.HeatMapRow) {
	t.Helper()
	rules := national(t)
	for i := range 12 {
		tallies := map[string]scoring.Tally{}
		for j, ind := range rules.Indicators {
			if ind.Shares == "" && (i < 10 || ind.Group != "ONLINE") {
				tallies[ind.Code] = scoring.Tally{Numerator: int64(max(0, 2618-i*97-(i*j*211)%900-(j*277)%1500)), Denominator: 2618}
			}
		}
		card, err := scoring.Score(rules, "2026-08", fmt.Sprint(i), tallies)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, picture.HeatMapRow{Name: communes[i%len(communes)], Record: scoring.Record{Standing: scoring.Standing{Scorecard: card, Rank: i + 1}}})
	}
	return rows
}

// By many indicators the columns are groups, and a group's indicators are a picture of their own.
func TestAHeatMapByManyIndicatorsGoesByGroups(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		for name, group := range map[string]string{"groups": "", "group-of-seven": "MDSH", "group-of-one": "TDGQ", "group-open": "ONLINE"} {
			data := picture.HeatMapData{Month: "2026-08", Rules: national(t), Group: group, Rows: nationalRows(t)}
			for i := range data.Rows {
				data.Rows[i].Score = printer(t, language).Decimal(data.Rows[i].Record.Shown())
			}
			drawn, err := picture.HeatMap(printer(t, language), data)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "heat-map-766-"+name+"-"+language, drawn)
		}
	}
}

// Kinds that are ranked apart have a heading each.
func TestAHeatMapHeadsListsThatAreRankedApart(t *testing.T) {
	rows := nationalRows(t)[:5]
	for i := range rows {
		rows[i].Score = printer(t, "vi").Decimal(rows[i].Record.Shown())
		rows[i].Record.Rank = 1 + i%3
	}
	rows[0].Heading, rows[3].Heading = "Bảng xếp hạng: xã, đặc khu", "Bảng xếp hạng: phường"
	drawn, err := picture.HeatMap(printer(t, "vi"), picture.HeatMapData{Month: "2026-08", Rules: national(t), Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "heat-map-766-apart-vi", drawn)
}

// An appendix prints 89,96 as 90 and grades it Tốt: the total has the colour of the grade that was printed.
func TestAHeatMapKeepsTheGradeThatWasPrinted(t *testing.T) {
	drawn := map[string][]byte{}
	for _, code := range []string{"xuat-sac", "tot"} {
		rows := warm(t, communes, 1, 1)
		for _, g := range grades(t) {
			if g.Code == code {
				rows[0].Record.Grade = g
			}
		}
		var err error
		if drawn[code], err = picture.HeatMap(printer(t, "vi"), picture.HeatMapData{Month: "2024-06", Published: true, Rules: ruleSet(t), Rows: rows}); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Equal(drawn["xuat-sac"], drawn["tot"]) {
		t.Error("the total looks the same whatever its grade")
	}
}

func TestHeatMapsThatCannotBeDrawnAreRefused(t *testing.T) {
	many := *ruleSet(t)
	many.Indicators = append(many.Indicators, many.Indicators[10], many.Indicators[10])
	many.Groups = nil
	one := warm(t, communes, 1, 1)
	for says, data := range map[string]picture.HeatMapData{
		"no unit":             {Rules: ruleSet(t)},
		"too many units":      {Rules: ruleSet(t), Rows: warm(t, communes, picture.HeatMapRows+1, 1)},
		"too many indicators": {Rules: &many, Rows: one},
		"no indicator":        {Rules: &scoring.RuleSet{}, Rows: one},
	} {
		if _, err := picture.HeatMap(printer(t, "vi"), data); err == nil || !strings.HasPrefix(err.Error(), "drawing a heat map: ") {
			t.Errorf("%s: the error is %v", says, err)
		}
	}
}

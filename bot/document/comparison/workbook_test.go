package comparison_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"motcua/bot/document/comparison"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/compare"
	"motcua/scoring/export/dossier"
	"motcua/scoring/rulesets"
)

// paper compares two dossiers of a unit, one of which the second list has resolved and filed online.
func paper(t *testing.T, language string) comparison.Paper {
	t.Helper()
	const month = scoring.Month("2024-06")
	zone := time.FixedZone("+07", 7*60*60)
	catalogue, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := catalogue.ByID("dien-bien-459")
	start := month.Start(zone).Unix()
	words := compare.NewWords()
	about := compare.About{Name: "danh-sach.csv", Rows: 2, Stated: true, DataTime: month.End(zone), Period: scoring.Period{From: month.Start(zone), Until: month.End(zone)}, Lists: scoring.Lists{Received: true, Resolved: true}}
	open := dossier.Dossier{
		Code: "000.01.32.H18-240603-0001", Unit: "000.01.32.H18", Procedure: "=Giàng A Páo", Received: start + 3600, Due: start + 10*86400,
		Status: dossier.Processing, Channel: dossier.Direct,
	}
	other := open
	other.Code, other.Status, other.Finished = "000.01.32.H18-240603-0002", dossier.Processed, start+5*86400
	mended := open
	mended.Status, mended.Finished, mended.Channel = dossier.Processed, start+5*86400, dossier.Online
	var lists [2]*compare.List
	for i, all := range [][]dossier.Dossier{{open, other}, {mended, other}} {
		lists[i] = compare.NewList(words)
		for _, d := range all {
			lists[i].Add(d)
		}
		lists[i].Finish(about, []dossier.Procedure{{Name: open.Procedure}})
	}
	r, err := compare.Of(lists[0], lists[1], compare.Terms{
		Term: scoring.Term(month), Rules: rules, Zone: zone, Window: dossier.NewWindow(scoring.Term(month), zone, month.End(zone), rules),
		Holder: func(unit string) string { return unit }, Entry: func(string, string) (scoring.Tally, bool) { return scoring.Tally{}, false },
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	report := scoring.Dispute{Dossier: scoring.Listed{Code: open.Code, Unit: open.Unit, UnitName: "UBND xã Luân Giới"}, Reason: scoring.NotSynced, At: month.End(zone)}
	return comparison.Paper{
		Result: r, Words: all.Printer(language), Zone: zone, Names: map[string]string{open.Unit: "UBND xã Luân Giới"},
		Reports: []comparison.Report{{Dispute: report, Verdict: r.Judge(report)}},
	}
}

// Points are said to be converted no further where the rules do not convert, and else why they are not.
func TestWorkbookSaysWhatItsPointsAre(t *testing.T) {
	for converted, want := range map[bool]string{true: "chưa quy đổi, vì", false: "cộng từng chỉ số và không quy đổi"} {
		p := paper(t, "vi")
		rules, result := *p.Rules, *p.Result
		rules.Converted, result.Rules = converted, &rules
		p.Result = &result
		body, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		file, err := excelize.OpenReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, name := range file.GetSheetList() {
			rows, err := file.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				found = found || strings.Contains(strings.Join(row, " "), want)
			}
		}
		if !found {
			t.Errorf("converted %v: the workbook does not say %q", converted, want)
		}
	}
}

func TestWorkbookSaysEachDifferenceAndNoName(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		p := paper(t, language)
		body, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, _ := p.Bytes()
		if !bytes.Equal(body, again) {
			t.Error("the same data give other bytes")
		}
		file, err := excelize.OpenReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		var sheets [][][]string
		for _, name := range file.GetSheetList() {
			rows, err := file.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			sheets = append(sheets, rows)
			for _, row := range rows {
				if strings.Contains(strings.Join(row, " "), "Páo") {
					t.Errorf("%s names an applicant: %q", name, row)
				}
			}
			tables, err := file.GetTables(name)
			if err != nil || len(tables) != 1 {
				t.Errorf("%s has %d tables to filter by (%v)", name, len(tables), err)
			}
		}
		if len(sheets) != 4 {
			t.Fatalf("there are %d sheets", len(sheets))
		}
		says := sheets[2][len(sheets[2])-2:]
		want := [][]string{
			{p.Words.Meaning("status", "4"), p.Words.Meaning("status", "9") + ", 06/06/2024 00:00"},
			{p.Words.Meaning("channel", "1"), p.Words.Meaning("channel", "2")},
		}
		for i, row := range says {
			if !slices.Equal(row[6:8], want[i]) {
				t.Errorf("difference %d is %q, want %q", i, row[6:8], want[i])
			}
		}
		// TD from 1/1, as the open one is overdue from 1/2, to 2/2; TT1 from 0/2 to 1/2.
		unit := sheets[0][len(sheets[0])-2]
		if gain := unit[len(unit)-1]; gain != "20" {
			t.Errorf("the unit's change is %s in %q", gain, unit)
		}
	}
}

func TestToldSaysTheKindsAndTheUnits(t *testing.T) {
	lists, kinds, units := comparison.Told(paper(t, "vi"), 5)
	all := strings.Join(slices.Concat(lists, kinds, units), "\n")
	for _, want := range []string{"Danh sách 1: danh-sach.csv", "Trạng thái: 1", "Hình thức nộp: 1", "UBND xã Luân Giới: 1 hồ sơ khác; +20,00 điểm", "Đề nghị đính chính chờ xử lý: 1 có căn cứ trong 1"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not told in\n%s", want, all)
		}
	}
}

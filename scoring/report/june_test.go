package report_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"motcua/scoring"
	"motcua/scoring/report"
	"motcua/scoring/rulesets"
)

func rules(t testing.TB) *scoring.RuleSet {
	t.Helper()
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set is not there")
	}
	return r
}

// june are the cards of report 317/BC-UBND.
func june(t testing.TB, rules *scoring.RuleSet) []scoring.Record {
	t.Helper()
	raw, err := os.ReadFile("../ledger/testdata/2024-06/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var month struct {
		Cards []struct {
			Unit, Name string
			Tallies    map[string]*[2]int64
		}
	}
	if err := json.Unmarshal(raw, &month); err != nil {
		t.Fatal(err)
	}
	var cards []scoring.Scorecard
	names := map[string]string{}
	for _, c := range month.Cards {
		tallies := map[string]scoring.Tally{}
		for code, counts := range c.Tallies {
			if counts != nil {
				tallies[code] = scoring.Tally{Numerator: counts[0], Denominator: counts[1]}
			}
		}
		card, err := scoring.Score(rules, "2024-06", c.Unit, tallies)
		if err != nil {
			t.Fatal(err)
		}
		cards, names[c.Unit] = append(cards, card), c.Name
	}
	var records []scoring.Record
	for _, s := range scoring.Rank(cards) {
		records = append(records, scoring.Record{Standing: s, Name: names[s.Unit]})
	}
	return records
}

// What report 317/BC-UBND says of June 2024, and what it missed.
func TestTheReportOfJune2024(t *testing.T) {
	rules := rules(t)
	r, ok := report.New(june(t, rules), nil, rules, scoring.Targets{})
	if !ok || r.Scored != 14 || r.Official || r.Movement != nil || len(r.Incomplete) != 0 {
		t.Fatalf("%d scored, official %v, movement %v, %d incomplete", r.Scored, r.Official, r.Movement, len(r.Incomplete))
	}
	var grades, full, late, weak, requests []string
	for _, g := range r.Grades {
		grades = append(grades, fmt.Sprintf("%s %d", g.Grade.Code, len(g.Units)))
	}
	for _, f := range r.Full {
		full = append(full, fmt.Sprintf("%s %d/%d", f.Indicator.Code, f.Units, f.Of))
	}
	for _, l := range r.Late {
		late = append(late, fmt.Sprintf("%s %d", short(l.Unit), l.Count))
	}
	for _, w := range r.Weak {
		if w.All() {
			weak = append(weak, fmt.Sprintf("%s all %s", w.Indicator.Code, w.Units[0].Line.Points.Decimal(",")))
			continue
		}
		var units []string
		for _, l := range w.Units {
			units = append(units, short(l.Unit)+" "+l.Line.Points.Decimal(",")+"/"+l.Line.Max.Decimal(","))
		}
		weak = append(weak, w.Indicator.Code+" "+strings.Join(units, ", "))
	}
	for _, q := range r.Requests {
		var units, codes []string
		for _, u := range q.Units {
			units = append(units, short(u))
		}
		for _, ind := range q.Indicators {
			codes = append(codes, ind.Code)
		}
		requests = append(requests, fmt.Sprintf("%s: %s late %v", strings.Join(units, ", "), strings.Join(codes, " "), q.Late))
	}
	for _, c := range []struct {
		says      string
		got, want []string
	}{
		{"grades", grades, []string{"xuat-sac 6", "tot 6", "kha 2", "trung-binh 0", "yeu 0"}},
		{"full marks", full, []string{"TD 11/14", "TT1 9/14", "SH1 12/14", "SH2 11/14", "HL1 14/14", "HL2 14/14", "HL3 14/14"}},
		{"late", late, []string{"Xa Dung 1", "Háng Lìa 1", "Phì Nhừ 1"}},
		{"weak", weak, []string{"CK2 all 0", "TD Háng Lìa 27,7/30, Xa Dung 27,9/30, Phì Nhừ 28/30", "TT1 Pú Hồng 1,7/10, Tìa Đình 3/10, Nong U 4/10", "TT2 Tìa Đình 4,2/10", "SH1 Phình Giàng 0/5"}},
		{"requests", requests, []string{": CK2 late false", "Xa Dung, Háng Lìa, Phì Nhừ: TD late true", "Phình Giàng: SH1 late false", "Nong U, Pú Hồng: TT1 late false", "Tìa Đình: TT1 TT2 late false"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.says, strings.Join(c.got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func short(u scoring.Record) string { return strings.TrimPrefix(u.Name, "UBND xã ") }

func TestMonthWithoutCardsHasNoReport(t *testing.T) {
	if _, ok := report.New(nil, nil, rules(t), scoring.Targets{}); ok {
		t.Error("there is a report of nothing")
	}
}

package document_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"motcua/bot/document"
	"motcua/locales"
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
	set, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set of the report is not there")
	}
	return set
}

// unitTallies is a unit with its tallies.
type unitTallies struct {
	Unit, Name string
	Tallies    map[string]*[2]int64
}

// juneCounts are the counts behind report 317/BC-UBND.
func juneCounts(t testing.TB) []unitTallies {
	t.Helper()
	raw, err := os.ReadFile("../../scoring/ledger/testdata/2024-06/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var month struct{ Cards []unitTallies }
	if err := json.Unmarshal(raw, &month); err != nil {
		t.Fatal(err)
	}
	return month.Cards
}

// cards are the cards of a month.
func cards(t testing.TB, m scoring.Month, units []unitTallies) []scoring.Record {
	t.Helper()
	var all []scoring.Scorecard
	names := map[string]string{}
	for _, u := range units {
		tallies := map[string]scoring.Tally{}
		for code, n := range u.Tallies {
			if n != nil {
				tallies[code] = scoring.Tally{Numerator: n[0], Denominator: n[1]}
			}
		}
		card, err := scoring.Score(rules(t), m, u.Unit, tallies)
		if err != nil {
			t.Fatal(err)
		}
		all, names[u.Unit] = append(all, card), u.Name
	}
	var records []scoring.Record
	for _, s := range scoring.Rank(all) {
		records = append(records, scoring.Record{Standing: s, Name: names[s.Unit]})
	}
	return records
}

func paper(t testing.TB, records, before []scoring.Record) document.Paper {
	t.Helper()
	r, ok := report.New(records, before, rules(t), scoring.Targets{})
	if !ok {
		t.Fatal("there is no report")
	}
	catalogue, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return document.Paper{Report: r, Zone: time.FixedZone("", 7*3600), Words: catalogue.Printer("vi")}
}

// draft is June 2024 before it is closed, without any setting.
func draft(t testing.TB) document.Paper { return paper(t, cards(t, "2024-06", juneCounts(t)), nil) }

// final is June 2024 closed, after a May in which Háng Lìa did better, with every setting.
func final(t testing.TB) document.Paper {
	units := juneCounts(t)
	june := cards(t, "2024-06", units)
	for i := range june {
		june[i].Closed, june[i].DataTime = true, time.Date(2024, 6, 30, 17, 0, 0, 0, time.FixedZone("", 7*3600))
	}
	for _, u := range units {
		if u.Unit == "000.10.32.H18" {
			u.Tallies["TD"] = &[2]int64{13, 13}
		}
	}
	p := paper(t, june, cards(t, "2024-05", units))
	p.Letterhead = document.Letterhead{
		document.Superior: "-", document.Issuer: "UBND huyện Điện Biên Đông", document.PlaceOf: "Điện Biên Đông", document.Number: "…/BC-UBND",
		document.Signatory: "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH", document.SignatoryBy: "Nguyễn Văn A",
		document.Recipients: "Lãnh đạo UBND huyện; UBND các xã, thị trấn;\n- Lưu: VT, VP.",
	}
	zone := p.Zone
	p.Late = []scoring.Listed{{Code: "000.10.32.H18-240605-0002", Unit: "000.10.32.H18", UnitName: "UBND xã Háng Lìa", Procedure: "Đăng ký khai sinh",
		Received: time.Date(2024, 6, 5, 8, 30, 0, 0, zone), Due: time.Date(2024, 6, 12, 17, 0, 0, 0, zone)}}
	return p
}

// province is a month of 130 units of which many are weak somewhere.
func province(t testing.TB) document.Paper {
	var units []unitTallies
	june := juneCounts(t)
	for i := range 130 {
		u := june[i*5%len(june)]
		tallies := map[string]*[2]int64{}
		for code, n := range u.Tallies {
			if n != nil {
				of := n[1]*7 + int64(i*3%5)
				tallies[code] = &[2]int64{min(n[0]*7+int64(i%4), of), of}
			}
		}
		units = append(units, unitTallies{fmt.Sprintf("000.%03d.H18", i+1), fmt.Sprintf("UBND xã Mường Nhé %d", i+1), tallies})
	}
	p := paper(t, cards(t, "2026-10", units), cards(t, "2026-09", units))
	p.Letterhead = final(t).Letterhead
	for _, l := range p.Report.Late {
		for n := range l.Count {
			p.Late = append(p.Late, scoring.Listed{Code: fmt.Sprintf("%s-261005-%04d", l.Unit.Unit, n), Unit: l.Unit.Unit, UnitName: l.Unit.Name,
				Procedure: "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con", Due: time.Date(2026, 10, 12, 17, 0, 0, 0, p.Zone)})
		}
	}
	return p
}

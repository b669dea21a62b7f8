// Package chattest helps the tests of the conversation's rooms: golden files, what holds for every message, and a sample of
// figures. Only tests import it.
package chattest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/scoring/workdays"
)

// What does not change is read once for all tests.
var (
	decisions = sync.OnceValues(rulesets.Load)
	calendar  = sync.OnceValues(workdays.Load)
)

// Decisions are the rule sets of the program.
func Decisions() (*rulesets.Catalogue, error) { return decisions() }

// Zone is the authority's zone.
func Zone() *time.Location { return time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60) }

// At is an instant in the zone of the tests.
func At(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, Zone())
	if err != nil {
		panic(err)
	}
	return t
}

// Renderer writes in a language at a moment "2024-07-15 08:00".
func Renderer(t testing.TB, language, now string) chat.Renderer {
	t.Helper()
	c, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return chat.Renderer{Words: c.Printer(language), Zone: Zone(), Days: Workdays(t), Thresholds: scoring.DefaultThresholds(), Hours: workdays.DefaultHours(), Now: At(now)}
}

// Workdays are the working days of public offices.
func Workdays(t testing.TB) *workdays.Calendar {
	t.Helper()
	days, err := calendar()
	if err != nil {
		t.Fatal(err)
	}
	return days
}

// Rules are those of the report.
func Rules(t testing.TB) *scoring.RuleSet {
	t.Helper()
	all, err := decisions()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("dien-bien-459")
	if !ok {
		t.Fatal("the rule set of the report is not there")
	}
	return set
}

// Indicator is one of the rules by its code.
func Indicator(t testing.TB, code string) scoring.Indicator {
	t.Helper()
	ind, ok := Rules(t).Indicator(code)
	if !ok {
		t.Fatalf("there is no indicator %s", code)
	}
	return ind
}

// HangLia are the tallies of the report's tenth commune.
func HangLia() map[string]scoring.Tally {
	return map[string]scoring.Tally{
		"CK2": {Numerator: 0, Denominator: 1}, "TD": {Numerator: 12, Denominator: 13}, "TT1": {Numerator: 18, Denominator: 18}, "TT2": {Numerator: 11, Denominator: 16},
		"SH1": {Numerator: 12, Denominator: 12}, "SH2": {Numerator: 18, Denominator: 18},
		"HL1": {Numerator: 1, Denominator: 1}, "HL2": {Numerator: 1, Denominator: 1}, "HL3": {Numerator: 1, Denominator: 1},
	}
}

// Record is the card of xã Háng Lìa, closed, the tenth of fourteen.
func Record(t testing.TB, m scoring.Month, tallies map[string]scoring.Tally) scoring.Record {
	t.Helper()
	card, err := scoring.Score(Rules(t), m, "000.10.32.H18", tallies)
	if err != nil {
		t.Fatal(err)
	}
	return scoring.Record{
		Standing: scoring.Standing{Scorecard: card, Rank: 10, Of: 14},
		Name:     "UBND xã Háng Lìa", DataTime: At("2024-06-30 17:00"), Closed: true,
	}
}

// Names are such as no unit should have, by what is wrong with them.
func Names() map[string]string {
	return map[string]string{
		"a whole page": strings.Repeat("Ộ", 5000), "marks without end": "e" + strings.Repeat("\u0301", 5000), "pictures": strings.Repeat("🏔", 300),
		"markup": "UBND xã " + strings.Repeat("Nghiễu<&", 9), "nothing": "",
	}
}

// Alike are the cards of four units: two whose names differ in their ends alone, and two of one name.
func Alike(t testing.TB) (records []scoring.Record) {
	for i, name := range []string{"UBND phường Điện Biên Phủ Đông Thượng Một", "UBND phường Điện Biên Phủ Đông Thượng Hai", "UBND xã Tân Lập", "UBND xã Tân Lập"} {
		rec := Record(t, "2024-06", HangLia())
		rec.Unit, rec.Name, rec.Rank = fmt.Sprintf("000.%d.32.H18", 10+i), name, i+1
		records = append(records, rec)
	}
	return records
}

// ToldApart is what holds for a list of those units, however short their names are cut.
func ToldApart(t testing.TB, says string, m bot.Message) {
	t.Helper()
	text := Shown(bot.Reply{Messages: []bot.Message{m}})
	for _, want := range []string{"Một", "Hai", "(12)", "(13)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: %q is not in\n%s", says, want, text)
		}
	}
	Acceptable(t, says, m)
}

// National is the national set in the edition that counts now.
func National(t testing.TB) *scoring.RuleSet {
	t.Helper()
	all, err := decisions()
	if err != nil {
		t.Fatal(err)
	}
	set, ok := all.ByID("quoc-gia-766@2026-06")
	if !ok {
		t.Fatal("the national set is not there")
	}
	return set
}

// VietTri are the counts of phường Việt Trì in August 2026, as the national portal published them.
func VietTri() map[string]scoring.Tally {
	return map[string]scoring.Tally{
		"1.1": {}, "1.2": {}, "1.3": {Numerator: 87, Denominator: 89}, "1.4": {Numerator: 2247, Denominator: 2247},
		"2.1": {Numerator: 2348, Denominator: 2971}, "3.5A": {Numerator: 7, Denominator: 35}, "3.5B": {Numerator: 12, Denominator: 35},
		"3.6": {Numerator: 1516, Denominator: 1707}, "4.1": {Numerator: 2469, Denominator: 2971}, "4.2": {Numerator: 479, Denominator: 2971},
		"4.3": {Numerator: 35, Denominator: 2971}, "4.4": {Denominator: 2971}, "4.5": {Numerator: 1137, Denominator: 2971},
		"4.6": {Numerator: 46, Denominator: 385}, "5.2": {Numerator: 3, Denominator: 3}, "5.3": {Numerator: 3, Denominator: 3},
	}
}

// NationalRecord is a card of phường Việt Trì by the national set, the third of fourteen. In a month that is settled, what was not
// counted earns nothing; else it is not known.
func NationalRecord(t testing.TB, tallies map[string]scoring.Tally, settled bool) scoring.Record {
	t.Helper()
	card, err := scoring.ScoreFigures(National(t), "2026-08", "H44.30", scoring.Figures{Tallies: tallies, Settled: settled})
	if err != nil {
		t.Fatal(err)
	}
	return scoring.Record{
		Standing: scoring.Standing{Scorecard: card, Rank: 3, Of: 14},
		Name:     "UBND phường Việt Trì", DataTime: At("2026-08-31 17:00"), Closed: settled,
	}
}

// Corrected is a national card from which the authority took two points.
func Corrected(t testing.TB, rec scoring.Record) scoring.Record {
	t.Helper()
	rec.Correction, rec.Reason = scoring.Int(-2), "lỗi hệ thống, theo Công văn số 12/VP-KSTT"
	rec.Total = rec.Total.Add(rec.Correction)
	rec.Converted = rec.Total
	rec.Grade = National(t).GradeOf(rec.Converted)
	return rec
}

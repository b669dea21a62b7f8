package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/rulesets"
)

// mergers are communes of which two became one on 1 July 2025; another one stayed.
const mergers = "Mã đơn vị,Tên đơn vị,Hiệu lực từ,Hiệu lực đến,Đơn vị kế thừa\n" +
	"M1,UBND xã Háng Lìa,,30/06/2025,M3\nM2,UBND xã Tìa Đình,,30/06/2025,M3\nM3,UBND xã Tìa Dình,01/07/2025,,\nM4,UBND xã Na Son,,,"

// year is a year of communes in which everything that they had is listed time and again, while months pass and are closed.
type year struct {
	*rand.Rand
	*desk
	dossiers []dossier.Dossier
	closed   map[scoring.Month]bool
	kept     map[scoring.Term][]dossier.Dossier // as they were when a quarter or a year was closed
	seen     map[string]int                     // what was compared
}

// receive has dossiers come in, the last one of them now.
func (y *year) receive(n int) {
	for i := range n {
		at := y.now.Add(-time.Duration(y.IntN(30*24*60)) * time.Minute)
		if i == n-1 {
			at = y.now.Add(-time.Minute)
		}
		unit := []string{"M1", "M2", "M4"}[y.IntN(3)]
		if at.Format(time.DateOnly) >= "2025-07-01" && unit != "M4" {
			unit = "M3"
		}
		d := dossier.Dossier{
			Code: fmt.Sprintf("%s-%s-%04d", unit, at.Format("060102"), len(y.dossiers)), Unit: unit, Received: at.Unix() / 60 * 60,
			ProcedureCode: fmt.Sprintf("1.00000%d", y.IntN(4)), Channel: dossier.Channel(1 + y.IntN(2)),
		}
		if y.IntN(5) > 0 {
			d.Due = d.Received + int64(1+y.IntN(40*24*60))*60 + 1
		}
		for _, answer := range []*dossier.Answer{&d.Fee, &d.PaidOnline, &d.Digitised, &d.EResult, &d.Reused, &d.FromStore, &d.Verified} {
			*answer = []dossier.Answer{dossier.Yes, dossier.No}[y.IntN(2)]
		}
		y.dossiers = append(y.dossiers, d)
	}
}

// work moves dossiers on: some are answered, some wait, some end otherwise and nobody says when.
func (y *year) work() {
	for i := range y.dossiers {
		d := &y.dossiers[i]
		if d.Status != 0 && y.IntN(4) > 0 {
			continue
		}
		ended := d.Status.Ended() // then it goes on: of another end a row without a date would not tell the date
		if d.Status, d.Finished = dossier.Status(1+y.IntN(10)), 0; ended || y.IntN(2) == 0 {
			d.Status = dossier.Processing
		}
		if d.Status.Ended() && (d.Status.Resolved() || y.IntN(2) == 0) {
			d.Finished = d.Received + y.Int64N(y.now.Unix()-d.Received+1)/60*60
		}
	}
}

// export is a list of all dossiers.
func (y *year) export() table.Source {
	clock := func(unix int64) string {
		if unix == 0 {
			return "-"
		}
		return time.Unix(unix, 0).In(y.Zone).Format("02/01/2006 15:04:05")
	}
	word := func(a dossier.Answer, yes, no string) string {
		return map[dossier.Answer]string{dossier.Yes: yes, dossier.No: no}[a]
	}
	lines := []string{"Mã hồ sơ,Mã TTHC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Hình thức nộp hồ sơ,Phí (VNĐ),Hình thức thanh toán," +
		"Số hóa TPHS,Kết quả điện tử,Có tái sử dụng thành phần,Được lấy từ kho DMQG,Xác thực VNeID"}
	for _, d := range y.dossiers {
		lines = append(lines, strings.Join([]string{d.Code, d.ProcedureCode, clock(d.Received), clock(d.Due), clock(d.Finished), fmt.Sprint(d.Status),
			map[dossier.Channel]string{dossier.Direct: "Trực tiếp", dossier.Online: "Trực tuyến"}[d.Channel], word(d.Fee, "5000", "0"),
			word(d.PaidOnline, "Trực tuyến", "Tiền mặt"), word(d.Digitised, "Có số hóa TPHS", "Chưa số hóa TPHS"), word(d.EResult, "Có", "Không"),
			word(d.Reused, "Có", "Không"), word(d.FromStore, "Có", "Không"), word(d.Verified, "Có", "Không")}, ","))
	}
	return text("ho-so.csv", lines...)
}

// pass lets time pass, and closes a month that is over or opens one again.
func (y *year) pass(t *testing.T) {
	t.Helper()
	before := y.now
	y.now = y.now.Add(time.Duration(1+y.IntN(30*24*60)) * time.Minute)
	if err := y.Elapse(t.Context(), before, y.now); err != nil {
		t.Fatal(err)
	}
	if scoring.QuarterOf(scoring.MonthOf(before, y.Zone)) != scoring.QuarterOf(scoring.MonthOf(y.now, y.Zone)) {
		y.compare(t, "time passed across a quarter's end")
	}
	for m := scoring.Month("2025-05"); m < scoring.MonthOf(y.now, y.Zone); m = m.Next() {
		switch {
		case y.closed[m] && y.IntN(12) == 0:
			if _, err := y.Reopen(t.Context(), ledger.CloseRequest{Month: m}, 0, "số liệu sai"); err != nil {
				t.Fatal(err)
			}
			delete(y.closed, m)
			for _, term := range m.Terms()[1:] {
				if y.kept[term] != nil {
					y.seen["opened again of "+fmt.Sprint(term.Length())]++
				}
				delete(y.kept, term)
			}
		case !y.closed[m] && y.IntN(4) > 0:
			result, err := y.Close(t.Context(), ledger.CloseRequest{Month: m})
			if err != nil {
				t.Fatal(err)
			}
			if result.State == ledger.Done {
				y.closed[m] = true
				for _, term := range m.Terms()[1:] {
					if !slices.ContainsFunc(term.Months(), func(m scoring.Month) bool { return !y.closed[m] }) {
						y.kept[term] = slices.Clone(y.dossiers)
					}
				}
			}
		}
	}
	y.compare(t, "time passed")
}

// compare holds every card of a month that is open, of a quarter and of a year against the dossiers of its own window: those of a closed one
// against what they were, and what they are now against what is held.
func (y *year) compare(t *testing.T, when string) {
	t.Helper()
	terms := map[scoring.Term]bool{}
	for m := scoring.Month("2025-04"); m <= scoring.MonthOf(y.now, y.Zone); m = m.Next() {
		for _, term := range m.Terms() {
			terms[term] = true
		}
	}
	for term := range terms {
		for _, unit := range []string{"M1", "M2", "M3", "M4"} {
			records, err := y.store.TermRecordsOfUnit(t.Context(), term, unit)
			if err != nil {
				t.Fatal(err)
			}
			if m, ok := term.Month(); ok {
				record, known, err := y.store.Record(t.Context(), m, unit)
				if err != nil {
					t.Fatal(err)
				}
				if y.closed[m] {
					continue
				} else if known {
					records = append(records, record)
				}
			}
			for i := range records {
				y.compareCard(t, when, term, &records[i], y.dossiersOf(term))
			}
		}
		if y.kept[term] != nil {
			y.compareHeld(t, when, term)
		}
	}
}

// dossiersOf are those that a term's cards are of.
func (y *year) dossiersOf(term scoring.Term) []dossier.Dossier {
	if kept := y.kept[term]; kept != nil {
		return kept
	}
	return y.dossiers
}

// compareHeld holds what is held of a closed term against the dossiers there are now, and says that it is held of those units alone whose
// counts or whose ranks are others.
func (y *year) compareHeld(t *testing.T, when string, term scoring.Term) {
	t.Helper()
	d, err := y.CompareClosed(t.Context(), term)
	if err != nil || !d.Closing.InForce() {
		t.Fatalf("%s, at %v: %s is not closed: %v", when, y.now, term, err)
	}
	held := map[string]ledger.Shift{}
	for _, s := range d.Held {
		held[s.Unit] = s
		if s.To == nil {
			t.Fatalf("%s, at %v: %s would lose its card in %s", when, y.now, s.Unit, term)
		}
		y.compareCard(t, when, term, &scoring.Record{Standing: *s.To}, y.dossiers)
		y.seen[fmt.Sprintf("held of %d", term.Length())]++
	}
	records, err := y.store.TermRecords(t.Context(), term)
	if err != nil {
		t.Fatal(err)
	}
	others := false
	last, _ := term.Begun(scoring.MonthOf(y.now, y.Zone))
	for i := range records {
		rules, _ := y.Rules.ByID(records[i].RuleSet)
		was, is := y.count(y.kept[term], term, last, records[i].Unit, rules), y.count(y.dossiers, term, last, records[i].Unit, rules)
		if _, some := held[records[i].Unit]; !some && records[i].Dossiers > 0 && !sameTallies(rules, &records[i], was, is) {
			t.Fatalf("%s, at %v: of %s nothing is held in %s", when, y.now, records[i].Unit, term)
		}
		others = others || !sameTallies(rules, &records[i], was, is)
	}
	if !others && len(held) > 0 {
		t.Fatalf("%s, at %v: of %s %d units are held, and no counts are others", when, y.now, term, len(held))
	}
}

// sameTallies says whether the indicators of a card that are counted have the same tallies.
func sameTallies(rules *scoring.RuleSet, card *scoring.Record, was, is dossier.Tallies) bool {
	return !slices.ContainsFunc(rules.Indicators, func(ind scoring.Indicator) bool {
		line, _ := card.Line(ind.Code)
		without := ind.Counts.OfProcedures() && line.Tally.Denominator == 0
		return ind.Counts != scoring.Entered && !without && was[ind.Counts] != is[ind.Counts]
	})
}

// compareCard holds a card against dossiers.
func (y *year) compareCard(t *testing.T, when string, term scoring.Term, card *scoring.Record, dossiers []dossier.Dossier) {
	t.Helper()
	rules, _ := y.Rules.ByID(card.RuleSet)
	if card.Dossiers == 0 { // no list reports the term: the card is of entered counts
		return
	}
	last, _ := term.Begun(scoring.MonthOf(y.now, y.Zone))
	tallies := y.count(dossiers, term, last, card.Unit, rules)
	settled := y.kept[term] != nil
	y.seen[when]++
	y.seen[fmt.Sprintf("by %s in a term of %d months", rules.Code, len(term.Months()))]++
	if settled {
		y.seen["settled by "+rules.Code]++
	}
	if term == "2025" && card.Unit == "M3" {
		y.seen["the year of a merger by "+rules.Code]++
	}
	for _, ind := range rules.Indicators {
		line, _ := card.Line(ind.Code)
		if settled && line.Open {
			t.Fatalf("%s, at %v: %s of %s in %s is open though the term is settled", when, y.now, ind.Code, card.Unit, term)
		}
		want := tallies[ind.Counts]
		if ind.Counts.OfProcedures() { // the list of all of them is entered
			if want.Denominator = line.Tally.Denominator; want.Denominator == 0 {
				continue
			}
			y.seen["procedures"]++
		}
		if ind.Counts != scoring.Entered && line.Tally != want {
			t.Fatalf("%s, at %v: %s (%s) of %s in %s by %s is %v, want %v", when, y.now, ind.Code, ind.Counts, card.Unit, term, rules.ID(), line.Tally, want)
		}
	}
}

// count goes through all dossiers for one unit and term, each by itself: those that bear its code or, in the last month of the term, the code
// of one that it took over.
func (y *year) count(dossiers []dossier.Dossier, term scoring.Term, last scoring.Month, unit string, rules *scoring.RuleSet) dossier.Tallies {
	w := dossier.NewWindow(term, y.Zone, term.CutOff(y.Zone, y.now, time.Time{}), rules)
	tallies, procedures := dossier.NewTallies(w.Sources), map[scoring.Counts]map[string]bool{}
	for _, d := range dossiers {
		holder := d.Unit
		if last >= "2025-07" && holder != "M4" {
			holder = "M3"
		}
		if holder != unit {
			continue
		}
		d.DataTime = y.now.Unix()
		class := w.Classify(d)
		tallies.Add(class, 1)
		for _, source := range w.Sources {
			if source.OfProcedures() && class.StandsIn(source) == dossier.Achieved {
				if procedures[source] == nil {
					procedures[source] = map[string]bool{}
				}
				procedures[source][d.ProcedureCode] = true
			}
		}
	}
	for source, distinct := range procedures {
		tallies.AddProcedures(source, int64(len(distinct)), 0)
	}
	return tallies
}

// Months, quarters and years of a ledger on which all sorts of acts happen are what their own dossiers give, by decision 459 and by the national
// set: also when time alone passes across a quarter's end, and in the year in which communes merged. Once all months of a term are closed it
// stays, until one is opened again.
func TestTermsAgreeWithDossiersWhateverHappens(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(trial.Count(60, 3, 1)) {
		rules, err := rulesets.Load() // decision 459 to June 2025, then the national set
		if uses := [][]string{nil, {"dien-bien-459"}, {"dien-bien-459", "quoc-gia-766"}}[seed%3]; err == nil && uses != nil {
			rules, err = rules.With(rulesets.Own{Uses: []rulesets.Use{{Codes: uses}}})
		}
		if err != nil {
			t.Fatal(err)
		}
		d := deskOn(t, emptyFile(t), rules)
		d.now = time.Date(2025, 5, 20, 9, 0, 0, 0, d.Zone)
		y := &year{Rand: rand.New(rand.NewPCG(seed, 15)), desk: d, closed: map[scoring.Month]bool{}, kept: map[scoring.Term][]dossier.Dossier{}, seen: seen}
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", mergers))
		counts := []string{"Tháng,Mã đơn vị,Chỉ số,Tử số,Mẫu số"}
		for _, term := range []string{"2025-08", "2025-Q3", "2025"} {
			counts = append(counts, term+",M3,4.6,,100", term+",M3,3.2,,100", term+",M4,3.5B,,100")
		}
		for range 18 {
			y.receive(12)
			y.work()
			if r := d.take(t, d.of(t, "2025-01..2026-12"), y.export())[0]; r.Problem != nil || r.File.Refused > 0 {
				t.Fatalf("seed %d: %v, %v", seed, r.Problem, r.Refusals)
			}
			y.compare(t, "a file was taken in")
			if this := scoring.MonthOf(d.now, d.Zone); this >= "2025-08" && this <= "2025-10" && seed%3 == 0 {
				if r := d.take(t, ledger.ImportOptions{}, text("so-lieu.csv", counts...))[0]; r.Problem != nil || r.File.Refused > 0 {
					t.Fatalf("seed %d: %v, %v", seed, r.Problem, r.Refusals)
				}
			}
			y.pass(t)
		}
	}
	for _, what := range []string{"time passed across a quarter's end", "procedures", "held of 3", "opened again of 3", "settled by dien-bien-459", "settled by quoc-gia-766",
		"the year of a merger by dien-bien-459", "the year of a merger by quoc-gia-766",
		"by dien-bien-459 in a term of 1 months", "by dien-bien-459 in a term of 3 months", "by quoc-gia-766 in a term of 1 months",
		"by quoc-gia-766 in a term of 3 months", "by quoc-gia-766 in a term of 12 months", "by dien-bien-459 in a term of 12 months"} {
		if seen[what] == 0 && !trial.Raced { // few are tried then
			t.Errorf("never tried: %s; tried were %v", what, seen)
		}
	}
}

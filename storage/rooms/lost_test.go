package rooms

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// export is a file of one unit. Its dossiers are written "code day" for one that is open, due a week after its receipt, and
// "code day day" for one resolved.
type export struct {
	until    string // its data time
	period   string // as scoring.ParsePeriod reads it; "" for none
	lists    string // as scoring.ParseLists does
	dossiers []string
	same     bool // the bytes of the one before
	lost     string
	past     int
}

func (e export) file(t *testing.T, n int) ledger.File {
	t.Helper()
	f := ledger.File{Name: "x.csv", Kind: table.Dossiers, At: noon, DataTime: at(e.until), Stated: true, SHA256: fmt.Sprint("bytes ", n)}
	var err error
	if e.period != "" {
		if f.Period, err = scoring.ParsePeriod(e.period, hanoi); err != nil {
			t.Fatal(err)
		}
		if f.Lists, err = scoring.ParseLists(e.lists); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func (e export) rows() (all []dossier.Dossier) {
	for _, written := range e.dossiers {
		f := strings.Fields(written)
		all = append(all, processing(func(d *dossier.Dossier) {
			received := at(f[1] + " 08:00")
			d.Code, d.Received, d.Due = f[0], received.Unix(), received.AddDate(0, 0, 7).Unix()
			if len(f) > 2 {
				d.Status, d.Finished = dossier.ResultReturned, at(f[2]+" 09:00").Unix()
			}
		}))
	}
	return all
}

// takeExport merges a file, and gives the codes that it does not contain any more, how many of its own are past, and the months it touched.
func takeExport(t *testing.T, s *Store, e export, n int, keep bool) (lost string, past int, touched []ledger.UnitMonth, file int64) {
	t.Helper()
	stage, err := s.Stage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Close()
	for _, d := range e.rows() {
		if err := stage.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	if keep {
		if err := stage.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	err = stage.Take(t.Context(), func(tx ledger.Intake) (err error) {
		f := e.file(t, n)
		if f.ID, err = tx.AddFile(t.Context(), f); err != nil {
			return err
		}
		file = f.ID
		if _, touched, err = tx.MergeDossiers(t.Context(), f); err != nil {
			return err
		}
		found, err := tx.Lost(t.Context(), ledger.MaxLost)
		if err != nil {
			return err
		}
		var codes []string
		for _, row := range found.Rows {
			codes = append(codes, row.Code)
		}
		if found.Total != len(codes) {
			t.Errorf("%d are lost, %d of them named", found.Total, len(codes))
		}
		slices.Sort(codes)
		lost, past = strings.Join(codes, " "), found.Past
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lost, past, touched, file
}

func overdueNowCodes(t *testing.T, s *Store) string {
	t.Helper()
	rows, _, err := s.Overdue(t.Context(), unitCode(1), noon.AddDate(0, 1, 0), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, row := range rows {
		codes = append(codes, row.Code)
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// The first half of June: five dossiers, two of them open.
var halfOfJune = export{until: "2024-06-15 17:00", period: "2024-06-01..2024-06-15", lists: "handled",
	dossiers: []string{"a 2024-06-03", "b 2024-06-04", "c 2024-06-05 2024-06-07", "d 2024-06-06 2024-06-07", "e 2024-06-07 2024-06-10"}}

// june is a list of the whole month by its end.
func june(dossiers ...string) export {
	return export{until: "2024-06-30 17:00", period: "2024-06", lists: "handled", dossiers: dossiers}
}

func TestWhatANewerExportDoesNotContain(t *testing.T) {
	resolved := []string{"c 2024-06-05 2024-06-07", "d 2024-06-06 2024-06-07", "e 2024-06-07 2024-06-10"}
	with := func(e export, change func(*export)) export { change(&e); return e }
	for _, c := range []struct {
		says    string
		exports []export
		open    string
	}{
		{"one of five is missing: it is open no more", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04", "f 2024-06-20")...), func(e *export) { e.lost = "a" })}, "b f"},
		{"two of five are missing: that is no whole list", []export{halfOfJune, june(append(resolved, "f 2024-06-20")...)}, "a b f"},
		{"a file that is not said to list anything", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.period = "" })}, "a b"},
		{"a list of what was resolved has no open ones to miss", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.lists = "resolved" })}, "a b"},
		{"a list of another period", []export{halfOfJune, with(june(append(resolved, "f 2024-07-02")...), func(e *export) { e.until, e.period = "2024-07-05 17:00", "2024-07-01..2024-07-05" })}, "a b f"},
		{"a list of the same time", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.until = halfOfJune.until })}, "a b"},
		{"what comes again is open again", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.lost = "a" }),
			with(june(append(resolved, "a 2024-06-03", "b 2024-06-04")...), func(e *export) { e.until = "2024-07-02 17:00" })}, "a b"},
		{"it is told once", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.lost = "a" }),
			with(june(append(resolved, "b 2024-06-04", "g 2024-06-21")...), func(e *export) { e.until = "2024-07-02 17:00" })}, "b g"},
		{"July's list with what was open before it, and what was resolved of that", []export{june("a 2024-06-03", "b 2024-06-04", "c 2024-06-05", "d 2024-06-06", "e 2024-06-07"),
			{until: "2024-07-05 17:00", period: "2024-07-01..2024-07-05", lists: "handled", dossiers: []string{"b 2024-06-04", "c 2024-06-05 2024-07-01", "d 2024-06-06 2024-07-02", "e 2024-06-07 2024-07-02", "f 2024-07-03"}, lost: "a"}}, "b f"},
		{"July's list with one of five that were open before it: nothing speaks for a whole list", []export{june("a 2024-06-03", "b 2024-06-04", "c 2024-06-05", "d 2024-06-06", "e 2024-06-07"),
			{until: "2024-07-05 17:00", period: "2024-07-01..2024-07-05", lists: "handled", dossiers: []string{"b 2024-06-04", "f 2024-07-03"}}}, "a b c d e f"},
		{"July's list of what was received in July alone", []export{june("a 2024-06-03"), {until: "2024-07-05 17:00", period: "2024-07-01..2024-07-05", lists: "received", dossiers: []string{"f 2024-07-03"}}}, "a f"},
		{"an old month leaves nothing open today", []export{june("a 2024-06-03"), {until: "2024-05-31 17:00", period: "2024-05", lists: "handled", dossiers: []string{"m 2024-05-06", "n 2024-05-07 2024-05-09"}, past: 1}}, "a"},
		{"two old months, of which the earlier has one that the later has not", []export{june("a 2024-06-03"),
			{until: "2024-04-30 17:00", period: "2024-04", lists: "handled", dossiers: []string{"l 2024-04-08"}, past: 1},
			{until: "2024-05-31 17:00", period: "2024-05", lists: "handled", dossiers: []string{"l 2024-04-08", "m 2024-05-06"}, past: 1}}, "a"},
		{"an old list of the month of which a newer one has the rest", []export{june(append(resolved, "a 2024-06-03", "b 2024-06-04")...),
			with(halfOfJune, func(e *export) { e.dossiers, e.past = append(slices.Clone(e.dossiers), "x 2024-06-11"), 1 })}, "a b"},
		{"another list of the month, an hour older: neither is whole", []export{june("a 2024-06-03", "b 2024-06-04"),
			with(june("v 2024-06-03", "w 2024-06-04"), func(e *export) { e.until = "2024-06-30 16:00" })}, "a b v w"},
		{"the same bytes with another period: what they were said to lack is open again", []export{halfOfJune, with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.lost = "a" }),
			with(june(append(resolved, "b 2024-06-04")...), func(e *export) { e.lists, e.same = "resolved", true })}, "a b"},
	} {
		s := openStore(t)
		putUnits(t, s, 3)
		bytes := 0
		for i, e := range c.exports {
			if !e.same {
				bytes++
			}
			if lost, past, _, _ := takeExport(t, s, e, bytes, false); lost != e.lost || past != e.past {
				t.Errorf("%s: export %d lacks %q and has %d past, not %q and %d", c.says, i, lost, past, e.lost, e.past)
			}
		}
		if got := overdueNowCodes(t, s); got != c.open {
			t.Errorf("%s: overdue now are %q, not %q", c.says, got, c.open)
		}
	}
}

// A dossier counts in the months up to the data that do not contain it any more, and the months from its due date on are scored again.
func TestAMonthCountsWhatIsLostLater(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	takeExport(t, s, halfOfJune, 1, false)
	overdueIn := func(m scoring.Month, cut time.Time) int {
		t.Helper()
		_, n, err := s.OverdueAtCutOff(t.Context(), unitCode(1), m, cut, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	scoreAt(t, s, rulesOf(t, s), "2024-06", at("2024-06-15 17:00"))
	lacks := june("b 2024-06-04", "c 2024-06-05 2024-06-07", "d 2024-06-06 2024-06-07", "e 2024-06-07 2024-06-10")
	_, _, touched, _ := takeExport(t, s, lacks, 2, false)
	if !slices.Contains(touched, ledger.UnitMonth{Unit: unitCode(1), Month: "2024-06"}) {
		t.Errorf("June is not touched: %v", touched)
	}
	if before, then := overdueIn("2024-06", at("2024-06-20 00:00")), overdueIn("2024-06", at("2024-06-30 17:00")); before != 2 || then != 1 {
		t.Errorf("overdue are %d before the data that lack it, %d by them; want 2 and 1", before, then)
	}
}

func rulesOf(t *testing.T, s *Store) *scoring.RuleSet {
	t.Helper()
	rules, ok := s.RuleSet("dien-bien-459")
	if !ok {
		t.Fatal("there are no rules")
	}
	return rules
}

func TestALossIsTakenBackWithItsImport(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	takeExport(t, s, halfOfJune, 1, false)
	lost, _, _, file := takeExport(t, s, june("b 2024-06-04", "c 2024-06-05 2024-06-07", "d 2024-06-06 2024-06-07", "e 2024-06-07 2024-06-10"), 2, true)
	if lost != "a" || overdueNowCodes(t, s) != "b" {
		t.Fatalf("lost are %q, overdue %q", lost, overdueNowCodes(t, s))
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		_, err := restoreAsBefore(ctx, tx, file)
		return err
	})
	if got := overdueNowCodes(t, s); got != "a b" {
		t.Errorf("overdue are %q", got)
	}
}

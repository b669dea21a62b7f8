package rooms

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/storage/figures"
	"motcua/storage/staging"
)

func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, hanoi)
	if err != nil {
		panic(err)
	}
	return t
}

// processing is a dossier of unit 1, received on 3 June and due on 10 June 2024.
func processing(change func(*dossier.Dossier)) dossier.Dossier {
	d := dossier.Dossier{
		Code: unitCode(1) + "-240603-0001", Unit: unitCode(1), Procedure: "Đăng ký khai sinh", Field: "Hộ tịch",
		Received: at("2024-06-03 08:00").Unix(), Due: at("2024-06-10 17:00").Unix(), Status: dossier.Processing, Channel: dossier.Online,
	}
	if change != nil {
		change(&d)
	}
	return d
}

func TestTheNewerDataWins(t *testing.T) {
	june := at("2024-06-20 17:00")
	first := processing(nil)
	resolved := processing(func(d *dossier.Dossier) { d.Status, d.Finished = dossier.ResultReturned, at("2024-06-09 09:00").Unix() })
	suspended := processing(func(d *dossier.Dossier) { d.Status = dossier.Suspended })
	for _, c := range []struct {
		says   string
		at     time.Time
		second dossier.Dossier
		want   ledger.Changes
		stands dossier.Dossier
		since  time.Time
	}{
		{"the same again changes nothing", june, first, ledger.Changes{Unchanged: 1}, first, june},
		{"the same in newer data raises its data time", june.Add(time.Hour), first, ledger.Changes{Unchanged: 1}, first, june.Add(time.Hour)},
		{"the same in older data is older, and its data time stays", june.Add(-time.Hour), first, ledger.Changes{Older: 1}, first, june},
		{"another state in newer data is taken", june.Add(time.Hour), resolved, ledger.Changes{Changed: 1}, resolved, june.Add(time.Hour)},
		{"another state in data of the same time is taken", june, resolved, ledger.Changes{Changed: 1}, resolved, june},
		{"another state in older data is not", june.Add(-time.Second), suspended, ledger.Changes{Older: 1}, first, june},
		{"but what ends it came after it, where the time of the data is guessed", june.Add(-time.Second), resolved, ledger.Changes{Changed: 1}, resolved, june},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			putUnits(t, s, 3)
			if got, _ := merge(t, s, june, false, first); got != (ledger.Changes{New: 1}) {
				t.Fatalf("the first import: %+v", got)
			}
			got, _ := merge(t, s, c.at, false, c.second)
			if got != c.want {
				t.Errorf("changes %+v, want %+v", got, c.want)
			}
			stored, since := storedDossiers(t, s)
			if stored[c.stands.Code] != c.stands || since[c.stands.Code] != c.since.Unix() {
				t.Errorf("stored %+v since %d, want %+v since %d", stored[c.stands.Code], since[c.stands.Code], c.stands, c.since.Unix())
			}
		})
	}
}

func TestOfOneCodeInAFileTheLastRowStands(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 3)
	last := processing(func(d *dossier.Dossier) { d.Procedure = "Chứng thực" })
	if got, _ := merge(t, s, noon, false, processing(nil), processing(func(d *dossier.Dossier) { d.Fee = dossier.Yes }), last); got != (ledger.Changes{New: 1}) {
		t.Errorf("changes %+v, want one new", got)
	}
	if stored, _ := storedDossiers(t, s); len(stored) != 1 || stored[last.Code] != last {
		t.Errorf("stored %+v, want the last row", stored)
	}
}

func TestAnImportNamesTheMonthsItTouches(t *testing.T) {
	june, data := scoring.Month("2024-06"), at("2024-07-05 08:00")
	moved := processing(func(d *dossier.Dossier) {
		d.Unit, d.Received, d.Due = unitCode(2), at("2024-05-31 23:59").Unix(), 0
		d.Status, d.Finished = dossier.Processed, at("2024-07-01 00:00").Unix()
	})
	one, two := unitCode(1), unitCode(2)
	for _, c := range []struct {
		says   string
		first  []dossier.Dossier
		second []dossier.Dossier
		at     time.Time
		want   []ledger.UnitMonth
	}{
		{"a new dossier: the month of receipt, in the authority's zone", nil,
			[]dossier.Dossier{processing(func(d *dossier.Dossier) { d.Received, d.Due = at("2024-06-30 23:59").Unix(), 0 })}, data,
			[]ledger.UnitMonth{{Unit: one, Month: june}}},
		{"a dossier that moves: its months and units, before and after",
			[]dossier.Dossier{processing(func(d *dossier.Dossier) { d.Due = 0 })}, []dossier.Dossier{moved}, data,
			[]ledger.UnitMonth{{Unit: two, Month: "2024-05"}, {Unit: one, Month: june}, {Unit: two, Month: "2024-07"}}},
		{"an open dossier past its due date: also the later months that have scores", []dossier.Dossier{
			processing(func(d *dossier.Dossier) {
				d.Code, d.Unit, d.Received, d.Due = "other", two, at("2024-07-02 08:00").Unix(), 0
			}),
		}, []dossier.Dossier{processing(nil)}, data.Add(time.Hour), []ledger.UnitMonth{{Unit: one, Month: june}, {Unit: one, Month: "2024-07"}}},
		{"nothing new: nothing", []dossier.Dossier{processing(nil)}, []dossier.Dossier{processing(nil)}, data, nil},
		{"the same in newer data: its months, for their data time moved", []dossier.Dossier{processing(nil)},
			[]dossier.Dossier{processing(nil)}, data.Add(time.Hour), []ledger.UnitMonth{{Unit: one, Month: june}}},
		{"older data: nothing", []dossier.Dossier{processing(nil)}, []dossier.Dossier{processing(func(d *dossier.Dossier) { d.Procedure = "Chứng thực" })}, data.Add(-24 * time.Hour), nil},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			putUnits(t, s, 3)
			if c.first != nil {
				_, touched := merge(t, s, data, false, c.first...)
				scoreMonths(t, s, touched)
			}
			if _, got := merge(t, s, c.at, false, c.second...); !slices.Equal(got, c.want) {
				t.Errorf("touched %v, want %v", got, c.want)
			}
		})
	}
}

// scoreMonths gives every touched unit-month a card.
func scoreMonths(t *testing.T, s *Store, touched []ledger.UnitMonth) {
	t.Helper()
	rules, _ := s.RuleSet("dien-bien-459")
	scoreMonthsBy(t, s, touched, rules)
}

// scoreMonthsBy gives every touched unit-month a card by a rule set.
func scoreMonthsBy(t *testing.T, s *Store, touched []ledger.UnitMonth, rules *scoring.RuleSet) {
	t.Helper()
	cards := map[scoring.Month][]scoring.Scorecard{}
	for _, um := range touched {
		card, err := scoring.Score(rules, um.Month, um.Unit, map[string]scoring.Tally{rules.Indicators[3].Code: {Numerator: 1, Denominator: 2}})
		if err != nil {
			t.Fatal(err)
		}
		cards[um.Month] = append(cards[um.Month], card)
	}
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		for m, cards := range cards {
			if err := putReaching(ctx, tx, m, scoring.Rank(cards), false); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestTheNewestDataTimeOfAMonthStands(t *testing.T) {
	type file struct {
		at     string
		stated bool
	}
	for _, c := range []struct {
		says  string
		files []file
		want  file
	}{
		{"a newer guess follows a statement", []file{{"2024-06-20 17:00", true}, {"2024-06-21 09:00", false}}, file{"2024-06-21 09:00", false}},
		{"an older statement does not come back", []file{{"2024-06-21 09:00", false}, {"2024-06-20 17:00", true}}, file{"2024-06-21 09:00", false}},
		{"of two at the same time the statement stands", []file{{"2024-06-21 09:00", true}, {"2024-06-21 09:00", false}}, file{"2024-06-21 09:00", true}},
		{"whichever came first", []file{{"2024-06-21 09:00", false}, {"2024-06-21 09:00", true}}, file{"2024-06-21 09:00", true}},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := openStore(t)
			putUnits(t, s, 3)
			for _, f := range c.files {
				merge(t, s, at(f.at), f.stated, processing(nil))
			}
			take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
				got, err := tx.DataTimes(ctx, "2024-06")
				d := got[unitCode(1)]
				if !d.At.Equal(at(c.want.at)) || d.Stated != c.want.stated || len(got) != 1 {
					t.Errorf("got %v, want %v", got, c.want)
				}
				return err
			})
			if got, err := s.DataTime(t.Context(), unitCode(1)); err != nil || !got.Equal(at(c.want.at)) {
				t.Errorf("the unit's data time is %v, %v", got, err)
			}
		})
	}
}

// Whatever is imported in whatever order, the store holds what a map with the same rules holds, counts the changes
// as it does, and tallies as dossier.Window.Classify does.
func TestImportsAgreeWithAModel(t *testing.T) {
	rules := ruleSets(t)
	older := 0
	for seed := range uint64(trial.Count(12, 2, 1)) {
		r := rand.New(rand.NewPCG(seed, 459))
		s := openStore(t)
		putUnits(t, s, 5)
		model, since, named := map[string]dossier.Dossier{}, map[string]int64{}, map[dossier.Procedure]bool{}
		for range 6 {
			batch := randomDossiers(r, 300, 5, 4)
			for i := range batch { // codes meet again, also within a file
				batch[i].Code = unitCode(r.IntN(5)) + "-" + string(rune('a'+r.IntN(26))) + string(rune('a'+r.IntN(26)))
				if old, ok := model[batch[i].Code]; ok && r.IntN(3) == 0 {
					batch[i] = old
				}
				if r.IntN(3) == 0 {
					batch[i].Silent = dossier.Fields(r.IntN(1 << 12))
				}
				if r.IntN(4) == 0 {
					batch[i].Procedure, batch[i].Field, batch[i].ProcedureCode = "", "", ""
				}
			}
			for _, d := range batch {
				named[procedureOf(d)] = true
			}
			data := at("2023-06-01 00:00").Add(time.Duration(r.IntN(4)) * time.Hour)
			stated := r.IntN(2) == 0
			want := mergeIntoModel(model, since, batch, data.Unix(), stated)
			if got, _ := merge(t, s, data, stated, batch...); got != want {
				t.Fatalf("seed %d: changes %+v, want %+v", seed, got, want)
			}
		}
		stored, storedSince := storedDossiers(t, s)
		if !maps.Equal(stored, model) || !maps.Equal(storedSince, since) {
			t.Fatalf("seed %d: the store and the model hold different dossiers", seed)
		}
		all := slices.Collect(maps.Values(model))
		loseSome(t, s, all)
		for _, d := range all {
			d.DataTime = since[d.Code]
			model[d.Code] = d
		}
		files := slices.Collect(maps.Keys(named))
		if !slices.Equal(keysOf(all, nil), keysOf(all, files)) {
			older++
		}
		compareTallies(t, s, model, files, rules)
		if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
			t.Errorf("seed %d: check: %q, %v", seed, report.Faults, err)
		}
	}
	if older == 0 && !trial.Raced {
		t.Error("in no store does an older state of a dossier name a procedure with its code")
	}
}

func procedureOf(d dossier.Dossier) dossier.Procedure {
	return dossier.Procedure{Name: d.Procedure, Field: d.Field, Code: d.ProcedureCode}
}

// keysOf tell the procedures of dossiers apart, by what files named, too: also in a row that no dossier has any more.
func keysOf(all []dossier.Dossier, named []dossier.Procedure) []string {
	procedures := make([]dossier.Procedure, len(all))
	for i, d := range all {
		procedures[i] = procedureOf(d)
	}
	return dossier.ProcedureKeys(append(procedures, named...))[:len(all)]
}

func mergeIntoModel(model map[string]dossier.Dossier, since map[string]int64, batch []dossier.Dossier, data int64, stated bool) (c ledger.Changes) {
	last := map[string]dossier.Dossier{}
	for _, d := range batch {
		last[d.Code] = d
	}
	for code, d := range last {
		old, known := model[code]
		d = completed(d, old, known)
		switch {
		case !known:
			c.New++
		case since[code] > data && (stated || !ends(old.Status, d.Status)):
			c.Older++
			continue
		case old == d:
			c.Unchanged++
		default:
			c.Changed++
			if old.Unit != d.Unit {
				c.Moved++
			}
		}
		model[code], since[code] = d, max(since[code], data)
	}
	return c
}

// ends says whether a dossier that was open has ended.
func ends(before, now dossier.Status) bool {
	return (before.Open() || before.Paused()) && (now.Resolved() || now == dossier.NotAccepted || now == dossier.Withdrawn)
}

// completed is a dossier with what its row says nothing of, as it was known before.
func completed(d, old dossier.Dossier, known bool) dossier.Dossier {
	silent := d.Silent
	d.Silent = 0
	if !known {
		return d
	}
	if silent&dossier.OfStatus != 0 {
		d.Status = old.Status
	}
	if silent&dossier.OfChannel != 0 {
		d.Channel = old.Channel
	}
	for _, of := range []struct {
		field dossier.Fields
		to    *dossier.Answer
		from  dossier.Answer
	}{
		{dossier.OfFee, &d.Fee, old.Fee}, {dossier.OfPayment, &d.PaidOnline, old.PaidOnline},
		{dossier.OfDigitised, &d.Digitised, old.Digitised}, {dossier.OfEResult, &d.EResult, old.EResult},
		{dossier.OfReused, &d.Reused, old.Reused}, {dossier.OfFromStore, &d.FromStore, old.FromStore}, {dossier.OfVerified, &d.Verified, old.Verified},
	} {
		if silent&of.field != 0 {
			*of.to = of.from
		}
	}
	if silent&dossier.OfSubmitted != 0 {
		d.Submitted = old.Submitted
	}
	if silent&dossier.OfDue != 0 {
		d.Due, d.DueUnknown = old.Due, old.DueUnknown
	}
	if silent&dossier.OfFinish != 0 && (d.Status.Resolved() && old.Status.Resolved() || d.Status.Dropped() && old.Status.Dropped()) {
		d.Finished = old.Finished
	}
	if d.Procedure == "" && d.Field == "" && d.ProcedureCode == "" {
		d.Procedure, d.Field, d.ProcedureCode = old.Procedure, old.Field, old.ProcedureCode
	}
	return d
}

// compareTallies looks at months at several cut-offs, to the minute and by dates, for some and for all units.
func compareTallies(t *testing.T, s *Store, model map[string]dossier.Dossier, named []dossier.Procedure, rules []*scoring.RuleSet) {
	t.Helper()
	byDate := *rules[0]
	byDate.DateOnly = true
	take(t, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		for m := scoring.Month("2022-12"); m < "2023-08"; m = m.Next() {
			for _, set := range append(rules, &byDate) {
				for _, cut := range []time.Time{m.End(hanoi), m.Start(hanoi), m.Start(hanoi).Add(13*24*time.Hour + 7*time.Hour)} {
					for _, units := range [][]string{nil, {unitCode(3)}, {unitCode(0), unitCode(4)}} {
						w := dossier.NewWindow(scoring.Term(m), hanoi, cut, set)
						got, err := tx.DossierTallies(ctx, w, units)
						if err != nil {
							return err
						}
						compareTally(t, w, units, got, model, named)
					}
				}
			}
		}
		return nil
	})
}

func compareTally(t *testing.T, w dossier.Window, units []string, got map[string]dossier.Tallies, model map[string]dossier.Dossier, named []dossier.Procedure) {
	t.Helper()
	want := classTallies(w, units, model, named)
	for unit, tallies := range want {
		counted := got[unit]
		if counted == nil {
			counted = dossier.NewTallies(w.Sources) // absent
		}
		if !maps.Equal(counted, tallies) {
			t.Fatalf("window %+v, unit %s: counted %v, want %v", w, unit, counted, tallies)
		}
	}
	for unit := range got {
		if want[unit] == nil {
			t.Fatalf("window %+v: unit %s was not asked for, or has no dossiers", w, unit)
		}
	}
}

// classTallies are the tallies of dossiers by their classes, and of procedures by their keys; named are those of all files.
func classTallies(w dossier.Window, units []string, model map[string]dossier.Dossier, named []dossier.Procedure) map[string]dossier.Tallies {
	type of struct {
		unit   string
		source scoring.Counts
		key    string
	}
	all := slices.Collect(maps.Values(model))
	want, seen := map[string]dossier.Tallies{}, map[of]bool{}
	for i, key := range keysOf(all, named) {
		d := all[i]
		if units != nil && !slices.Contains(units, d.Unit) {
			continue
		}
		if want[d.Unit] == nil {
			want[d.Unit] = dossier.NewTallies(w.Sources)
		}
		class := w.Classify(d)
		want[d.Unit].Add(class, 1)
		for _, source := range w.Sources {
			switch {
			case !source.OfProcedures() || class.StandsIn(source) != dossier.Achieved:
			case key == "":
				want[d.Unit].AddProcedures(source, 0, 1)
			case !seen[of{d.Unit, source, key}]:
				seen[of{d.Unit, source, key}] = true
				want[d.Unit].AddProcedures(source, 1, 0)
			}
		}
	}
	return want
}

func storedDossiers(t *testing.T, s *Store) (stored map[string]dossier.Dossier, since map[string]int64) {
	t.Helper()
	var rows []struct {
		Code, Unit, Procedure, Field string
		ProcedureCode                string `db:"procedure_code"`
		Received, Due, Finished      int64
		Submitted                    int64
		Traits                       figures.Traits
		DataTime                     int64 `db:"data_time"`
	}
	err := s.Reader().Select(&rows, `SELECT d.code, u.code AS unit, p.name AS procedure, p.field, p.code AS procedure_code, d.received, d.due, d.finished,
			d.submitted, d.traits, d.data_time
		FROM dossiers d JOIN units u ON u.id = d.unit JOIN procedures p ON p.id = d.procedure`)
	if err != nil {
		t.Fatal(err)
	}
	stored, since = map[string]dossier.Dossier{}, map[string]int64{}
	for _, r := range rows {
		d := dossier.Dossier{
			Code: r.Code, Unit: r.Unit, Procedure: r.Procedure, Field: r.Field, ProcedureCode: r.ProcedureCode, Received: r.Received, Due: r.Due, Finished: r.Finished, Submitted: r.Submitted,
		}
		r.Traits.Put(&d)
		stored[r.Code], since[r.Code] = d, r.DataTime
	}
	return stored, since
}

func TestADossierOfAnUnknownUnitTakesNothing(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 1)
	err := tryTake(t.Context(), s, []dossier.Dossier{processing(nil)}, func(ctx context.Context, tx ledger.Intake) error {
		if _, err := tx.AddFile(ctx, ledger.File{Name: "x.csv"}); err != nil {
			return err
		}
		_, _, err := tx.MergeDossiers(ctx, ledger.File{ID: 1, DataTime: noon})
		return err
	})
	if err == nil {
		t.Fatal("a dossier of an unknown unit was taken")
	}
	if n := count(t, s, `SELECT count(*) FROM imports`); n != 0 {
		t.Errorf("after the refusal there are %d imports", n)
	}
}

// Runs are sorted on their way to a file and merged from there.
func TestRunsBecomeOneOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	rows := staging.Runs{Folder: t.TempDir(), Length: fewSorted()}
	defer rows.Close()
	last := map[string]int64{}
	n := 3*fewSorted() + 1000
	for i := range n {
		code := unitCode(r.IntN(30)) + "-" + time.Unix(int64(r.IntN(1<<20)), 0).UTC().Format("060102150405")
		last[code] = int64(i)
		if err := rows.Add(staging.StagedRow{Code: code, Received: int64(i)}); err != nil {
			t.Fatal(err)
		}
	}
	count, before := 0, ""
	for row, err := range rows.Sorted() {
		if err != nil {
			t.Fatal(err)
		}
		if row.Code <= before || row.Received != last[row.Code] {
			t.Fatalf("row %d: %q after %q, staged %d-th, want the %d-th", count, row.Code, before, row.Received, last[row.Code])
		}
		before = row.Code
		count++
	}
	if count != len(last) {
		t.Errorf("%d rows of %d codes", count, len(last))
	}
}

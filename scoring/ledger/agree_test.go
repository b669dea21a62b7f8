package ledger_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
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

// model is what imports must have made of the dossiers: a map with the rule that newer data win.
type model struct {
	*rand.Rand
	dossiers map[string]dossier.Dossier
	since    map[string]time.Time // the data time by which each is known
	reach    map[string]time.Time // up to when files list what each unit handled; all of them from the beginning of August on
	withheld int                  // how often a month of which there are dossiers had no card
	terms    int                  // how many cards of quarters and years were compared
	lost     int                  // how often a dossier was gone from newer data
}

// listed is the period of all files of the model, as far as they reach.
const listed = "2026-08..2027-12"

// communes are the units that dossiers move between: their code does not tell them apart.
var communes = map[string]string{"A": "Háng Lìa", "B": "Pú Hồng"}

// made is a dossier of any status, received in the seventy days before an instant.
func (l *model) made(i int, at time.Time) dossier.Dossier {
	minutes := func(n int) int64 { return int64(l.IntN(n)) * 60 }
	d := dossier.Dossier{Code: fmt.Sprintf("Z9.1-240101-%04d", i), Unit: []string{"A", "B"}[l.IntN(2)], Status: dossier.Status(1 + l.IntN(10)), Channel: dossier.Direct}
	d.Received = at.Unix()/60*60 - minutes(70*24*60)
	if l.IntN(6) > 0 {
		d.Due = d.Received + minutes(30*24*60)
		if (d.Due+7*3600)%(24*3600) == 0 { // midnight is read as the day
			d.Due += 60
		}
	}
	if d.Status.Resolved() {
		d.Finished = d.Received + l.Int64N(at.Unix()-d.Received+1)/60*60
	}
	return d
}

// export writes some dossiers, known ones anew among them, and takes them into the model.
func (l *model) export(at, stated time.Time) table.Source {
	var rows []string
	var taken []dossier.Dossier
	latest := int64(0)
	for i := range 40 {
		if l.IntN(3) == 0 {
			continue
		}
		d := l.made(i, at)
		if old, known := l.dossiers[d.Code]; known && l.IntN(3) > 0 { // most change in one thing only
			d.Received, d.Due = old.Received, old.Due
			if l.IntN(2) == 0 {
				d.Unit = old.Unit
			}
			if d.Finished = 0; d.Status.Resolved() {
				d.Finished = d.Received + l.Int64N(at.Unix()-d.Received+1)/60*60
			}
		}
		taken = append(taken, d)
		latest = max(latest, d.Received, d.Finished)
		clock := func(unix int64) string {
			if unix == 0 {
				return ""
			}
			return time.Unix(unix, 0).In(at.Location()).Format("02/01/2006 15:04:05")
		}
		rows = append(rows, fmt.Sprintf("%s|%s|%s|%s|%s|%d", d.Code, communes[d.Unit], clock(d.Received), clock(d.Due), clock(d.Finished), d.Status))
	}
	data := stated
	if data.IsZero() {
		data = time.Unix(latest, 0)
	}
	for _, d := range taken {
		l.reach[d.Unit] = latestOf(l.reach[d.Unit], data)
	}
	for _, d := range taken {
		old := l.dossiers[d.Code].Status // what ends an open dossier came after it, unless the file states its time
		ended := stated.IsZero() && (old.Open() || old.Paused()) && (d.Status.Resolved() || d.Status == dossier.NotAccepted || d.Status == dossier.Withdrawn)
		if since := l.since[d.Code]; !data.Before(since) || ended {
			l.dossiers[d.Code], l.since[d.Code] = d, latestOf(data, since)
		}
	}
	return export("x.csv", rows...)
}

func latestOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// reported says whether a unit's month is reported: files list it from its first working day on, and for five when it is over.
func (l *model) reported(m scoring.Month, zone *time.Location, now time.Time, unit string) bool {
	days := 0
	for day := m.Start(zone); day.Before(m.End(zone)) && !day.After(l.reach[unit]); day = day.AddDate(0, 0, 1) {
		if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			days++
		}
	}
	return days >= 5 || days > 0 && now.Before(m.End(zone))
}

// tallies are a unit's counts in a month that is looked at at a cut-off.
func (l *model) tallies(w dossier.Window, unit string) dossier.Tallies {
	t := dossier.NewTallies(w.Sources)
	for _, d := range l.dossiers {
		if d.Unit == unit {
			t.Add(w.Classify(d), 1)
		}
	}
	return t
}

// Whatever a later file makes of a dossier, another unit, date or status, and when it is taken back, every card is what all
// the dossiers give that are known by then: none is left behind as it was. Where no file states its data time, time alone
// moves every card to the end of its month. It is so under rules that compare dates alone, too. A month that the files have not reached
// enough of has no card.
func TestCardsAlwaysAgreeWithDossiers(t *testing.T) {
	withheld, lost, terms := 0, 0, 0
	for seed := range uint64(trial.Count(6, 2, 1)) {
		l := &model{Rand: rand.New(rand.NewPCG(seed, 3)), dossiers: map[string]dossier.Dossier{}, since: map[string]time.Time{}, reach: map[string]time.Time{}}
		all := sharedRules(t)
		if seed%3 == 2 {
			all = rulesComparingDates(t)
		}
		d := deskOn(t, emptyFile(t), all)
		d.Keep = true
		d.take(t, ledger.ImportOptions{}, text("don-vi.csv", units))
		for range 10 {
			l.pass(t, d, 9*24*60)
			l.compare(t, d, seed)
			dossiers, since, reach := maps.Clone(l.dossiers), maps.Clone(l.since), maps.Clone(l.reach)
			opt := d.of(t, listed)
			if seed%2 == 0 && l.IntN(3) == 0 {
				opt.AsOf = d.now.Add(-time.Duration(l.IntN(10*24)) * time.Hour)
			}
			if r := d.take(t, opt, l.export(d.now, opt.AsOf))[0]; r.Problem != nil || r.File.Refused > 0 {
				t.Fatalf("seed %d: %v, %v", seed, r.Problem, r.Refusals)
			}
			l.compare(t, d, seed)
			if l.IntN(4) == 0 {
				l.pass(t, d, 3*24*60)
				d.undo(t)
				l.dossiers, l.since, l.reach = dossiers, since, reach
				l.compare(t, d, seed)
			}
		}
		withheld, lost, terms = withheld+l.withheld, lost+l.lost, terms+l.terms
	}
	if withheld == 0 || lost == 0 || terms == 0 {
		t.Errorf("%d months were not reported, %d times a dossier was gone, %d cards of quarters and years", withheld, lost, terms)
	}
}

// pass lets at most so many minutes go by, and does what is due with time.
func (l *model) pass(t *testing.T, d *desk, most int) {
	t.Helper()
	before := d.now
	d.now = d.now.Add(time.Duration(1+l.IntN(most)) * time.Minute)
	if err := d.Elapse(t.Context(), before, d.now); err != nil {
		t.Fatal(err)
	}
}

// lose takes over which open dossiers are gone from newer data: when that is so is not the ledger's to say.
func (l *model) lose(t *testing.T, d *desk) {
	t.Helper()
	for code, x := range l.dossiers {
		x.Gone = 0
		l.dossiers[code] = x
	}
	for _, row := range d.ask(t, `SELECT code || ' ' || gone FROM dossiers WHERE gone > 0`) {
		code, gone, _ := strings.Cut(row, " ")
		x, known := l.dossiers[code]
		var err error
		if x.Gone, err = strconv.ParseInt(gone, 10, 64); err != nil || !known || !x.Status.Open() {
			t.Fatalf("%q is gone: known %v, of the status %d, %v", row, known, x.Status, err)
		}
		l.dossiers[code] = x
		l.lost++
	}
}

// rulesComparingDates are the desk's rules but that they compare dates alone.
func rulesComparingDates(t *testing.T) *rulesets.Catalogue {
	t.Helper()
	text, _ := sharedRules(t).Text("dien-bien-459")
	text = bytes.Replace(text, []byte(`code = "dien-bien-459"`), []byte(`code = "by-date"`), 1)
	text = bytes.Replace(text, []byte(`compare = "minute"`), []byte(`compare = "date"`), 1)
	rules, err := rulesets.Load()
	if err == nil {
		rules, err = rules.With(rulesets.Own{Texts: [][]byte{text}, Uses: []rulesets.Use{{Codes: []string{"by-date"}}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// compare holds every month's cards against the ledger, at the cut-off at which each was scored, or should have been.
func (l *model) compare(t *testing.T, d *desk, seed uint64) {
	t.Helper()
	l.lose(t, d)
	l.compareTerms(t, d, seed)
	rules, _ := d.Rules.For("2026-11")
	for m := scoring.Month("2026-08"); m <= scoring.MonthOf(d.now, d.Zone); m = m.Next() {
		for unit := range communes {
			record, known, err := d.store.Record(t.Context(), m, unit)
			if err != nil {
				t.Fatal(err)
			}
			cut := d.now
			if known {
				cut = record.CutOff
			}
			if seed%2 == 1 {
				cut = scoring.CutOff(m, d.Zone, d.now, time.Time{})
			}
			want := l.tallies(dossier.NewWindow(scoring.Term(m), d.Zone, cut, rules), unit)
			reported := l.reported(m, d.Zone, d.now, unit)
			if !reported && want.Handled() > 0 {
				l.withheld++
			}
			if known != (reported && want.Handled() > 0) {
				t.Fatalf("seed %d at %v: %s has a card in %s: %v; %d dossiers, reported %v", seed, d.now, unit, m, known, want.Handled(), reported)
			}
			for _, ind := range rules.Indicators {
				if line, _ := record.Line(ind.Code); known && ind.Counts != scoring.Entered && line.Tally != want[ind.Counts] {
					t.Fatalf("seed %d at %v: %s of %s in %s is %v at %v, want %v", seed, d.now, ind.Code, unit, m, line.Tally, cut, want[ind.Counts])
				}
			}
		}
	}
}

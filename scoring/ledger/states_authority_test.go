package ledger_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
	"motcua/scoring/workdays"
)

// authority is a desk on which files come in as they may for some months, beside the book of what they say.
type authority struct {
	*desk
	*rand.Rand
	seed    uint64
	first   scoring.Month
	read    *sql.DB // as other tools read the store
	lives   []*life
	files   []sent                               // the last ones
	book    *book                                // of the files that stand
	before  *book                                // as it was before the last import, when that can be taken back
	closed  map[scoring.Month]map[string]verdict // as the months were when they were closed
	counted map[scoring.Month][]string           // the indicators for which counts are entered
	figures map[string]bool                      // that were of a full month when they were first seen
	last    lastSeen
	seen    sightings
	diary   []string
}

// lastSeen is what the store had at the last look.
type lastSeen struct {
	months  map[scoring.Month]string
	notice  int64
	watches map[string]string
}

// monthsEach is how many months an authority lives through.
const monthsEach = 26

// newTemplate is the file of a store that has units and people, and nothing else.
func newTemplate(t *testing.T) []byte {
	d := newDesk(t)
	d.now = time.Date(2024, 1, 1, 8, 0, 0, 0, d.Zone)
	lines := []string{"Mã đơn vị,Tên đơn vị"}
	grants := []people.Grant{{Role: people.Admin}}
	for _, unit := range fiveUnits {
		lines = append(lines, unit+",UBND xã Pú "+unit)
		grants = append(grants, people.Grant{Role: people.Officer, Unit: unit}, people.Grant{Role: people.Chair, Unit: unit})
	}
	d.take(t, ledger.ImportOptions{}, text("don-vi.csv", lines...))
	for i, grant := range grants {
		d.register(t, int64(i+1), grant)
	}
	return d.contents(t)
}

func newAuthority(t *testing.T, template []byte, seed uint64) *authority {
	a := &authority{desk: deskOn(t, template, sharedRules(t)), Rand: rand.New(rand.NewPCG(seed, 12)), seed: seed, seen: sightings{states: map[scoring.MonthState]int{}}, closed: map[scoring.Month]map[string]verdict{},
		counted: map[scoring.Month][]string{}, figures: map[string]bool{}}
	days, err := workdays.Load()
	if err != nil {
		t.Fatal(err)
	}
	a.Days = days
	if a.read, err = sql.Open("sqlite3", "file:"+a.path+"?mode=ro"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.read.Close() })
	a.first = scoring.NewMonth(2024, time.Month(1+a.IntN(18)))
	a.now = a.first.Start(a.Zone).Add(time.Duration(a.IntN(10*24)) * time.Hour)
	a.lives = newLives(a.Rand, a.first.Prev(), monthsEach+2, a.Zone)
	rules, _ := a.Rules.For(a.first)
	a.book = &book{zone: a.Zone, thresholds: scoring.DefaultThresholds(), working: days.Working, calendar: map[scoring.Month][]time.Time{}, rules: rules,
		dossiers: map[string]heard{}, entered: map[ledger.UnitMonth]map[string]bool{}, touched: map[ledger.UnitMonth]time.Time{}}
	a.last = lastSeen{months: map[scoring.Month]string{}, watches: map[string]string{}}
	return a
}

// choose sets how much must be known before something is said.
func (a *authority) choose(t *testing.T) {
	settings := map[string]string{}
	for _, key := range scoring.ThresholdKeys() {
		settings[key] = fmt.Sprint(1 + a.IntN(8))
		if err := a.store.PutSetting(t.Context(), key, settings[key], 1); err != nil {
			t.Fatal(err)
		}
	}
	a.note("thresholds %v", settings)
	if err := a.Rejudge(t.Context()); err != nil {
		t.Fatal(err)
	}
	a.book.thresholds = scoring.NewThresholds(settings)
}

// live lives through the months.
func (a *authority) live(t *testing.T) {
	end := a.first
	for range monthsEach {
		end = end.Next()
	}
	for a.now.Before(end.Start(a.Zone)) {
		a.step(t)
		a.check(t)
	}
	a.seen.months, a.seen.histories = monthsEach, a.book.histories()
}

func (a *authority) note(format string, arguments ...any) {
	a.diary = append(a.diary, a.now.Format("2006-01-02 15:04 ")+fmt.Sprintf(format, arguments...))
}

// wrong ends the history, and tells all of it.
func (a *authority) wrong(t *testing.T, format string, arguments ...any) {
	t.Helper()
	t.Fatalf("%s\nseed %d:\n%s", fmt.Sprintf(format, arguments...), a.seed, strings.Join(a.diary, "\n"))
}

package advice

import (
	"math/rand/v2"
	"testing"
	"time"

	"motcua/internal/trial"
	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/rulesets"
)

// small is a month of few dossiers, made at random, that can be worked out by trying everything.
type small struct {
	rules    *scoring.RuleSet
	sources  []scoring.Counts // of the rules
	w        dossier.Window
	now      int64
	dossiers []dossier.Dossier
	entered  map[string]scoring.Tally
	missing  map[string]bool // indicators whose dossiers are not reported
	settled  bool
	added    scoring.Fraction
}

var zone = time.FixedZone("", 7*3600)

// eachSmall tries a thousand months under each of the rule sets.
func eachSmall(t *testing.T, do func(t *testing.T, s *small, r *rand.Rand)) {
	all, err := rulesets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"dien-bien-459", "quoc-gia-766@2026-06"} {
		rules, ok := all.ByID(id)
		if !ok {
			t.Fatal(id)
		}
		t.Run(id, func(t *testing.T) {
			for seed := range uint64(trial.Count(1000, 15, 3)) {
				r := rand.New(rand.NewPCG(seed, 7))
				s := newSmall(rules, r)
				if _, ok := s.month(t, s.dossiers); ok {
					do(t, s, r)
				}
				if t.Failed() {
					t.Fatalf("in month %d", seed)
				}
			}
		})
	}
}

func newSmall(rules *scoring.RuleSet, r *rand.Rand) *small {
	s := &small{rules: rules, sources: rules.Sources(), entered: map[string]scoring.Tally{}, missing: map[string]bool{}, settled: r.IntN(2) == 0}
	month := scoring.Month("2026-09")
	cut := month.Start(zone).Add(time.Duration(24*(5+r.IntN(20))) * time.Hour)
	if r.IntN(5) == 0 {
		cut = month.End(zone)
	}
	s.w = dossier.NewWindow(scoring.Term(month), zone, cut, rules)
	s.now = s.w.CutOff
	if r.IntN(4) == 0 {
		s.now += int64(r.IntN(4 * day))
	}
	for range 1 + r.IntN(4) {
		s.dossiers = append(s.dossiers, s.newDossier(r, true))
	}
	for range r.IntN(12) {
		s.dossiers = append(s.dossiers, s.newDossier(r, false))
	}
	for _, ind := range rules.Indicators {
		if r.IntN(5) > 0 {
			d := int64(r.IntN(6))
			s.entered[ind.Code] = scoring.Tally{Numerator: r.Int64N(d + 1), Denominator: d}
		}
		if ind.Counts != scoring.Entered && r.IntN(12) == 0 {
			s.missing[ind.Code] = true
		}
	}
	if handled := s.dossierTallies(s.dossiers, s.w)[scoring.HandledOnTime]; handled.Numerator > 0 { // else a card does not show it
		s.entered["5.4-KHL"] = scoring.Tally{Numerator: r.Int64N(2), Denominator: 1}
	}
	if r.IntN(3) == 0 {
		s.added = scoring.Frac(int64(r.IntN(160)-80), 10)
	}
	return s
}

const day = 24 * 3600

// newDossier is a dossier that is open, or one that was done with.
func (s *small) newDossier(r *rand.Rand, open bool) dossier.Dossier {
	answer := func() dossier.Answer {
		if r.IntN(8) == 0 {
			return dossier.NotKnown
		}
		return dossier.Answer(1 + r.IntN(2))
	}
	d := dossier.Dossier{
		Received: s.w.CutOff - r.Int64N(20*day) - 60, Channel: dossier.Channel(r.IntN(4)), Procedure: string(rune('a' + r.IntN(4))),
		Status: []dossier.Status{2, 4, 4, 4, 5, 6}[r.IntN(6)], Fee: answer(), PaidOnline: answer(), Digitised: answer(), EResult: answer(),
		Reused: answer(), FromStore: answer(), Verified: answer(), DueUnknown: r.IntN(12) == 0, DataTime: s.w.CutOff,
	}
	if d.Fee == dossier.No {
		d.PaidOnline = dossier.No
	}
	if !d.DueUnknown && r.IntN(8) > 0 {
		d.Due = d.Received + r.Int64N(40*day)
	}
	if !open {
		d.Status = []dossier.Status{1, 3, 7, 8, 9, 9, 9, 10, 10, 10}[r.IntN(10)]
		if r.IntN(9) > 0 && d.Status.Ended() {
			d.Finished = min(s.w.CutOff-1, d.Received+r.Int64N(20*day))
		}
	} else if r.IntN(10) == 0 {
		d.Gone = s.w.CutOff - 60
	}
	return d
}

// dossierTallies are the tallies that dossiers give in a window.
func (s *small) dossierTallies(dossiers []dossier.Dossier, w dossier.Window) dossier.Tallies {
	counts := dossier.NewTallies(s.sources)
	seen := map[scoring.Counts]map[string]bool{}
	for _, d := range dossiers {
		c := w.Classify(d)
		counts.Add(c, 1)
		for _, source := range s.sources {
			if !source.OfProcedures() || c.StandsIn(source) != dossier.Achieved {
				continue
			}
			if seen[source] == nil {
				seen[source] = map[string]bool{}
			}
			if !seen[source][d.Procedure] {
				seen[source][d.Procedure] = true
				counts.AddProcedures(source, 1, 0)
			}
		}
	}
	return counts
}

// card scores dossiers in a window, as the ledger does; false when there is no score.
func (s *small) card(t *testing.T, dossiers []dossier.Dossier, w dossier.Window) (scoring.Scorecard, bool) {
	t.Helper()
	counts := s.dossierTallies(dossiers, w)
	f := scoring.Figures{Tallies: map[string]scoring.Tally{}, Settled: s.settled, Correction: s.added}
	var waits []string
	for _, ind := range s.rules.Indicators {
		tally, ok := counts[ind.Counts]
		entry, entered := s.entered[ind.Code]
		switch {
		case s.missing[ind.Code]:
			ok = false
			waits = append(waits, ind.Code)
		case ind.Counts.OfProcedures():
			ok = entered
			tally.Denominator = entry.Denominator
			tally.Numerator = min(tally.Numerator, entry.Denominator)
		case ind.Counts == scoring.Entered && ind.Shares == "":
			tally, ok = entry, entered
		}
		if ok {
			f.Tallies[ind.Code] = tally
		}
		if less, ok := s.entered[ind.Less]; ok {
			f.Tallies[ind.Less] = less
		}
	}
	f.CapDeductions(s.rules)
	card, err := scoring.ScoreFigures(s.rules, "2026-09", "u", f)
	if err != nil {
		t.Fatal(err)
	}
	card.Waits = waits
	return card, card.Scored
}

// month is the month as advice sees it; false when it has no score.
func (s *small) month(t *testing.T, dossiers []dossier.Dossier) (*Month, bool) {
	t.Helper()
	card, ok := s.card(t, dossiers, s.w)
	if !ok {
		return nil, false
	}
	var held []Held
	for i, d := range dossiers {
		held = append(held, Hold(s.w, s.now, int64(i), d, d.Procedure))
	}
	m, err := New(s.rules, card, s.w, held)
	if err != nil {
		t.Fatal(err)
	}
	return m, true
}

// eachOf calls do with every choice of one of the dossiers for each place.
func eachOf(ways [][]dossier.Dossier, do func([]dossier.Dossier)) {
	chosen := make([]dossier.Dossier, len(ways))
	var from func(i int)
	from = func(i int) {
		if i == len(ways) {
			do(chosen)
			return
		}
		for _, d := range ways[i] {
			chosen[i] = d
			from(i + 1)
		}
	}
	from(0)
}

// both are dossiers, and the same once something was done with those that allow it.
func both(all []dossier.Dossier, allows func(dossier.Dossier) bool, do func(*dossier.Dossier)) []dossier.Dossier {
	for _, d := range all {
		if allows(d) {
			do(&d)
			all = append(all, d)
		}
	}
	return all
}

func isInHand(d dossier.Dossier) bool {
	return d.Gone == 0 && (d.Status == 2 || d.Status == 4 || d.Status == 5 || d.Status == 6)
}

// isLess compares scores.
func isLess(a, b scoring.Scorecard) bool { return a.Converted.Cmp(b.Converted) < 0 }

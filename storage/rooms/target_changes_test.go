package rooms

import (
	"errors"
	"testing"

	"motcua/scoring"
)

// A change that is asked for again after another one was made, by whoever, does not take that one back: what it was to replace
// is there no more, also when it looks the same.
func TestATargetIsChangedUponWhatWasSeen(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	high, low := scoring.Frac(19, 20), scoring.Frac(9, 10)
	target := func(unit string, share scoring.Fraction, by int64) scoring.Target {
		return scoring.Target{Rules: "dien-bien-459", Indicator: "TD", Unit: unit, Share: share, By: by}
	}
	share := func() string {
		all, err := s.Targets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if set, is := all.Set(&scoring.RuleSet{Code: "dien-bien-459"}, "TD", ""); is {
			return set.Share.String()
		}
		return ""
	}
	seen := func() int64 {
		_, seen, err := s.TargetsSeen(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return seen
	}
	nothing := seen()
	for range 2 { // handled again, it is made and told once more
		if err := s.ChangeTarget(t.Context(), target("", high, 11), false, nothing); err != nil || share() != "19/20" {
			t.Fatalf("set: %s, %v", share(), err)
		}
	}
	set := seen()
	if err := s.ChangeTarget(t.Context(), target("", high, 12), true, set); err != nil || share() != "" {
		t.Fatalf("dropped by another one: %s, %v", share(), err)
	}
	// It is as the first one found it, but not the same.
	if err := s.ChangeTarget(t.Context(), target("", high, 11), false, nothing); !errors.Is(err, scoring.ErrTargetsMoved) || share() != "" {
		t.Errorf("set again: %q, %v", share(), err)
	}
	if err := s.ChangeTarget(t.Context(), target("", low, 11), true, set); err != nil {
		t.Errorf("dropping what is not there: %v", err)
	}
	if err := s.ChangeTarget(t.Context(), target(unitCode(1), low, 12), false, seen()); err != nil {
		t.Error(err)
	}
	last := seen()
	if err := s.SetTarget(t.Context(), "dien-bien-459", "TT1", "", low, 0); err != nil { // on the command line
		t.Fatal(err)
	}
	if err := s.ChangeTarget(t.Context(), target(unitCode(1), low, 12), true, last); !errors.Is(err, scoring.ErrTargetsMoved) {
		t.Errorf("after another target was set: %v", err)
	}
	if err := s.ChangeTarget(t.Context(), target("nowhere", low, 12), false, seen()); err == nil {
		t.Error("a unit that is not there has a target")
	}
	if err := s.ChangeTarget(t.Context(), target("", scoring.Int(2), 12), false, seen()); err == nil {
		t.Error("twice the maximum is a target")
	}
}

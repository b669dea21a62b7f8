package conversation

import (
	"context"
	"slices"

	"motcua/scoring"
)

func (f *fake) TargetsSeen(context.Context) (scoring.Targets, int64, error) {
	return scoring.NewTargets(f.targets), f.targetChanges, f.fails
}

func (f *fake) ChangeTarget(_ context.Context, t scoring.Target, back bool, seen int64) error {
	set, is := scoring.NewTargets(f.targets).Set(t.Indicator, t.Unit)
	switch {
	case back && !is || !back && is && set.Share.Cmp(t.Share) == 0:
		return f.fails
	case seen != f.targetChanges:
		return scoring.ErrTargetsMoved
	}
	f.targetChanges++
	f.targets = slices.DeleteFunc(f.targets, func(x scoring.Target) bool { return x.Indicator == t.Indicator && x.Unit == t.Unit })
	if !back {
		t.Since = at("2024-07-03 08:00")
		f.targets = append(f.targets, t)
	}
	return f.fails
}

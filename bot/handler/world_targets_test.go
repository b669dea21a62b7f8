package handler

import (
	"context"
	"slices"

	"motcua/scoring"
)

func (f *fake) SetTarget(_ context.Context, indicator, unit string, share scoring.Fraction, by int64) error {
	_, _ = f.ClearTarget(context.Background(), indicator, unit, by)
	f.targets = append(f.targets, scoring.Target{Indicator: indicator, Unit: unit, Share: share, Since: at("2024-07-03 08:00"), By: by})
	return f.fails
}

func (f *fake) ClearTarget(_ context.Context, indicator, unit string, _ int64) (bool, error) {
	before := len(f.targets)
	f.targets = slices.DeleteFunc(f.targets, func(t scoring.Target) bool { return t.Indicator == indicator && t.Unit == unit })
	return len(f.targets) < before, f.fails
}

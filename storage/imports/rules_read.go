package imports

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/storage/figures"
)

// Targets are the targets as the import finds them.
func (t *ImportTx) Targets(ctx context.Context) (scoring.Targets, error) {
	var rows []figures.TargetRow
	if err := t.Tx.SelectContext(ctx, &rows, string(figures.AllTargets)); err != nil {
		return scoring.Targets{}, fmt.Errorf("read the targets: %w", err)
	}
	return t.stage.store.figures.TargetsOf(rows)
}

// Thresholds are how much must be known before something is said of it.
func (t *ImportTx) Thresholds(ctx context.Context) (scoring.Thresholds, error) {
	var rows []figures.SettingRow
	if err := t.Tx.SelectContext(ctx, &rows, string(figures.AllSettings)); err != nil {
		return scoring.Thresholds{}, fmt.Errorf("read the settings: %w", err)
	}
	all := map[string]string{}
	for _, r := range rows {
		all[r.Key] = r.Value
	}
	return scoring.NewThresholds(all), nil
}

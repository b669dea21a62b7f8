package storage

import (
	"context"
	"fmt"

	"motcua/scoring"
)

// Targets are the targets as the import finds them.
func (t *importTx) Targets(ctx context.Context) (scoring.Targets, error) {
	var rows []targetRow
	if err := t.tx.SelectContext(ctx, &rows, string(allTargets)); err != nil {
		return scoring.Targets{}, fmt.Errorf("read the targets: %w", err)
	}
	return t.stage.store.targets(rows)
}

// Thresholds are how much must be known before something is said of it.
func (t *importTx) Thresholds(ctx context.Context) (scoring.Thresholds, error) {
	var rows []settingRow
	if err := t.tx.SelectContext(ctx, &rows, string(allSettings)); err != nil {
		return scoring.Thresholds{}, fmt.Errorf("read the settings: %w", err)
	}
	all := map[string]string{}
	for _, r := range rows {
		all[r.Key] = r.Value
	}
	return scoring.NewThresholds(all), nil
}

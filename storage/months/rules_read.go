package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/settings"
)

// Targets are the targets as the import finds them.
func (t *Books) Targets(ctx context.Context) (scoring.Targets, error) {
	var rows []settings.TargetRow
	if err := t.Tx.SelectContext(ctx, &rows, string(settings.AllTargets)); err != nil {
		return scoring.Targets{}, fmt.Errorf("read the targets: %w", err)
	}
	return t.store.settings.TargetsOf(rows)
}

// OwnRules are the rule sets that the authority added, and its choices, as the transaction has them.
func (t *Books) OwnRules(ctx context.Context) (rulesets.Own, error) {
	var rows []storage.RuleRow
	if err := t.Tx.SelectContext(ctx, &rows, string(storage.OwnRules)); err != nil {
		return rulesets.Own{}, fmt.Errorf("read the rule sets: %w", err)
	}
	return storage.OwnOf(rows), nil
}

// Thresholds are how much must be known before something is said of it.
func (t *Books) Thresholds(ctx context.Context) (scoring.Thresholds, error) {
	var rows []settings.SettingRow
	if err := t.Tx.SelectContext(ctx, &rows, string(settings.AllSettings)); err != nil {
		return scoring.Thresholds{}, fmt.Errorf("read the settings: %w", err)
	}
	all := map[string]string{}
	for _, r := range rows {
		all[r.Key] = r.Value
	}
	return scoring.NewThresholds(all), nil
}

package settings

import (
	"context"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

// AllSettings are the settings that were changed.
const AllSettings storage.Query = `SELECT key, value FROM settings ORDER BY key`

// SettingRow is a setting as it is stored.
type SettingRow struct{ Key, Value string }

// Settings are what the authority has set, by key. What is not set is not there. They are shared and must not be changed.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	return storage.Cached(ctx, s.file, AllSettings, func() (map[string]string, error) {
		rows, err := storage.List[SettingRow](ctx, s.file, "read the settings", AllSettings)
		if err != nil {
			return nil, err
		}
		all := make(map[string]string, len(rows))
		for _, r := range rows {
			all[r.Key] = r.Value
		}
		return all, nil
	})
}

// PutSetting sets a setting, or clears it with "". by is who did it, 0 on the command line. The same value again changes
// nothing, so that an update handled twice leaves one entry in the audit log.
func (s *Store) PutSetting(ctx context.Context, key, value string, by int64) error {
	return s.file.Write(ctx, "change the setting "+key, func(tx *storage.Tx) error {
		now := tx.Now
		change, args := `INSERT INTO settings (key, value, since, by_person) VALUES (:key, :value, :since, :by_person)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, since = excluded.since, by_person = excluded.by_person
			WHERE settings.value <> excluded.value`, storage.Args{"key": key, "value": value, "since": storage.Seconds(now), "by_person": by}
		if value == "" {
			change, args = `DELETE FROM settings WHERE key = :key`, storage.Args{"key": key}
		}
		result, err := tx.ExecContext(ctx, change, args)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: now, By: by, Action: audit.SettingChanged, Details: people.Details{Setting: key}})
	})
}

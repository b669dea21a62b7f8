package figures

import (
	"context"
	"encoding/json"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/warning"
	"motcua/storage"
	"motcua/storage/notices"
)

const (
	// WatchOfUnit is the watch of a unit, as figures pack it.
	WatchOfUnit storage.Query = `SELECT watch FROM watches WHERE unit = (SELECT id FROM units WHERE code = ?)`
	openByUnit  storage.Query = `SELECT u.code AS unit, u.name, w.open AS count FROM watches w CROSS JOIN units u ON u.id = w.unit
		WHERE w.open > 0 ORDER BY w.open DESC, u.code`
)

// storedWatch is a warning.Watch as it is stored.
type storedWatch struct {
	Warnings []storedWarning        `json:"warnings,omitempty"`
	Latest   []notices.StoredFigure `json:"latest,omitempty"`
}

type storedWarning struct {
	Opened         notices.StoredFigure  `json:"opened"`
	Before         *notices.StoredFigure `json:"before,omitempty"`
	Since          int64                 `json:"since"`
	Told           int64                 `json:"told"`
	Acknowledged   int64                 `json:"acknowledged,omitempty"`
	AcknowledgedBy int64                 `json:"acknowledgedBy,omitempty"`
	Recalls        []storedRecall        `json:"recalls,omitempty"`
	Reminders      int                   `json:"reminders,omitempty"`
	Reminded       int64                 `json:"reminded,omitempty"`
	ChairsTold     bool                  `json:"chairsTold,omitempty"`
	AdminsTold     bool                  `json:"adminsTold,omitempty"`
}

type storedRecall struct {
	Person int64 `json:"person"`
	At     int64 `json:"at"`
}

// PackWatch is a watch as it is stored.
func PackWatch(w warning.Watch) (string, error) {
	var stored storedWatch
	for _, x := range w.Warnings {
		one := storedWarning{
			Opened: notices.PackFigure(x.Opened), Since: storage.Seconds(x.Since), Told: storage.Seconds(x.Told), Acknowledged: storage.Seconds(x.Acknowledged),
			AcknowledgedBy: x.AcknowledgedBy, Reminders: x.Reminders, Reminded: storage.Seconds(x.Reminded), ChairsTold: x.ChairsTold, AdminsTold: x.AdminsTold,
		}
		if x.Before != nil {
			one.Before = new(notices.PackFigure(*x.Before))
		}
		for _, r := range x.Recalls {
			one.Recalls = append(one.Recalls, storedRecall{r.Person, storage.Seconds(r.At)})
		}
		stored.Warnings = append(stored.Warnings, one)
	}
	for _, f := range w.Latest {
		stored.Latest = append(stored.Latest, notices.PackFigure(f))
	}
	text, err := json.Marshal(stored)
	return string(text), err
}

// UnpackWatch reads what PackWatch wrote; "" is a watch of which nothing is known.
func (s *Store) UnpackWatch(unit, text string) (warning.Watch, error) {
	w := warning.Watch{Unit: unit}
	if text == "" {
		return w, nil
	}
	var stored storedWatch
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return w, fmt.Errorf("read the warnings of unit %s: %w", unit, err)
	}
	for _, x := range stored.Warnings {
		one := warning.Warning{
			Opened: s.notices.UnpackFigure(x.Opened), Since: s.file.Instant(x.Since), Told: s.file.Instant(x.Told), Acknowledged: s.file.Instant(x.Acknowledged),
			AcknowledgedBy: x.AcknowledgedBy, Reminders: x.Reminders, Reminded: s.file.Instant(x.Reminded), ChairsTold: x.ChairsTold, AdminsTold: x.AdminsTold,
		}
		if x.Before != nil {
			one.Before = new(s.notices.UnpackFigure(*x.Before))
		}
		for _, r := range x.Recalls {
			one.Recalls = append(one.Recalls, warning.Recall{Person: r.Person, At: s.file.Instant(r.At)})
		}
		w.Warnings = append(w.Warnings, one)
	}
	for _, f := range stored.Latest {
		w.Latest = append(w.Latest, s.notices.UnpackFigure(f))
	}
	return w, nil
}

// Watch is what is known of a unit's warnings; of a unit of which nothing is known it has the code alone.
func (s *Store) Watch(ctx context.Context, unit string) (warning.Watch, error) {
	text, _, err := storage.Maybe[string](ctx, s.file, "read the warnings of unit "+unit, WatchOfUnit, unit)
	if err != nil {
		return warning.Watch{}, err
	}
	return s.UnpackWatch(unit, text)
}

// WarningCounts are how many warnings are open, of the units that have any: most first, then by code.
func (s *Store) WarningCounts(ctx context.Context) ([]scoring.UnitCount, error) {
	return storage.List[scoring.UnitCount](ctx, s.file, "count the open warnings", openByUnit)
}

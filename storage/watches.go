package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/warning"
)

const (
	watchOfUnit query = `SELECT watch FROM watches WHERE unit = (SELECT id FROM units WHERE code = ?)`
	openByUnit  query = `SELECT u.code AS unit, u.name, w.open AS count FROM watches w CROSS JOIN units u ON u.id = w.unit
		WHERE w.open > 0 ORDER BY w.open DESC, u.code`
)

// storedWatch is a warning.Watch as it is stored.
type storedWatch struct {
	Warnings []storedWarning `json:"warnings,omitempty"`
	Latest   []storedFigure  `json:"latest,omitempty"`
}

type storedWarning struct {
	Opened         storedFigure   `json:"opened"`
	Before         *storedFigure  `json:"before,omitempty"`
	Since          int64          `json:"since"`
	Told           int64          `json:"told"`
	Acknowledged   int64          `json:"acknowledged,omitempty"`
	AcknowledgedBy int64          `json:"acknowledgedBy,omitempty"`
	Recalls        []storedRecall `json:"recalls,omitempty"`
	Reminders      int            `json:"reminders,omitempty"`
	Reminded       int64          `json:"reminded,omitempty"`
	ChairsTold     bool           `json:"chairsTold,omitempty"`
	AdminsTold     bool           `json:"adminsTold,omitempty"`
}

type storedRecall struct {
	Person int64 `json:"person"`
	At     int64 `json:"at"`
}

func packWatch(w warning.Watch) (string, error) {
	var stored storedWatch
	for _, x := range w.Warnings {
		one := storedWarning{
			Opened: packFigure(x.Opened), Since: seconds(x.Since), Told: seconds(x.Told), Acknowledged: seconds(x.Acknowledged),
			AcknowledgedBy: x.AcknowledgedBy, Reminders: x.Reminders, Reminded: seconds(x.Reminded), ChairsTold: x.ChairsTold, AdminsTold: x.AdminsTold,
		}
		if x.Before != nil {
			one.Before = new(packFigure(*x.Before))
		}
		for _, r := range x.Recalls {
			one.Recalls = append(one.Recalls, storedRecall{r.Person, seconds(r.At)})
		}
		stored.Warnings = append(stored.Warnings, one)
	}
	for _, f := range w.Latest {
		stored.Latest = append(stored.Latest, packFigure(f))
	}
	text, err := json.Marshal(stored)
	return string(text), err
}

func (s *Store) unpackWatch(unit, text string) (warning.Watch, error) {
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
			Opened: s.unpackFigure(x.Opened), Since: s.instant(x.Since), Told: s.instant(x.Told), Acknowledged: s.instant(x.Acknowledged),
			AcknowledgedBy: x.AcknowledgedBy, Reminders: x.Reminders, Reminded: s.instant(x.Reminded), ChairsTold: x.ChairsTold, AdminsTold: x.AdminsTold,
		}
		if x.Before != nil {
			one.Before = new(s.unpackFigure(*x.Before))
		}
		for _, r := range x.Recalls {
			one.Recalls = append(one.Recalls, warning.Recall{Person: r.Person, At: s.instant(r.At)})
		}
		w.Warnings = append(w.Warnings, one)
	}
	for _, f := range stored.Latest {
		w.Latest = append(w.Latest, s.unpackFigure(f))
	}
	return w, nil
}

// Watch is what is known of a unit's warnings; of a unit of which nothing is known it has the code alone.
func (s *Store) Watch(ctx context.Context, unit string) (warning.Watch, error) {
	text, _, err := maybe[string](ctx, s, "read the warnings of unit "+unit, watchOfUnit, unit)
	if err != nil {
		return warning.Watch{}, err
	}
	return s.unpackWatch(unit, text)
}

// WarningCounts are how many warnings are open, of the units that have any: most first, then by code.
func (s *Store) WarningCounts(ctx context.Context) ([]scoring.UnitCount, error) {
	return list[scoring.UnitCount](ctx, s, "count the open warnings", openByUnit)
}

// oldest is when the first of the open warnings was opened; at when none is.
func oldest(w warning.Watch, at time.Time) time.Time {
	for _, x := range w.Warnings {
		if x.Since.Before(at) {
			at = x.Since
		}
	}
	return at
}

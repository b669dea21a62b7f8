package rules

import (
	"context"
	"errors"
	"slices"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/acceptance"
	"motcua/scoring/outbox"
	"motcua/scoring/workdays"
)

// Thresholds shows or sets from how much on a month is full, and the few other settings that are made once for all.
type Thresholds struct {
	Set   []string `name:"set" sep:"none" placeholder:"NAME=NUMBER" help:"cli.help.threshold_set"`
	Clear []string `name:"clear" placeholder:"NAME" help:"cli.help.threshold_clear"`
}

// weekOff is what is written for a week's message that is not sent.
const weekOff = "off"

// Run prints how much must be known before something is said of it; or sets numbers and gives some back to what holds by default, all that
// are named or none.
func (c Thresholds) Run(ctx context.Context, w house.World) error {
	changes, err := c.changes(w)
	if err != nil {
		return house.Usage{Err: err}
	}
	return w.WithStore(ctx, func(h *house.House) error {
		set, err := h.ChangeSettings(ctx, changes)
		if err != nil {
			return err
		}
		if err := h.Importer(w.Settings).Rejudge(ctx); err != nil {
			return err
		}
		now, byDefault := scoring.NewThresholds(set), scoring.DefaultThresholds()
		table := w.Table("cli.threshold_columns")
		for _, key := range scoring.ThresholdKeys() {
			table.Row(key, now.Value(key), byDefault.Value(key), w.Words.Text("threshold.name."+key))
		}
		table.Row(acceptance.HoursKey, acceptance.NewHours(set), workdays.DefaultHours(), w.Words.Text("threshold.office_hours"))
		weekly := map[bool]string{true: outbox.WeekOn, false: weekOff}
		table.Row(outbox.WeekKey, weekly[outbox.TellsWeeks(set)], weekOff, w.Words.Text("week.what"))
		return table.Flush()
	})
}

// changes are the names and numbers that the command line gives.
func (c Thresholds) changes(w house.World) ([]house.Change, error) {
	name := "" // of the setting that is read
	return house.ParseSettings(c.Set, c.Clear,
		func(named string) error {
			name = named
			if slices.Contains(scoring.ThresholdKeys(), name) || name == acceptance.HoursKey || name == outbox.WeekKey {
				return nil
			}
			return errors.New(w.Words.Text("cli.threshold_unknown", "name", name))
		},
		func(value string) (string, error) {
			switch name {
			case outbox.WeekKey:
				if value == weekOff {
					return "", nil // as where nothing is set
				}
				if value != outbox.WeekOn {
					return "", errors.New(w.Words.Text("week.unreadable"))
				}
				return value, nil
			case acceptance.HoursKey:
				hours, err := workdays.ParseHours(value)
				if err != nil {
					return "", errors.New(w.Words.Text("threshold.hours_unreadable"))
				}
				return hours.String(), nil
			}
			if _, err := scoring.ParseThreshold(value); err != nil {
				return "", errors.New(w.Words.Text("threshold.unreadable", "most", scoring.MostThreshold))
			}
			return value, nil
		})
}

package house

import (
	"context"
	"fmt"
	"strings"
)

// Change is a change of one setting that holds for all. A value of "" gives the setting its default back.
type Change struct{ Name, Value string }

// ParseSettings reads the settings that a command line sets, as NAME=VALUE, or clears, by name. It gives all of them, or the first error.
// The caller knows the names, and reads the values.
func ParseSettings(set, cleared []string, known func(name string) error, read func(value string) (string, error)) ([]Change, error) {
	var all []Change
	for _, one := range set {
		name, value, _ := strings.Cut(one, "=")
		if err := known(name); err != nil {
			return nil, err
		}
		value, err := read(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, Change{name, value})
	}
	for _, name := range cleared {
		if err := known(name); err != nil {
			return nil, err
		}
		all = append(all, Change{name, ""})
	}
	return all, nil
}

// ChangeSettings makes changes in their order, and gives all settings as they are then.
func (h *House) ChangeSettings(ctx context.Context, changes []Change) (map[string]string, error) {
	for _, change := range changes {
		if err := h.Store.PutSetting(ctx, change.Name, change.Value, 0); err != nil {
			return nil, err
		}
	}
	return h.Store.Settings(ctx)
}

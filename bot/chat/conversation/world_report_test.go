package conversation

import (
	"context"
	"maps"

	"motcua/scoring"
)

func (f *fake) Settings(context.Context) (map[string]string, error) {
	return maps.Clone(f.settings), f.fails
}

func (f *fake) PutSetting(_ context.Context, key, value string, _ int64) error {
	if f.settings == nil {
		f.settings = map[string]string{}
	}
	f.settings[key] = value
	return f.fails
}

func (f *fake) LatestClosed(context.Context) (latest scoring.Month, ok bool, err error) {
	for _, r := range f.records {
		if r.Closed {
			latest = max(latest, r.Month)
		}
	}
	return latest, latest != "", f.fails
}

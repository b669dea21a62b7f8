package notices

import (
	"encoding/json"

	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/storage"
)

// storedChange is a outbox.Change as the outbox keeps it: fractions as exact text, instants as Unix seconds.
type storedChange struct {
	Indicator string        `json:"indicator"`
	From      *StoredFigure `json:"from,omitempty"`
	To        StoredFigure  `json:"to"`
	Since     int64         `json:"since,omitempty"`
}

// StoredFigure is a figure as JSON in the store.
type StoredFigure struct {
	Rules       string           `json:"rules,omitempty"`
	Indicator   string           `json:"indicator"`
	Month       scoring.Month    `json:"month"`
	Points      scoring.Fraction `json:"points"`
	Max         scoring.Fraction `json:"max"`
	Target      scoring.Fraction `json:"target"`
	Numerator   int64            `json:"numerator"`
	Denominator int64            `json:"denominator"`
	DataTime    int64            `json:"dataTime,omitempty"`
}

// storedPayload is what a row of the outbox tells of beyond its columns.
type storedPayload struct {
	Changes []storedChange `json:"changes,omitempty"`
	outbox.Facts
}

// PackPayload is what a row of the outbox tells, as it is stored.
func PackPayload(changes []outbox.Change, facts outbox.Facts) (string, error) {
	stored := make([]storedChange, len(changes))
	for i, c := range changes {
		stored[i] = storedChange{Indicator: c.Indicator, To: PackFigure(c.To), Since: storage.Seconds(c.Since)}
		if c.From != nil {
			stored[i].From = new(PackFigure(*c.From))
		}
	}
	text, err := json.Marshal(storedPayload{stored, facts})
	return string(text), err
}

// PackFigure is a figure as it is stored.
func PackFigure(f outbox.Figure) StoredFigure {
	return StoredFigure{
		Rules: f.Rules, Indicator: f.Indicator, Month: f.Month, Points: f.Points, Max: f.Max, Target: f.Target,
		Numerator: f.Tally.Numerator, Denominator: f.Tally.Denominator, DataTime: storage.Seconds(f.DataTime),
	}
}

func (s *Store) unpackPayload(text string) ([]outbox.Change, outbox.Facts, error) {
	var stored storedPayload
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, outbox.Facts{}, err
	}
	var changes []outbox.Change
	for _, c := range stored.Changes {
		change := outbox.Change{Indicator: c.Indicator, To: s.UnpackFigure(c.To), Since: s.file.Instant(c.Since)}
		if c.From != nil {
			change.From = new(s.UnpackFigure(*c.From))
		}
		changes = append(changes, change)
	}
	return changes, stored.Facts, nil
}

// UnpackFigure reads what PackFigure wrote.
func (s *Store) UnpackFigure(f StoredFigure) outbox.Figure {
	return outbox.Figure{
		Rules: f.Rules, Indicator: f.Indicator, Month: f.Month, Points: f.Points, Max: f.Max, Target: f.Target,
		Tally: scoring.Tally{Numerator: f.Numerator, Denominator: f.Denominator}, DataTime: s.file.Instant(f.DataTime),
	}
}

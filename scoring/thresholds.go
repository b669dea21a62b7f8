package scoring

import (
	"fmt"
	"strconv"
)

// Thresholds is how much must be known before something is said of it. An authority may set each number; these are choices of ours.
type Thresholds struct {
	LeastDays     int // working days of data from which a running month is judged
	LeastDossiers int // dossiers of a unit from which its running month is judged
	WarnDossiers  int // dossiers counted for an indicator from which a warning by it opens
	OldDays       int // working days from which data are called old
	SilentDays    int // working days from which data are too old to tell officers of
}

// DefaultThresholds is what holds where nothing is set.
func DefaultThresholds() Thresholds {
	return Thresholds{LeastDays: 5, LeastDossiers: 5, WarnDossiers: 5, OldDays: 3, SilentDays: 10}
}

// ThresholdKeys are the keys of settings that make Thresholds, in the order in which they are shown.
func ThresholdKeys() []string {
	return []string{"least-days", "least-dossiers", "warn-dossiers", "old-days", "silent-days"}
}

// MostThreshold bounds what may be set: nobody waits for more than a year.
const MostThreshold = 250

// NewThresholds are those of an authority's settings by key; what is not set, or is no number from 1 to 250, is as by default.
func NewThresholds(settings map[string]string) Thresholds {
	t := DefaultThresholds()
	for i, key := range ThresholdKeys() {
		text, set := settings[key]
		if !set {
			continue // every question comes by here
		}
		if n, err := ParseThreshold(text); err == nil {
			*t.field(i) = n
		}
	}
	return t
}

// ParseThreshold reads a number of the thresholds as it is set.
func ParseThreshold(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > MostThreshold {
		return 0, fmt.Errorf("%q is no number from 1 to %d", text, MostThreshold)
	}
	return n, nil
}

// Value is the number that a key of ThresholdKeys stands for; 0 for any other.
func (p Thresholds) Value(key string) int {
	for i, k := range ThresholdKeys() {
		if k == key {
			return *p.field(i)
		}
	}
	return 0
}

func (p *Thresholds) field(i int) *int {
	return []*int{&p.LeastDays, &p.LeastDossiers, &p.WarnDossiers, &p.OldDays, &p.SilentDays}[i]
}

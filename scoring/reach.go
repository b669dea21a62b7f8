package scoring

import "time"

// Reach is up to when the newest data of a unit reach, of whatever month.
type Reach struct {
	Unit, Name string
	Until      time.Time
}

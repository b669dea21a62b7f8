package notice

import (
	"encoding/json"
	"time"
)

// StoredWarning is an open warning as the store keeps it: an indicator of a unit that fell under its target.
type StoredWarning struct {
	Unit      string // code
	Indicator string
	Since     time.Time
	Payload   json.RawMessage // what is known of it, in the form of who decides
}

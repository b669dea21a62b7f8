package telegram

import (
	"encoding/json"
	"fmt"
)

// maxShape caps what is kept of an update that cannot be read.
const maxShape = 4096

// setAside is what is kept of an update that cannot be read. ok is false when not even its id can be.
func setAside(raw []byte, cause error) (a SetAside, ok bool) {
	var u struct {
		ID *int64 `json:"update_id"`
	}
	if json.Unmarshal(raw, &u) != nil || u.ID == nil {
		return SetAside{}, false
	}
	return SetAside{ID: *u.ID, Reason: cut(cause.Error(), 500), Body: shape(raw)}, true
}

// shape is JSON with every text replaced by its length: enough to see why it could not be read, and nobody's name,
// number or words in it.
func shape(raw []byte) []byte {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return fmt.Appendf(nil, "%d bytes that are not JSON", len(raw))
	}
	body, err := json.Marshal(blank(value))
	if err != nil {
		return fmt.Appendf(nil, "%d bytes", len(raw))
	}
	return body[:min(len(body), maxShape)]
}

func blank(value any) any {
	switch v := value.(type) {
	case string:
		return fmt.Sprintf("text of %d bytes", len(v))
	case []any:
		for i := range v {
			v[i] = blank(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = blank(v[k])
		}
	}
	return value
}

package telegram

import (
	"encoding/json"
	"fmt"
)

// maxShape and maxReason cap what is kept of an update that cannot be read.
const (
	maxShape  = 4096
	maxReason = 500
)

// highest is the highest id of an update that is believed. Telegram's ids are positive and of 32 bits; an offset behind a much higher
// one, or a negative one, would have it forget what waits.
const highest = 1 << 53

// setAside is what is kept of an update that cannot be read. ok is false when not even its id can be.
func setAside(raw []byte, cause error) (a SetAside, ok bool) {
	var u struct {
		ID *int64 `json:"update_id"`
	}
	if json.Unmarshal(raw, &u) != nil || !isUpdateID(u.ID) {
		return SetAside{}, false
	}
	return SetAside{ID: *u.ID, Reason: cutUnits(cause.Error(), maxReason), Body: jsonShape(raw)}, true
}

// isUpdateID says whether an id can be that of an update.
func isUpdateID(id *int64) bool { return id != nil && *id > 0 && *id <= highest }

// jsonShape is JSON with every text replaced by its length: enough to see why it could not be read, and nobody's name,
// number or words in it.
func jsonShape(raw []byte) []byte {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return fmt.Appendf(nil, "%d bytes that are not JSON", len(raw))
	}
	body, err := json.Marshal(blankTexts(value))
	if err != nil {
		return fmt.Appendf(nil, "%d bytes", len(raw))
	}
	return body[:min(len(body), maxShape)]
}

func blankTexts(value any) any {
	switch v := value.(type) {
	case string:
		return fmt.Sprintf("text of %d bytes", len(v))
	case []any:
		for i := range v {
			v[i] = blankTexts(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = blankTexts(v[k])
		}
	}
	return value
}

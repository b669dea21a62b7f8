package conversation

import (
	"slices"
	"testing"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/outbox"
)

// compose words notices; some is false when the message tells of none of them.
func compose(t *testing.T, h *chat.Desk, person int64, rows []outbox.Row, at time.Time) (m bot.Message, some bool, err error) {
	t.Helper()
	m, moot, err := h.Compose(t.Context(), person, rows, at)
	return m, slices.Contains(moot, ""), err
}

// told is a notice about the open warning of xã Háng Lìa, as it was when it was decided.
func told(f *fake, reason outbox.Reason) outbox.Row {
	x := f.watches[hangLia].Warnings[0]
	return outbox.Row{Unit: hangLia, Reason: reason, Changes: []outbox.Change{{Indicator: "TD", From: new(x.Opened), To: x.Opened, Since: x.Since}}}
}

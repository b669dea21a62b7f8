package house

import (
	"motcua/scoring/export/reader"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// Importer takes files in, and tells people what that changes.
func (h *House) Importer(s Settings) *ledger.Ledger {
	return &ledger.Ledger{Store: h.Store, Rules: h.Rules, Zone: s.Zone, Now: s.Clock.Now, Days: s.Workdays, Limits: sheet.CommandLine()}
}

// Uploads takes files in on behalf of somebody in a chat, so that the last one can be taken back. Each is read in a process
// of its own: whatever it does to that, the chats are answered.
func (h *House) Uploads(s Settings, by int64) *ledger.Ledger {
	im := h.Importer(s)
	im.By, im.Limits, im.Keep = by, sheet.Chat(), true
	im.Opener = (&reader.Reader{Bounds: s.Reading, Log: s.Log}).Open
	return im
}

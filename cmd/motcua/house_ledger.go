package main

import (
	"motcua/scoring/export/reader"
	"motcua/scoring/export/sheet"
	"motcua/scoring/ledger"
)

// importer takes files in, and tells people what that changes.
func (h *house) importer(s settings) *ledger.Ledger {
	return &ledger.Ledger{Store: h.store, Rules: h.rules, Zone: s.zone, Now: s.clock.Now, Days: s.workdays, Limits: sheet.CommandLine()}
}

// uploads takes files in on behalf of somebody in a chat, so that the last one can be taken back. Each is read in a process
// of its own: whatever it does to that, the chats are answered.
func (h *house) uploads(s settings, by int64) *ledger.Ledger {
	im := h.importer(s)
	im.By, im.Limits, im.Keep = by, sheet.Chat(), true
	im.Opener = (&reader.Reader{Bounds: s.reading, Log: s.log}).Open
	return im
}

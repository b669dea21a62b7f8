package warnings

import (
	"testing"

	"motcua/bot/chat"
)

// A button says for years what it said when it was sent.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	for data, link := range map[string]chat.Link{
		"1:warn::000.10.32.H18":             toList.Link(ofUnit{Unit: "000.10.32.H18"}),
		"1:warn:::2":                        toList.Link(ofUnit{Page: 2}),
		"1:known::000.10.32.H18:1732238160": toKnown.Link(shownUntil{Unit: "000.10.32.H18", Until: "1732238160"}),
		"1:later:::1732238160":              toRemindLater.Link(shownUntil{Until: "1732238160"}),
		"1:ack::000.10.32.H18":              toKnownOld.Link(ofUnit{Unit: "000.10.32.H18"}),
		"1:snooze::":                        toLaterOld.Link(ofUnit{}),
	} {
		if written, ok := link.Data(); !ok || written != data {
			t.Errorf("%+v becomes %q, want %q", link, written, data)
		}
	}
}

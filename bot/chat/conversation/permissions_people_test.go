package conversation

import (
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
)

// peopleItems are links about the chair of Háng Lìa, number 2.
var peopleItems = map[chat.Destination]struct{ unit, item string }{
	"people":   {chattest.XaHangLia, ""},
	"person":   {"", "2"},
	"addrole":  {chattest.XaHangLia, "2,officer"},
	"mvrole":   {chattest.XaPhiNhu, "2,chair," + chattest.XaHangLia},
	"drop":     {chattest.XaHangLia, "2,chair"},
	"remove":   {"", "2"},
	"dayoff":   {"", "2024-07-15,1"},
	"dayback":  {"", "1721000000"},
	"label":    {"", "2"},
	"keeplab":  {"", "2,a1b2c3"},
	"droplab":  {"", "2"},
	"handover": {chattest.XaHangLia, chattest.XaPhiNhu},
	"invite":   {chattest.XaHangLia, "officer,1,3"},
	"revoke":   {"", "0123456789abcdef"},
}

func TestWhoWasRemovedSeesNothingAtTheNextPress(t *testing.T) {
	h := openHouse(t)
	theirs, mine := h.talk(chattest.Chair), h.talk(chattest.Admin)
	card := "1:detail:2024-06:" + chattest.XaHangLia
	press := func() string {
		theirs.Press(card)
		return tells(theirs.Last)
	}
	if got := press(); got != whole {
		t.Fatalf("the chair is told %s", got)
	}
	mine.Press("1:mvrole::" + chattest.XaPhiNhu + ":2,chair," + chattest.XaHangLia + ",yes")
	if got := press(); got != standing {
		t.Errorf("moved, they are told %s", got)
	}
	mine.Press("1:remove:::2,yes")
	if got := press(); got != nothing || !theirs.Last.Messages[0].NoKeys {
		t.Errorf("removed, they are told %s", got)
	}
}

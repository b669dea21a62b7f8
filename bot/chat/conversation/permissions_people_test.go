package conversation

import (
	"testing"

	"motcua/bot/chat"
)

// peopleItems are links about the chair of Háng Lìa, number 14.
var peopleItems = map[chat.Destination]struct{ unit, item string }{
	"people":   {hangLia, ""},
	"person":   {"", "14"},
	"addrole":  {hangLia, "14,officer"},
	"mvrole":   {phiNhu, "14,chair," + hangLia},
	"drop":     {hangLia, "14,chair"},
	"remove":   {"", "14"},
	"handover": {hangLia, phiNhu},
	"invite":   {hangLia, "officer,1,3"},
	"revoke":   {"", "0123456789abcdef"},
}

func TestWhoWasRemovedSeesNothingAtTheNextPress(t *testing.T) {
	f := newFake(t)
	theirs, mine := newChat(t, f, chair, "vi"), newChat(t, f, admin, "vi")
	card := "1:detail:2024-06:" + hangLia
	if tells(theirs.press(card)) != whole {
		t.Fatal(shown(theirs.last))
	}
	mine.press("1:mvrole::" + phiNhu + ":14,chair," + hangLia + ",yes")
	if got := tells(theirs.press(card)); got != standing {
		t.Errorf("moved, they are told %s", got)
	}
	mine.press("1:remove:::14,yes")
	if got := tells(theirs.press(card)); got != nothing || !theirs.last.Messages[0].NoKeys {
		t.Errorf("removed, they are told %s", got)
	}
}

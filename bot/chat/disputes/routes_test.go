package disputes

import (
	"testing"

	"motcua/bot/chat"
	"motcua/bot/chat/chattest"
	"motcua/scoring"
)

// A button says for years what it said when it was sent.
func TestButtonsAreAsTheyWereSent(t *testing.T) {
	for data, c := range map[string]struct {
		link     chat.Link
		protects bool
	}{
		"1:dwhy:2024-06::" + lateInJune:           {toReasons.Link(ofDossier{Month: "2024-06", Dossier: lateInJune}), false},
		"1:dfile:2024-06::due@" + lateInJune:      {toConfirm.Link(forReason{Month: "2024-06", Reason: scoring.WrongDue, Dossier: lateInJune}), false},
		"1:dsend:2024-06::unsynced@" + lateInJune: {toSend.Link(forReason{Month: "2024-06", Reason: scoring.NotSynced, Dossier: lateInJune}), false},
		"1:dword:2024-06::" + lateInJune:          {toAskWords.Link(ofDossier{Month: "2024-06", Dossier: lateInJune}), false},
		"1:dsay:2024-06::a1b2c3@" + lateInJune:    {toSendWords.Link(inWords{Month: "2024-06", Sum: "a1b2c3", Dossier: lateInJune}), false},
		"1:ddrop::":                               {toDrop.Link(struct{}{}), false},
		"1:dback:::12":                            {toWithdraw.Link(ofOwn{ID: 12}), false},
		"1:dback:::12,yes":                        {toWithdraw.Link(ofOwn{ID: 12, Yes: true}), false},
		"1:dlist::" + chattest.XaHangLia + ":2":   {toList.Link(ofUnit{Unit: chattest.XaHangLia, Page: 2}), true},
		"1:dlist::":                               {toList.Link(ofUnit{}), true},
		"1:dyes:::12":                             {toAccept.Link(ofDispute{ID: 12}), false},
		"1:dno:::12":                              {toReject.Link(ofDispute{ID: 12}), false},
	} {
		row := chat.Row(chat.Button("x", c.link))
		if len(row) != 1 || row[0].Data != data || row[0].Protects != c.protects {
			t.Errorf("%+v becomes %+v, want %q, protecting: %v", c.link, row, data, c.protects)
		}
	}
}

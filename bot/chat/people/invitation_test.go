package people

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"motcua/bot/chat/chattest"
	"motcua/scoring/people"
)

func TestConfirmationWithoutItsMessageMakesNoInvitation(t *testing.T) {
	o := open(t, "motcua_bot")
	o.update++
	reply := o.pressUnder(chattest.Admin, "1:invite::"+chattest.XaHangLia+":officer,1,3,yes", 0)
	if len(o.offers()) > 0 || !strings.Contains(chattest.Shown(reply), "Nút này không còn hiệu lực") {
		t.Errorf("%d invitations: %s", len(o.offers()), chattest.Shown(reply))
	}
}

func TestPressGivesTheSameInvitationsHoweverOftenItIsMade(t *testing.T) {
	const two, sheet = "1:invite::" + chattest.XaHangLia + ":officer,2,3,yes", "1:invite:::chair,all,7,yes"
	o := open(t, "motcua_bot")
	for _, data := range []string{two, sheet} {
		first := o.press(chattest.Admin, data)
		n := len(o.offers())
		if again := o.press(chattest.Admin, data); !reflect.DeepEqual(first, again) || len(o.offers()) != n || len(first.Messages[0].Buttons) > 0 {
			t.Errorf("%s, %d invitations then %d: %s", data, n, len(o.offers()), chattest.Shown(again))
		}
	}
	const units = 14
	if got := len(o.offers()); got != 2+units {
		t.Errorf("there are %d invitations, want 2 and %d", got, units)
	}
	// Another admin's press, another message and another choice give others.
	o.give(chattest.Officer, people.Grant{Role: people.Admin})
	o.press(chattest.Officer, two)
	o.update++
	o.pressUnder(chattest.Admin, two, 78)
	o.press(chattest.Admin, "1:invite::"+chattest.XaHangLia+":officer,2,7,yes")
	if got := len(o.offers()); got != 2+units+6 {
		t.Errorf("there are %d invitations, want 6 more", got)
	}
	var ids []string
	for _, offered := range o.offers() {
		ids = append(ids, offered.ID())
	}
	if _, err := o.store.Revoke(t.Context(), ids, chattest.Admin); err != nil {
		t.Fatal(err)
	}
	if got := o.press(chattest.Admin, sheet); len(got.Messages) != 1 || len(o.offers()) > 0 {
		t.Errorf("a sheet that is over: %s", chattest.Shown(got))
	}
	if got := chattest.Shown(o.press(chattest.Admin, two)); strings.Contains(got, "t.me") || !strings.Contains(got, "thu hồi") {
		t.Errorf("revoked invitations: %s", got)
	}
}

func TestSheetForThoseWhoLackSomebodyKeepsItsCodesWhenItIsShorter(t *testing.T) {
	o := open(t, "motcua_bot")
	const data = "1:invite:::chair,lack,3,yes"
	o.press(chattest.Admin, data)
	before := o.offers()
	if len(before) != 13 {
		t.Fatalf("%d invitations for the 13 units without a chair", len(before))
	}
	o.give(chattest.Officer, people.Grant{Role: people.Chair, Unit: chattest.XaPhiNhu})
	o.pressUnder(chattest.Admin, data, 77)
	if !reflect.DeepEqual(before, o.offers()) {
		t.Errorf("%+v\nhas become\n%+v", before, o.offers())
	}
}

// What is made by two presses is revoked apart, though it is for the same role and ends at the same instant.
func TestBatchIsWhatOnePressMade(t *testing.T) {
	o := open(t, "motcua_bot")
	const data = "1:invite:::chair,all,7,yes"
	o.press(chattest.Admin, data)
	mine := o.offers()[0]
	o.update++
	o.pressUnder(chattest.Admin, data, 78)
	batches := map[string]int{}
	for _, offered := range o.offers() {
		batches[offered.Batch]++
	}
	if len(batches) != 2 || batches[mine.Batch] != 14 {
		t.Fatalf("two sheets are the batches %v", batches)
	}
	if got := chattest.Shown(o.press(chattest.Admin, "1:revoke:::"+mine.ID())); !strings.Contains(got, "Thu hồi cả đợt (14)") {
		t.Errorf("it is asked\n%s", got)
	}
	o.press(chattest.Admin, "1:revoke:::"+mine.ID()+",same,yes")
	for _, left := range o.offers() {
		if left.Batch == mine.Batch {
			t.Errorf("%s of the batch is open", left.Number())
		}
	}
	if got := len(o.offers()); got != 14 {
		t.Errorf("%d invitations are open, want the 14 of the other sheet", got)
	}
}

// An invitation is revoked alone, or with those that were made with it.
func TestInvitationsAreRevoked(t *testing.T) {
	o := open(t, "motcua_bot")
	o.press(chattest.Admin, "1:invite::"+chattest.XaHangLia+":officer,3,3,yes")
	o.press(chattest.Admin, "1:invite::"+chattest.XaHangLia+":officer,1,7,yes")
	ids := func() (ids []string) {
		for _, offered := range o.offers() {
			ids = append(ids, offered.ID())
		}
		return ids
	}
	first, last := ids()[0], ids()[3]
	if got := chattest.Shown(o.press(chattest.Admin, "1:revoke:::"+first)); !strings.Contains(got, "3") || len(o.offers()) != 4 {
		t.Errorf("before it is confirmed %d are open: %s", len(o.offers()), got)
	}
	for range 2 {
		if o.press(chattest.Admin, "1:revoke:::"+first+",yes"); len(o.offers()) != 3 || slices.Contains(ids(), first) {
			t.Errorf("%d are open", len(o.offers()))
		}
	}
	if o.press(chattest.Admin, "1:revoke:::"+ids()[0]+",same,yes"); len(o.offers()) != 1 || ids()[0] != last {
		t.Errorf("%d are open", len(o.offers()))
	}
}

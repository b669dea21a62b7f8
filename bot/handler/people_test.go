package handler

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// peopleItems are links about the chair of Háng Lìa, number 14.
var peopleItems = map[chat.Destination]struct{ unit, item string }{
	view.ToPeople:   {hangLia, ""},
	view.ToPerson:   {"", "14"},
	view.ToAddRole:  {hangLia, "14,officer"},
	view.ToMoveRole: {phiNhu, "14,chair," + hangLia},
	view.ToDropRole: {hangLia, "14,chair"},
	view.ToRemove:   {"", "14"},
	view.ToHandOver: {hangLia, phiNhu},
	view.ToInvite:   {hangLia, "officer,1,3"},
	view.ToRevoke:   {"", "0123456789abcdef"},
}

func TestNobodyButAdminsChangesAnything(t *testing.T) {
	for to, link := range peopleItems {
		data, ok := chat.Link{To: to, Unit: link.unit, Item: link.item + "," + chat.Yes}.Data()
		if !ok {
			t.Fatalf("%s does not fit into a button", to)
		}
		for _, person := range []int64{stranger, removed, officer, chair, both} {
			f := newFake(t)
			before := maps.Clone(f.people)
			reply := newChat(t, f, person, "vi").press(data)
			if !reflect.DeepEqual(f.people, before) || len(f.offers) > 0 || len(reply.Menus) > 0 || reply.Commands != nil {
				t.Errorf("%s by person %d changed something:\n%s", data, person, shown(reply))
			}
		}
	}
}

func TestEveryChangeCanBeAskedForTwice(t *testing.T) {
	for _, c := range []struct {
		says string
		link chat.Link
		want string // what they hold then
	}{
		{"a role more", chat.Link{To: view.ToAddRole, Unit: phiNhu, Item: "14,officer,yes"}, "chair " + hangLia + ", officer " + phiNhu},
		{"an admin's role", chat.Link{To: view.ToAddRole, Item: "14,admin,yes"}, "chair " + hangLia + ", admin"},
		{"a move", chat.Link{To: view.ToMoveRole, Unit: phiNhu, Item: "14,chair," + hangLia + ",yes"}, "chair " + phiNhu},
		{"a role less, the last", chat.Link{To: view.ToDropRole, Unit: hangLia, Item: "14,chair,yes"}, ""},
		{"a removal", chat.Link{To: view.ToRemove, Item: "14,yes"}, ""},
	} {
		f := newFake(t)
		talk := newChat(t, f, admin, "vi")
		data, ok := c.link.Data()
		if !ok {
			t.Fatal(c.says)
		}
		first := talk.press(data)
		talk.update--
		again := talk.press(data)
		var held []string
		for _, g := range f.people[chair].Grants {
			held = append(held, strings.TrimSpace(string(g.Role)+" "+g.Unit))
		}
		if got := strings.Join(held, ", "); got != c.want || !reflect.DeepEqual(first, again) {
			t.Errorf("%s: they hold %q, want %q; at first\n%s\nthen\n%s", c.says, got, c.want, shown(first), shown(again))
		}
		if len(first.Menus) != 1 || first.Menus[0].Chat != chair || !reflect.DeepEqual(first.Menus[0].Commands, talk.handler.Menus(f.people[chair])) {
			t.Errorf("%s: the menus are %+v", c.says, first.Menus)
		}
		if strings.Contains(shown(first), "14,") || first.Messages[0].Edit != 77 {
			t.Errorf("%s: %s", c.says, shown(first))
		}
	}
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

func TestTheLastAdminStaysOne(t *testing.T) {
	for _, data := range []string{"1:drop:::15,admin,yes", "1:remove:::15,yes"} {
		f := newFake(t)
		talk := newChat(t, f, admin, "vi")
		if got := shown(talk.press(data)); !strings.Contains(got, "quản trị cuối cùng") || !f.people[admin].Is(people.Admin) {
			t.Errorf("%s: %s", data, got)
		}
		f.people[chair] = people.Person{ID: chair, Grants: []people.Grant{{Role: people.Admin}}}
		if got := talk.press(data); tells(got) != nothing || f.people[admin].Known() || got.Commands == nil || len(got.Messages[0].Buttons) > 0 {
			t.Errorf("%s of oneself: %s", data, shown(got))
		}
	}
}

func TestButtonsAboutPeopleThatSayNonsenseExplainThemselves(t *testing.T) {
	for _, data := range []string{
		"1:people:::nowhere", "1:person:::", "1:person:::x", "1:person:::99", "1:person:::14,officer", "1:addrole:::14,king", "1:addrole::" + hangLia + ":14,admin",
		"1:mvrole:::14", "1:mvrole:::14,chair", "1:mvrole:::14,admin,", "1:drop:::14,chair", "1:drop::" + hangLia + ":14,admin", "1:drop:::14", "1:remove:::14,chair,yes",
		"1:invite:::king", "1:invite::" + hangLia + ":admin", "1:invite::" + hangLia + ":officer,6", "1:invite::" + hangLia + ":officer,0", "1:invite::" + hangLia + ":officer,all",
		"1:invite:::admin,all", "1:invite::" + hangLia + ":officer,1,31", "1:invite::" + hangLia + ":officer,1,0", "1:invite::" + hangLia + ":officer,1,yes", "1:invite:::,yes",
		"1:invite::" + hangLia + ":officer,1,3,4", "1:revoke:::0123456789abcdef,all,yes", "1:revoke:::0123456789abcdef,same",
	} {
		f := newFake(t)
		before := maps.Clone(f.people)
		if got := shown(newChat(t, f, admin, "vi").press(data)); !strings.Contains(got, "Nút này đã cũ") || !reflect.DeepEqual(f.people, before) || len(f.offers) > 0 {
			t.Errorf("%s: %s", data, got)
		}
	}
}

func TestAConfirmationWithoutItsMessageMakesNoInvitation(t *testing.T) {
	f := newFake(t)
	reply := newChat(t, f, admin, "vi").ask(bot.Request{Press: &bot.Press{ID: "1", Data: "1:invite::" + hangLia + ":officer,1,3,yes"}})
	if len(f.offers) > 0 || !strings.Contains(shown(reply), "Nút này đã cũ") {
		t.Errorf("%d invitations: %s", len(f.offers), shown(reply))
	}
}

func TestAPressGivesTheSameInvitationsHoweverOftenItIsMade(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	for _, data := range []string{"1:invite::" + hangLia + ":officer,2,3,yes", "1:invite:::chair,all,7,yes"} {
		first := talk.press(data)
		n := len(f.offers)
		if again := talk.press(data); !reflect.DeepEqual(first, again) || len(f.offers) != n || len(first.Messages[0].Buttons) > 0 {
			t.Errorf("%s, %d invitations then %d: %s", data, n, len(f.offers), shown(again))
		}
	}
	if len(f.offers) != 5 {
		t.Errorf("there are %d invitations, want 2 and 3", len(f.offers))
	}
	// Another admin's press, another message and another choice give others.
	f.people[both] = people.Person{ID: both, Grants: []people.Grant{{Role: people.Admin}}}
	newChat(t, f, both, "vi").press("1:invite::" + hangLia + ":officer,2,3,yes")
	talk.ask(bot.Request{Press: &bot.Press{ID: "1", Data: "1:invite::" + hangLia + ":officer,2,3,yes", Message: 78}})
	talk.press("1:invite::" + hangLia + ":officer,2,7,yes")
	if len(f.offers) != 11 {
		t.Errorf("there are %d invitations, want 11", len(f.offers))
	}
	for i := range f.offers {
		f.offers[i].State = people.Used
	}
	if got := shown(talk.press("1:invite:::chair,all,7,yes")); !strings.Contains(got, "đã dùng") || len(talk.last.Messages) != 1 {
		t.Errorf("a sheet that is over: %s", got)
	}
	if got := shown(talk.press("1:invite::" + hangLia + ":officer,2,3,yes")); strings.Contains(got, "t.me") || !strings.Contains(got, "đã có người dùng") {
		t.Errorf("used invitations: %s", got)
	}
}

func TestASheetForThoseWhoLackSomebodyKeepsItsCodesWhenItIsShorter(t *testing.T) {
	f := newFake(t)
	talk := newChat(t, f, admin, "vi")
	data := "1:invite:::chair,lack,3,yes"
	talk.press(data)
	if len(f.offers) != 2 {
		t.Fatalf("%d invitations for the two units without a chair", len(f.offers))
	}
	f.people[officer] = people.Person{ID: officer, Grants: []people.Grant{{Role: people.Chair, Unit: phiNhu}}}
	talk.update--
	talk.press(data)
	if len(f.offers) != 2 || f.offers[1].Grant.Unit != nongU {
		t.Errorf("%+v", f.offers)
	}
}

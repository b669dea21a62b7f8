package people

import (
	"testing"

	"motcua/bot/chat"
	"motcua/scoring/people"
)

// What buttons carry is written as it always was: those that are out there stay good.
func TestButtonsAreWrittenAsTheyAlwaysWere(t *testing.T) {
	for want, l := range map[string]chat.Link{
		"1:people:::":                          toPeople.Link(ofList{}),
		"1:people:::all:2":                     toPeople.Link(ofList{List: listAll, Page: 2}),
		"1:people::000.10.32.H18:":             toPeople.Link(ofList{Unit: "000.10.32.H18"}),
		"1:person:::14":                        toPerson.Link(ofPerson{14}),
		"1:addrole:::14":                       toAddRole.Link(addition{Number: 14}),
		"1:addrole:::14,officer:1":             toAddRole.Link(addition{Number: 14, Role: people.Officer, Page: 1}),
		"1:addrole::A:14,officer,yes":          toAddRole.Link(addition{Unit: "A", Number: 14, Role: people.Officer, Yes: true}),
		"1:mvrole:::14,chair,A":                toMoveRole.Link(move{Number: 14, Role: people.Chair, From: "A"}),
		"1:mvrole::B:14,chair,A,yes":           toMoveRole.Link(move{Unit: "B", Number: 14, Role: people.Chair, From: "A", Yes: true}),
		"1:drop:::14,admin":                    toDropRole.Link(roleRemoval{Number: 14, Role: people.Admin}),
		"1:drop::A:14,chair,yes":               toDropRole.Link(roleRemoval{Unit: "A", Number: 14, Role: people.Chair, Yes: true}),
		"1:remove:::14":                        toRemove.Link(removal{Number: 14}),
		"1:remove:::14,yes":                    toRemove.Link(removal{Number: 14, Yes: true}),
		"1:label:::14":                         toLabel.Link(ofPerson{14}),
		"1:keeplab:::14,a1b2c3":                toKeepLabel.Link(newLabel{14, "a1b2c3"}),
		"1:droplab:::14,yes":                   toDropLabel.Link(removal{Number: 14, Yes: true}),
		"1:handover::A:B,yes":                  toHandOver.Link(handover{Unit: "A", Heir: "B", Yes: true}),
		"1:invite:::":                          toInvite.Link(inviteRequest{}),
		"1:invite::A:officer":                  toInvite.Link(inviteRequest{Unit: "A", Role: people.Officer}),
		"1:invite::A:officer,2,3,yes":          toInvite.Link(inviteRequest{Unit: "A", Role: people.Officer, Many: "2", Days: 3, Yes: true}),
		"1:invite:::chair,lack,7":              toInvite.Link(inviteRequest{Role: people.Chair, Many: forLacking, Days: 7}),
		"1:invs::":                             toInvitations.Link(ofPage{}),
		"1:invs:::1":                           toInvitations.Link(ofPage{1}),
		"1:revoke:::0123456789abcdef":          toRevoke.Link(revocation{ID: "0123456789abcdef"}),
		"1:revoke:::0123456789abcdef,yes":      toRevoke.Link(revocation{"0123456789abcdef", revokeOne}),
		"1:revoke:::0123456789abcdef,same,yes": toRevoke.Link(revocation{"0123456789abcdef", revokeTogether}),
	} {
		if got, ok := l.Data(); !ok || got != want {
			t.Errorf("a button carries %q, want %q", got, want)
		}
	}
}

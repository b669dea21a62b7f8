package people

import (
	"motcua/bot/chat"
	"motcua/scoring/people"
)

// What the room's buttons lead to. A person is named by their number. What changes something asks first, and its button confirms.
const (
	toPeople      chat.Route[ofList]        = "people"   // who is registered: at a glance, one of the lists, or of a unit
	toPerson      chat.Route[ofPerson]      = "person"   // somebody
	toAddRole     chat.Route[addition]      = "addrole"  // gives somebody one role more; asks for what is missing
	toMoveRole    chat.Route[move]          = "mvrole"   // moves a role of somebody to another unit
	toDropRole    chat.Route[roleRemoval]   = "drop"     // takes a role from somebody
	toRemove      chat.Route[removal]       = "remove"   // takes all roles from somebody
	toLabel       chat.Route[ofPerson]      = "label"    // asks what somebody is called
	toKeepLabel   chat.Route[newLabel]      = "keeplab"  // has somebody called as was written
	toDropLabel   chat.Route[removal]       = "droplab"  // has somebody called by their number alone
	toHandOver    chat.Route[handover]      = "handover" // gives the people of a unit that has ended to another
	toInvite      chat.Route[inviteRequest] = "invite"   // makes invitations; asks for what is missing
	toInvitations chat.Route[ofPage]        = "invs"     // the open ones
	toRevoke      chat.Route[revocation]    = "revoke"   // ends an invitation, or all that were made with it
)

// ofList carries one of the lists below, or a unit; with neither it is the whole at a glance.
type ofList struct {
	Unit string
	List string
	Page int
}

// The lists.
const (
	listAll     = "all"    // all who hold a role, by unit
	listOffice  = "office" // the admins
	listGone    = "gone"   // whom no message reaches
	listMissing = "none"   // units with nobody in a role
	listMerged  = "merged" // units that have ended and still have people
)

// ofPage carries a page of a list.
type ofPage struct{ Page int }

// ofPerson carries somebody's number.
type ofPerson struct{ Number int }

// addition is a role that somebody is given: "12,officer".
type addition struct {
	Unit   string
	Number int
	Role   people.Role `optional:"yes"`
	Yes    bool        `optional:"yes"`
	Page   int         // of the units to choose from
}

// move is a role of somebody that is moved to a unit: "12,officer,000.10.32.H18".
type move struct {
	Unit   string // where it is held then; "" asks
	Number int
	Role   people.Role
	From   string
	Yes    bool `optional:"yes"`
	Page   int  // of the units to choose from
}

// roleRemoval is a role that is taken from somebody: "12,officer".
type roleRemoval struct {
	Unit   string
	Number int
	Role   people.Role
	Yes    bool `optional:"yes"`
}

// newLabel is what somebody is to be called: the label was written, and this is its sum.
type newLabel struct {
	Number int
	Sum    string
}

// removal takes all roles from somebody, or what they are called.
type removal struct {
	Number int
	Yes    bool `optional:"yes"`
}

// handover gives the people of a unit to its heir.
type handover struct {
	Unit string
	Heir string
	Yes  bool `optional:"yes"`
}

// inviteRequest says what invitations are wanted, as far as that is said: "officer,2,3" is two, for three days.
type inviteRequest struct {
	Unit string
	Role people.Role // "" when not said
	Many string      `optional:"yes"` // a number, or forAll or forLacking; "" when not said
	Days int         `optional:"yes"` // 0 when not said
	Yes  bool        `optional:"yes"`
	Page int         // of the units to choose from
}

// revocation ends an invitation of a name, when the answer says so.
type revocation struct {
	ID     string
	Answer string `optional:"yes"` // revokeOne or revokeTogether; "" asks
}

// What is revoked.
const (
	revokeOne      = "yes"      // the invitation
	revokeTogether = "same,yes" // all that were made with it
)

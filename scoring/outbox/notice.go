package outbox

import "time"

// Audience is to whom of a unit's people a notice goes.
type Audience string

// The audiences.
const (
	Officers  Audience = "officers" // the unit's officers; without any its chairs, without those the admins
	Chairs    Audience = "chairs"   // the unit's chairs
	Admins    Audience = "admins"
	Warned    Audience = "warned"  // those to whom something about the warning went out, or may have
	Unheard   Audience = "unheard" // as Officers, of what nobody has been told: nobody was there to be told
	Misled    Audience = "misled"  // those to whom the end of the warning went out, or may have
	OnePerson Audience = "person"  // Notice.Person
	Nobody    Audience = "nobody"  // what waits is not said any more, and nothing is said instead
)

// Notice is one thing to be told about a unit, before it is known who the people are.
type Notice struct {
	Unit      string
	Reason    Reason
	To        Audience
	Person    int64 // for OnePerson; of Acknowledged who did; 0 otherwise
	Changes   []Change
	NotBefore time.Time // out of the mute
	// Occasion tells apart what has the same reason and is about the same warnings: the day of a reminder, the step of
	// an escalation, the time of an end.
	Occasion string
}

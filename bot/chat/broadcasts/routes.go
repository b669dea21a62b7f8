package broadcasts

import "motcua/bot/chat"

// What the room's buttons lead to.
const (
	toStep     chat.Route[step]        = "bc"  // does something with a broadcast
	toReceived chat.Route[ofBroadcast] = "got" // says that the reader received it
)

// ofBroadcast carries a broadcast.
type ofBroadcast struct{ Broadcast int64 }

// step is what a button does with a broadcast: "12.7.grade.tot". Who changes a broadcast by one must have seen it as it is.
type step struct {
	Broadcast int64  // 0 for one that is still to be written
	Version   int64  `before:"."` // as it was when the button was shown
	Do        string `before:"."`
	With      string `before:"." optional:"yes"` // what else the step needs; "" for nothing
	Page      int
}

// The steps. Their names are in buttons that people keep.
const (
	stepWrite      = "write" // asks for the content, of a new one or of a draft
	stepOpen       = "open"  // shows it as it is
	stepRenew      = "renew" // takes up a draft that has expired
	stepWho        = "who"   // for whom it is
	stepEverybody  = "all"
	stepRole       = "role" // With a role, or "" for all
	stepUnits      = "units"
	stepGrades     = "grades"
	stepGrade      = "grade"
	stepLate       = "late"
	stepIndicators = "inds"
	stepIndicator  = "ind"
	stepEarlier    = "earlier" // which broadcast has not been confirmed
	stepSilent     = "silent"  // With that one's id
	stepNames      = "names"   // the units of the recipients
	stepConfirm    = "ack"     // with or without the button by which it is confirmed
	stepLook       = "look"
	stepTest       = "test"
	stepNow        = "now"
	stepLater      = "later"
	stepGo         = "go" // With the fingerprint of the recipients shown
	stepDrop       = "drop"
	stepPause      = "pause"
	stepResume     = "resume"
	stepStop       = "stop" // asks whether it is to be cancelled
	stepCancel     = "cancel"
	stepReport     = "report"
	stepFile       = "file"
	stepRemind     = "remind"
	stepRetry      = "retry"
)

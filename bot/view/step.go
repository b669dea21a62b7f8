package view

import (
	"motcua/bot/chat"
	"strconv"
	"strings"
)

// Step is what a button of a broadcast does. Who changes a broadcast by one must have seen it as it is.
type Step struct {
	ID      int64 // the broadcast; 0 for one that is still to be written
	Version int64 // as it was when the button was shown
	Do      string
	With    string // what else the step needs; "" for nothing
}

// The steps. Their names are in buttons that people keep.
const (
	StepWrite      = "write" // asks for the content, of a new one or of a draft
	StepOpen       = "open"  // shows it as it is
	StepRenew      = "renew" // takes up a draft that has expired
	StepWho        = "who"   // for whom it is
	StepEverybody  = "all"
	StepRole       = "role" // With a role, or "" for all
	StepUnits      = "units"
	StepGrades     = "grades"
	StepGrade      = "grade"
	StepLate       = "late"
	StepIndicators = "inds"
	StepIndicator  = "ind"
	StepEarlier    = "earlier" // which broadcast has not been confirmed
	StepSilent     = "silent"  // With that one's id
	StepNames      = "names"   // the units of the recipients
	StepConfirm    = "ack"     // with or without the button by which it is confirmed
	StepLook       = "look"
	StepTest       = "test"
	StepNow        = "now"
	StepLater      = "later"
	StepGo         = "go" // With the fingerprint of the recipients shown
	StepDrop       = "drop"
	StepPause      = "pause"
	StepResume     = "resume"
	StepStop       = "stop" // asks whether it is to be cancelled
	StepCancel     = "cancel"
	StepReport     = "report"
	StepFile       = "file"
	StepRemind     = "remind"
	StepRetry      = "retry"
)

// Link is the link of a step's button.
func (s Step) Link(page int) chat.Link {
	parts := []string{strconv.FormatInt(s.ID, 10), strconv.FormatInt(s.Version, 10), s.Do}
	if s.With != "" {
		parts = append(parts, s.With)
	}
	return chat.Link{To: ToBroadcast, Item: strings.Join(parts, "."), Page: page}
}

// ReadStep reads the Item of a link to ToBroadcast; false for what Link does not write.
func ReadStep(item string) (s Step, ok bool) {
	parts := strings.SplitN(item, ".", 4)
	if len(parts) < 3 {
		return s, false
	}
	id, err := strconv.ParseInt(parts[0], 10, 64)
	version, wrong := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || wrong != nil {
		return s, false
	}
	s = Step{ID: id, Version: version, Do: parts[2]}
	if len(parts) == 4 {
		s.With = parts[3]
	}
	return s, s.Link(0).Item == item
}

package disputes

import (
	"motcua/bot/chat"
	"motcua/scoring"
)

// What only this room's buttons lead to. A dossier's unit is left out, so that its code fits.
const (
	toReasons   chat.Route[ofDossier] = "dwhy"  // asks what is wrong with a dossier
	toConfirm   chat.Route[forReason] = "dfile" // asks whether to report it for one of the fixed reasons
	toSend      chat.Route[forReason] = "dsend" // reports it for that
	toAskWords  chat.Route[ofDossier] = "dword" // asks for what is wrong in words
	toSendWords chat.Route[inWords]   = "dsay"  // reports it in the words that were written
	toDrop      chat.Route[struct{}]  = "ddrop" // leaves a dispute that was not sent
	toWithdraw  chat.Route[ofOwn]     = "dback" // asks whether a dispute is withdrawn, then withdraws it
	toList      chat.Route[ofUnit]    = "dlist" // the disputes of a unit, or all that are open
	toAccept    chat.Route[ofDispute] = "dyes"
	toReject    chat.Route[ofDispute] = "dno"
)

// ofDossier carries a dossier by its code, which is disputed in a month.
type ofDossier struct {
	Month   scoring.Month
	Dossier string
}

// forReason carries one of the fixed reasons before the dossier.
type forReason struct {
	Month   scoring.Month
	Reason  scoring.DisputeReason
	Dossier string `before:"@"`
}

// hasFixedReason says whether it is one of the fixed reasons for a dossier.
func (p forReason) hasFixedReason() bool {
	return p.Dossier != "" && p.Reason.Known() && p.Reason != scoring.OtherReason
}

// inWords carries the sum of what was written before the dossier: the words themselves do not fit.
type inWords struct {
	Month   scoring.Month
	Sum     string
	Dossier string `before:"@"`
}

// sumOf tells words apart in a button that has room for little beside a code.
func sumOf(words string) string {
	const short = 6
	return scoring.Sum(words)[:short]
}

// ofDispute carries a dispute by its number.
type ofDispute struct{ ID int64 }

// ofOwn carries a dispute of the reader's, and that it is to be withdrawn.
type ofOwn struct {
	ID  int64
	Yes bool `optional:"yes"`
}

// ofUnit carries a page of a unit's disputes, "" for the reader's own unit or for all.
type ofUnit struct {
	Unit string
	Page int
}

// Protects says that the list takes the place of the message under which its button stands: it names dossiers.
func (ofUnit) Protects() bool { return true }

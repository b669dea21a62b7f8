package view

import "slices"

// Destination is what a button leads to.
type Destination string

// The destinations. Their names are in buttons that people keep for years: they are never given another meaning.
const (
	ToScorecard         Destination = "card"    // of Unit; in Month, or the latest
	ToDetails           Destination = "detail"  // the same with every indicator
	ToWhy               Destination = "why"     // how the figure Item of Unit's Month came about
	ToOverdue           Destination = "over"    // of Unit, or of all; now, or at the cut-off of Month
	ToOverdueUnits      Destination = "units"   // counts by unit, now
	ToDue               Destination = "due"     // due soon, of Unit
	ToRanking           Destination = "rank"    // of Month, or the latest
	ToRankingPicture    Destination = "rankpic" // the same as a picture
	ToTrend             Destination = "trend"   // of Unit, up to Month, or the latest
	ToWarnings          Destination = "warn"    // open, of Unit, or counts by unit
	ToKnown             Destination = "known"   // says that the reader knows of the warnings of Unit ("": of all that the message told of) that were opened up to the instant Item, in Unix seconds
	ToRemindLater       Destination = "later"   // asks to be reminded of them on the next working morning
	ToAcknowledge       Destination = "ack"     // the same as ToKnown, of those told of by now: in messages of earlier versions
	ToSnooze            Destination = "snooze"  // the same as ToRemindLater
	ToAskMonth          Destination = "askm"    // asks for the month of Unit's card
	ToAskUnit           Destination = "asku"    // asks for the unit whose card of Month is shown
	ToCancel            Destination = "cancel"  // leaves what is being asked
	ToLanguage          Destination = "lang"    // chooses Language
	ToSeen              Destination = "seen"    // says that the reader has seen the summary of Unit's Month
	ToUnseen            Destination = "unseen"  // whose chairs have not seen the summaries of Month, or of the latest
	ToRemindChairs      Destination = "remind"  // sends the summaries of Month again to those chairs
	ToOverview          Destination = "ov"      // of all units in Month, or the latest
	ToOverviewUnits     Destination = "ovunit"  // the units in it, by rank
	ToOverviewIndicator Destination = "ovind"   // the units in it, by the indicator Item; "" asks which
	ToHeat              Destination = "heat"    // the units in it by indicators, as a picture
)

// What admins do with files. The item is that of the file sent, for ToUndo that of the import.
const (
	ToTake        Destination = "take"
	ToDrop        Destination = "dropfile"
	ToRefusedRows Destination = "badrows"
	ToUndo        Destination = "undo" // asks; on page 1 does it

	ToMatch        Destination = "match"      // the fields of a file that is not recognised; with places behind its id, a field's columns
	ToLayouts      Destination = "layouts"    // the headers whose columns were matched by hand
	ToForgetLayout Destination = "forgetcols" // drops what was matched of the header Item

	ToColumn     Destination = "column"     // takes, of several columns for a field, the one whose sum stands behind the file's id
	ToPeriod     Destination = "period"     // takes a file as a list of a period: its id, the period and what it lists
	ToWords      Destination = "words"      // the words of a file that are not understood
	ToWord       Destination = "word"       // the meanings of the word whose sum stands behind the file's id; with one, teaches it
	ToTaught     Destination = "taught"     // the words that were taught
	ToForgetWord Destination = "forgetword" // drops what the word of the sum Item was taught to mean
	ToThresholds Destination = "limits"     // how much must be known before something is said of it; asks for the number Item
)

// The destinations of reports that a dossier's data are wrong. Unit is left out where the dossier tells it, so that its code fits.
const (
	ToDispute      Destination = "dpick" // asks which dossier of a page of the list Item of Unit's Month is reported
	ToDisputeWhy   Destination = "dwhy"  // asks what is wrong with the dossier Item in Month
	ToDisputeFile  Destination = "dfile" // asks whether to report it for one of the fixed reasons: Item is as Reported makes it
	ToDisputeSend  Destination = "dsend" // reports it for that
	ToDisputeWords Destination = "dword" // asks for what is wrong with the dossier Item in words
	ToDisputeSay   Destination = "dsay"  // reports it in the words that were written, whose Sum is the reason in the Item
	ToDisputeDrop  Destination = "ddrop" // leaves a report that was not sent
	ToWithdraw     Destination = "dback" // asks whether the report Item is withdrawn; with ",yes" withdraws it
	ToDisputes     Destination = "dlist" // reports of Unit, or all that are open
	ToAccept       Destination = "dyes"  // accepts the report Item
	ToReject       Destination = "dno"   // does not accept it
)

// Lists of ToDispute beside the codes of indicators, which stand for the dossiers missing from their numerators.
const (
	ListNow  = "now"  // what is overdue now
	ListThen = "then" // what was overdue at the cut-off of Month
)

// The destinations of admins who see to people. A person is named by their number. What changes something asks first: the Item
// of the button that does it ends in ",yes".
const (
	ToPeople      Destination = "people"   // who is registered: of Unit, or the list Item
	ToPerson      Destination = "person"   // the person Item
	ToAddRole     Destination = "addrole"  // gives the person the role Item "12,officer" for Unit; asks for what is missing
	ToMoveRole    Destination = "mvrole"   // moves the role Item "12,officer,000.10.32.H18" to Unit
	ToDropRole    Destination = "drop"     // takes the role Item "12,officer" for Unit
	ToRemove      Destination = "remove"   // takes all roles from the person Item
	ToHandOver    Destination = "handover" // gives the people of Unit, which is merged, to the unit Item
	ToInvite      Destination = "invite"   // invitations Item "officer,2,3", that is role, how many and for how many days, for Unit
	ToInvitations Destination = "invs"     // the open ones
	ToRevoke      Destination = "revoke"   // ends the invitation Item, or "…,same" all that were made with it
)

// The targets of indicators, which admins set: chỉ tiêu.
const (
	ToTargets       Destination = "aims"    // of Unit, or for all
	ToTarget        Destination = "aim"     // the same of the indicator Item
	ToAskTarget     Destination = "askaim"  // asks for another one
	ToAskTargetUnit Destination = "askaimu" // asks for the unit; of the indicator Item, or "" for all of them
	ToProposal      Destination = "aimto"   // what the Proposal Item would do
	ToAffected      Destination = "aimwho"  // the units that it would leave under their targets
	ToSaveTarget    Destination = "aimset"  // saves it
)

// The audit log, which admins read: of Unit, and of what the Item chooses.
const (
	ToLog        Destination = "log"
	ToLogPeople  Destination = "logwho"  // by whom it may be filtered
	ToLogKinds   Destination = "logwhat" // by which actions
	ToAskLogUnit Destination = "asklog"  // asks by which unit
	ToLogFile    Destination = "logfile" // the same as a file
)

// The destinations about closing months and opening them again.
const (
	ToChecks    Destination = "check"  // what should be known before Month is closed
	ToClose     Destination = "close"  // closes Month as the checks of the sum Item showed it
	ToOpen      Destination = "open"   // asks whether Month is to be opened again
	ToReopen    Destination = "reopen" // asks why, then opens what the closing of Month numbered Item closed
	ToHeld      Destination = "held"   // what the data there are now would change in Month, which is closed
	ToLeave     Destination = "leave"  // leaves Month as it is in spite of the differences of the sum Item
	ToReport    Destination = "report" // of Month, as files
	ToLetter    Destination = "letter" // asks for the setting Item, and for Month's report goes on; "" shows all settings
	ToBroadcast Destination = "bc"     // does the Step that Item holds with a broadcast
	ToReceived  Destination = "got"    // says that the reader received the broadcast of the id Item
)

// Destinations are all there are.
func Destinations() []Destination {
	return []Destination{
		ToScorecard, ToDetails, ToWhy, ToOverdue, ToOverdueUnits, ToDue, ToRanking, ToRankingPicture, ToTrend,
		ToWarnings, ToOverview, ToOverviewUnits, ToOverviewIndicator, ToHeat, ToTake, ToDrop, ToRefusedRows, ToUndo,
		ToMatch, ToLayouts, ToForgetLayout, ToKnown, ToRemindLater, ToAcknowledge, ToSnooze, ToAskMonth, ToAskUnit, ToCancel, ToLanguage,
		ToDispute, ToDisputeWhy, ToDisputeFile, ToDisputeSend, ToDisputeWords, ToDisputeSay, ToDisputeDrop, ToWithdraw,
		ToDisputes, ToAccept, ToReject, ToPeople, ToPerson, ToAddRole, ToMoveRole, ToDropRole, ToRemove, ToHandOver, ToInvite, ToInvitations, ToRevoke, ToSeen, ToUnseen,
		ToRemindChairs, ToTargets, ToTarget, ToAskTarget, ToAskTargetUnit, ToProposal, ToAffected, ToSaveTarget, ToLog,
		ToLogPeople, ToLogKinds, ToAskLogUnit, ToLogFile, ToChecks, ToClose, ToOpen, ToReopen, ToHeld, ToLeave,
		ToReport, ToLetter, ToBroadcast, ToReceived, ToColumn, ToPeriod, ToWords, ToWord, ToTaught, ToForgetWord, ToThresholds,
	}
}

// known says whether the destination is one of Destinations. A switch costs nothing, where each call of that makes a list: links
// are read several times for each answer.
func (d Destination) known() bool {
	switch d {
	case ToScorecard, ToDetails, ToWhy, ToOverdue, ToOverdueUnits, ToDue, ToRanking, ToRankingPicture, ToTrend,
		ToWarnings, ToOverview, ToOverviewUnits, ToOverviewIndicator, ToHeat, ToTake, ToDrop, ToRefusedRows, ToUndo,
		ToMatch, ToLayouts, ToForgetLayout, ToKnown, ToRemindLater, ToAcknowledge, ToSnooze, ToAskMonth, ToAskUnit, ToCancel, ToLanguage,
		ToDispute, ToDisputeWhy, ToDisputeFile, ToDisputeSend, ToDisputeWords, ToDisputeSay, ToDisputeDrop, ToWithdraw,
		ToDisputes, ToAccept, ToReject, ToPeople, ToPerson, ToAddRole, ToMoveRole, ToDropRole, ToRemove, ToHandOver, ToInvite, ToInvitations, ToRevoke, ToSeen, ToUnseen,
		ToRemindChairs, ToTargets, ToTarget, ToAskTarget, ToAskTargetUnit, ToProposal, ToAffected, ToSaveTarget, ToLog,
		ToLogPeople, ToLogKinds, ToAskLogUnit, ToLogFile, ToChecks, ToClose, ToOpen, ToReopen, ToHeld, ToLeave,
		ToReport, ToLetter, ToBroadcast, ToReceived, ToColumn, ToPeriod, ToWords, ToWord, ToTaught, ToForgetWord, ToThresholds:
		return true
	}
	return false
}

// itemised says whether the links to a destination carry an Item.
func (d Destination) itemised() bool {
	return slices.Contains([]Destination{
		ToWhy, ToKnown, ToRemindLater, ToTake, ToDrop, ToRefusedRows, ToUndo, ToMatch, ToForgetLayout, ToOverviewIndicator, ToDispute,
		ToDisputeWhy, ToDisputeFile, ToDisputeSend, ToDisputeWords, ToDisputeSay, ToWithdraw, ToAccept, ToReject, ToPeople, ToPerson, ToAddRole, ToMoveRole,
		ToDropRole, ToRemove, ToHandOver, ToInvite, ToRevoke, ToTarget, ToAskTarget, ToAskTargetUnit, ToProposal,
		ToAffected, ToSaveTarget, ToLog, ToLogPeople, ToLogKinds, ToAskLogUnit, ToLogFile, ToClose, ToReopen, ToLeave,
		ToLetter, ToBroadcast, ToReceived, ToColumn, ToPeriod, ToWords, ToWord, ToForgetWord, ToThresholds,
	}, d)
}

// Figures of ToWhy beside the codes of indicators.
const (
	FigureChoice = ""      // which figures there are, in a message of its own: it is protected, unlike the card it was asked from
	FigureAgain  = "all"   // the same in the place of a figure explained
	FigureTotal  = "total" // the converted score
	FigureRank   = "rank"
)

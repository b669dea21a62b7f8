package view

import "motcua/bot/chat"

// The destinations of reports that a dossier's data are wrong. Unit is left out where the dossier tells it, so that its code fits.
const (
	ToDisputeWhy   chat.Destination = "dwhy"  // asks what is wrong with the dossier Item in Month
	ToDisputeFile  chat.Destination = "dfile" // asks whether to report it for one of the fixed reasons: Item is as Reported makes it
	ToDisputeSend  chat.Destination = "dsend" // reports it for that
	ToDisputeWords chat.Destination = "dword" // asks for what is wrong with the dossier Item in words
	ToDisputeSay   chat.Destination = "dsay"  // reports it in the words that were written, whose Sum is the reason in the Item
	ToDisputeDrop  chat.Destination = "ddrop" // leaves a report that was not sent
	ToWithdraw     chat.Destination = "dback" // asks whether the report Item is withdrawn; with ",yes" withdraws it
	ToDisputes     chat.Destination = "dlist" // reports of Unit, or all that are open
	ToAccept       chat.Destination = "dyes"  // accepts the report Item
	ToReject       chat.Destination = "dno"   // does not accept it
)

// The destinations about the month's report.
const (
	ToReport chat.Destination = "report" // of Month, as files
	ToLetter chat.Destination = "letter" // asks for the setting Item, and for Month's report goes on; "" shows all settings
)

package view

import (
	"slices"
	"strconv"
	"strings"

	"motcua/bot"
	"motcua/scoring"
)

// Target is what a button leads to.
type Target string

// The targets. Their names are in buttons that people keep for years: they are never given another meaning.
const (
	ToScorecard         Target = "card"    // of Unit; in Month, or the latest
	ToDetails           Target = "detail"  // the same with every indicator
	ToWhy               Target = "why"     // how the figure Item of Unit's Month came about
	ToOverdue           Target = "over"    // of Unit, or of all; now, or at the cut-off of Month
	ToOverdueUnits      Target = "units"   // counts by unit, now
	ToDue               Target = "due"     // due soon, of Unit
	ToRanking           Target = "rank"    // of Month, or the latest
	ToRankingPicture    Target = "rankpic" // the same as a picture
	ToTrend             Target = "trend"   // of Unit, up to Month, or the latest
	ToWarnings          Target = "warn"    // open, of Unit, or counts by unit
	ToAcknowledge       Target = "ack"     // says that the reader knows of the open warnings of Unit, or of all own units
	ToSnooze            Target = "snooze"  // asks to be reminded of them on the next working morning
	ToAskMonth          Target = "askm"    // asks for the month of Unit's card
	ToAskUnit           Target = "asku"    // asks for the unit whose card of Month is shown
	ToCancel            Target = "cancel"  // leaves what is being asked
	ToLanguage          Target = "lang"    // chooses Language
	ToSeen              Target = "seen"    // says that the reader has seen the summary of Unit's Month
	ToUnseen            Target = "unseen"  // whose chairs have not seen the summaries of Month, or of the latest
	ToRemindChairs      Target = "remind"  // sends the summaries of Month again to those chairs
	ToOverview          Target = "ov"      // of all units in Month, or the latest
	ToOverviewUnits     Target = "ovunit"  // the units in it, by rank
	ToOverviewIndicator Target = "ovind"   // the units in it, by the indicator Item; "" asks which
	ToHeat              Target = "heat"    // the units in it by indicators, as a picture
)

// What admins do with files. The item is that of the file sent, for ToUndo that of the import.
const (
	ToTake        Target = "take"
	ToDrop        Target = "dropfile"
	ToRefusedRows Target = "badrows"
	ToUndo        Target = "undo" // asks; on page 1 does it

	ToMatch        Target = "match"      // the fields of a file that is not recognised; with places behind its id, a field's columns
	ToLayouts      Target = "layouts"    // the headers whose columns were matched by hand
	ToForgetLayout Target = "forgetcols" // drops what was matched of the header Item
)

// The targets of reports that a dossier's data are wrong. Unit is left out where the dossier tells it, so that its code fits.
const (
	ToDispute      Target = "dpick" // asks which dossier of a page of the list Item of Unit's Month is reported
	ToDisputeWhy   Target = "dwhy"  // asks what is wrong with the dossier Item in Month
	ToDisputeFile  Target = "dfile" // reports it for one of the fixed reasons: Item is as Reported makes it
	ToDisputeWords Target = "dword" // asks for what is wrong with the dossier Item in words
	ToDisputes     Target = "dlist" // reports of Unit, or all that are open
	ToAccept       Target = "dyes"  // accepts the report Item
	ToReject       Target = "dno"   // does not accept it
)

// Lists of ToDispute beside the codes of indicators, which stand for the dossiers missing from their numerators.
const (
	ListNow  = "now"  // what is overdue now
	ListThen = "then" // what was overdue at the cut-off of Month
)

// The targets of admins who see to people. A person is named by their number. What changes something asks first: the Item
// of the button that does it ends in ",yes".
const (
	ToPeople      Target = "people"   // who is registered: of Unit, or the list Item
	ToPerson      Target = "person"   // the person Item
	ToAddRole     Target = "addrole"  // gives the person the role Item "12,officer" for Unit; asks for what is missing
	ToMoveRole    Target = "mvrole"   // moves the role Item "12,officer,000.10.32.H18" to Unit
	ToDropRole    Target = "drop"     // takes the role Item "12,officer" for Unit
	ToRemove      Target = "remove"   // takes all roles from the person Item
	ToHandOver    Target = "handover" // gives the people of Unit, which is merged, to the unit Item
	ToInvite      Target = "invite"   // invitations Item "officer,2,3", that is role, how many and for how many days, for Unit
	ToInvitations Target = "invs"     // the open ones
	ToRevoke      Target = "revoke"   // ends the invitation Item, or "…,same" all that were made with it
)

// Yes is the last part of an Item that confirms.
const Yes = "yes"

// Parts are the parts of an Item; whether the last of them confirms.
func (l Link) Parts() (parts []string, yes bool) {
	parts = strings.Split(l.Item, ",")
	if last := len(parts) - 1; parts[last] == Yes {
		return parts[:last], true
	}
	return parts, false
}

// With is the link with an Item of these parts, on its first page.
func (l Link) With(parts ...string) Link {
	l.Item, l.Page = strings.Join(parts, ","), 0
	return l
}

// The targets of indicators, which admins set.
const (
	ToTargets       Target = "aims"    // of Unit, or for all
	ToTarget        Target = "aim"     // the same of the indicator Item
	ToAskTarget     Target = "askaim"  // asks for another one
	ToAskTargetUnit Target = "askaimu" // asks for the unit; of the indicator Item, or "" for all of them
	ToProposal      Target = "aimto"   // what the Proposal Item would do
	ToAffected      Target = "aimwho"  // the units that it would leave under their targets
	ToSaveTarget    Target = "aimset"  // saves it
)

// The audit log, which admins read: of Unit, and of what the Item chooses.
const (
	ToLog        Target = "log"
	ToLogPeople  Target = "logwho"  // by whom it may be filtered
	ToLogKinds   Target = "logwhat" // by which actions
	ToAskLogUnit Target = "asklog"  // asks by which unit
	ToLogFile    Target = "logfile" // the same as a file
)

// The targets about closing months and opening them again.
const (
	ToChecks    Target = "check"  // what should be known before Month is closed
	ToClose     Target = "close"  // closes Month as the checks of the sum Item showed it
	ToOpen      Target = "open"   // asks whether Month is to be opened again
	ToReopen    Target = "reopen" // asks why, then opens what the closing of Month numbered Item closed
	ToHeld      Target = "held"   // what the data there are now would change in Month, which is closed
	ToLeave     Target = "leave"  // leaves Month as it is in spite of the differences of the sum Item
	ToReport    Target = "report" // of Month, as files
	ToLetter    Target = "letter" // asks for the setting Item, and for Month's report goes on; "" shows all settings
	ToBroadcast Target = "bc"     // does the Step that Item holds with a broadcast
	ToReceived  Target = "got"    // says that the reader received the broadcast of the id Item
)

// Targets are all targets there are.
func Targets() []Target {
	return []Target{
		ToScorecard,
		ToDetails,
		ToWhy,
		ToOverdue,
		ToOverdueUnits,
		ToDue,
		ToRanking,
		ToRankingPicture,
		ToTrend,
		ToWarnings,
		ToOverview,
		ToOverviewUnits,
		ToOverviewIndicator,
		ToHeat,
		ToTake,
		ToDrop,
		ToRefusedRows,
		ToUndo,
		ToMatch,
		ToLayouts,
		ToForgetLayout,
		ToAcknowledge,
		ToSnooze,
		ToAskMonth,
		ToAskUnit,
		ToCancel,
		ToLanguage,
		ToDispute,
		ToDisputeWhy,
		ToDisputeFile,
		ToDisputeWords,
		ToDisputes,
		ToAccept,
		ToReject,
		ToPeople,
		ToPerson,
		ToAddRole,
		ToMoveRole,
		ToDropRole,
		ToRemove,
		ToHandOver,
		ToInvite,
		ToInvitations,
		ToRevoke,
		ToSeen,
		ToUnseen,
		ToRemindChairs,
		ToTargets,
		ToTarget,
		ToAskTarget,
		ToAskTargetUnit,
		ToProposal,
		ToAffected,
		ToSaveTarget,
		ToLog,
		ToLogPeople,
		ToLogKinds,
		ToAskLogUnit,
		ToLogFile,
		ToChecks,
		ToClose,
		ToOpen,
		ToReopen,
		ToHeld,
		ToLeave,
		ToReport,
		ToLetter,
		ToBroadcast,
		ToReceived,
	}
}

// itemised says whether the links to a target carry an Item.
func (t Target) itemised() bool {
	return slices.Contains([]Target{
		ToWhy,
		ToTake,
		ToDrop,
		ToRefusedRows,
		ToUndo,
		ToMatch,
		ToForgetLayout,
		ToOverviewIndicator,
		ToDispute,
		ToDisputeWhy,
		ToDisputeFile,
		ToDisputeWords,
		ToAccept,
		ToReject,
		ToPeople, ToPerson, ToAddRole, ToMoveRole, ToDropRole, ToRemove, ToHandOver, ToInvite, ToRevoke,
		ToTarget,
		ToAskTarget,
		ToAskTargetUnit,
		ToProposal,
		ToAffected,
		ToSaveTarget,
		ToLog,
		ToLogPeople,
		ToLogKinds,
		ToAskLogUnit,
		ToLogFile,
		ToClose,
		ToReopen,
		ToLeave,
		ToLetter,
		ToBroadcast,
		ToReceived,
	}, t)
}

// Figures of ToWhy beside the codes of indicators.
const (
	FigureChoice = ""      // which figures there are, in a message of its own: it is protected, unlike the card it was asked from
	FigureAgain  = "all"   // the same in the place of a figure explained
	FigureTotal  = "total" // the converted score
	FigureRank   = "rank"
)

// Link is what a button carries. It is only a question: it grants nothing.
type Link struct {
	To       Target
	Month    scoring.Month // "" for the latest, or now
	Unit     string        // code; "" for none
	Item     string        // for targets that are itemised; for ToWhy: an indicator's code, or one of the figures above
	Page     int           // from 0
	Language string        // for ToLanguage
}

// version is the form in which links are written; a button of another form is old or foreign.
const version = "1"

// carried is what Telegram lets a button carry, in bytes.
const carried = 64

// Data writes a link as a button carries it: "1:card:2024-06:000.10.32.H18", with ":2" behind it on the third page. It
// is false for a link that does not fit.
func (l Link) Data() (string, bool) {
	parts := []string{version, string(l.To), string(l.Month), l.Unit}
	switch {
	case l.To == ToLanguage:
		parts = []string{version, string(l.To), l.Language}
	case l.To.itemised():
		parts = append(parts, l.Item)
	}
	if l.Page > 0 {
		parts = append(parts, strconv.Itoa(l.Page))
	}
	data := strings.Join(parts, ":")
	if read, ok := ReadLink(data); !ok || read != l {
		return "", false
	}
	return data, true
}

// ReadLink reads what a button carried. It is false for anything that Data does not write: an old or foreign button.
func ReadLink(data string) (Link, bool) {
	if len(data) > carried {
		return Link{}, false
	}
	parts := strings.Split(data, ":")
	if len(parts) < 3 || parts[0] != version {
		return Link{}, false
	}
	l := Link{To: Target(parts[1])}
	switch {
	case l.To == ToLanguage:
		l.Language = parts[2]
		return l, len(parts) == 3 && len(l.Language) == 2
	case !slices.Contains(Targets(), l.To):
		return Link{}, false
	case l.To.itemised():
		if len(parts) < 5 {
			return Link{}, false
		}
		l.Item = parts[4]
		parts = slices.Delete(parts, 4, 5)
	}
	if len(parts) < 4 || len(parts) > 5 {
		return Link{}, false
	}
	if parts[2] != "" {
		m, err := scoring.ParseMonth(parts[2])
		if err != nil {
			return Link{}, false
		}
		l.Month = m
	}
	l.Unit = parts[3]
	if len(parts) == 5 {
		page, err := strconv.Atoi(parts[4])
		if err != nil || page < 1 || page > 9999 || strconv.Itoa(page) != parts[4] {
			return Link{}, false
		}
		l.Page = page
	}
	return l, true
}

// listsDossiers says whether a list of dossiers, or the log that names some, may take the place of the message that the button
// stands under.
func (l Link) listsDossiers() bool {
	switch l.To {
	case ToOverdue, ToDue, ToDisputes, ToLog:
		return true
	case ToWhy:
		return l.Item != FigureChoice
	default:
		return false
	}
}

// row is a row of buttons. A link that does not fit into a button has none, and an empty label stands for no button.
func row(buttons ...labelledLink) []bot.Button {
	var out []bot.Button
	for _, b := range buttons {
		if data, ok := b.link.Data(); ok && b.label != "" {
			out = append(out, bot.Button{Label: b.label, Data: data})
		}
	}
	return out
}

type labelledLink struct {
	label string
	link  Link
}

// paging is the row that leads to the pages before and after.
func (r Reader) paging(l Link, page, size, total int) []bot.Button {
	var before, after labelledLink
	if page > 0 {
		l.Page = page - 1
		before = labelledLink{r.Words.Text("page.previous"), l}
	}
	if (page+1)*size < total {
		l.Page = page + 1
		after = labelledLink{r.Words.Text("page.next"), l}
	}
	return row(before, after)
}

// LastPage is the last page that a list of so many entries has.
func LastPage(total, size int) int { return max(0, (total-1)/size) }

// switches are buttons to the same view of other units, a row each.
func (r Reader) switches(others []scoring.Unit, to Target, m scoring.Month) [][]bot.Button {
	var rows [][]bot.Button
	for _, u := range others[:min(len(others), 10)] {
		rows = append(rows, row(labelledLink{shortUnit(u.Name, labelled), Link{To: to, Month: m, Unit: u.Code}}))
	}
	return rows
}

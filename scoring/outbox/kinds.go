package outbox

// Kind is how the notices of a reason are treated.
type Kind struct {
	Priority    int    // lower goes first
	Urgency     int    // lower stands first in a message of several notices
	Key         part   // what tells one from another, besides the reason and the person
	Warns       bool   // it tells of warnings that are open
	Closes      bool   // it tells of warnings that are not open any more
	Joins       Reason // it may be told in a waiting row of this other reason, too; "" for none
	OvertakenBy event  // what takes a warning out of it while it waits
	Alone       bool   // it is a message of its own, and never a part of a digest
	Once        bool   // it is not sent again when it is not known whether it arrived: whoever had it sent is shown that
	ForAdmins   bool   // it is a matter of the admins alone
	Rests       bool   // while its person has a day off it waits
}

// The priorities.
const (
	rights  = iota // what becomes of a person's roles, before what is told them in a role
	news           // the beginning and the end of a warning have the same: they are told in the order in which they happened
	matters        // what can wait behind news
	months         // behind the lists of a morning
	letters        // behind all that is told of units
)

// The urgencies: what is read first in a message that tells of several things.
const (
	corrections = iota // of what was told or closed before
	unanswered         // warnings that nobody has acknowledged in time
	warnings
	days     // what is to be done today
	requests // that wait for an answer, and answers
	upkeep   // of the data and of people
	relief   // what is over
)

// part is a column of a row that belongs to what makes it the same notice.
type part int

const (
	ofUnit part = 1 << iota
	ofMonth
	ofOccasion
	ofReference
)

// event is something that makes a notice untrue, or needless, before it goes out.
type event int

const (
	byEnd        event = 1 << iota // the warning ends
	byAnswer                       // somebody acknowledges the warning
	byOwnAnswer                    // the person themselves acknowledges it
	byTakingBack                   // the end of the warning is taken back
)

// Kind is how notices of the reason are treated; the zero value for a reason that this program does not know.
func (r Reason) Kind() Kind {
	switch r {
	case Breach:
		return Kind{Priority: news, Urgency: warnings, Key: ofUnit | ofOccasion, Warns: true, Rests: true, Joins: Further, OvertakenBy: byEnd | byOwnAnswer}
	case Further:
		return Kind{Priority: news, Urgency: warnings, Key: ofUnit | ofOccasion, Warns: true, Rests: true, Joins: Breach, OvertakenBy: byEnd | byOwnAnswer}
	case Reminder:
		return Kind{Priority: matters, Urgency: warnings, Key: ofUnit | ofOccasion, Warns: true, Rests: true, OvertakenBy: byEnd | byAnswer}
	case Escalated:
		return Kind{Priority: news, Urgency: unanswered, Key: ofUnit | ofOccasion, Warns: true, Rests: true, OvertakenBy: byEnd | byAnswer}
	case Recovered:
		return Kind{Priority: news, Urgency: relief, Key: ofUnit | ofOccasion, Closes: true, OvertakenBy: byTakingBack}
	case Withdrawn:
		return Kind{Priority: news, Urgency: corrections, Key: ofUnit | ofOccasion, Closes: true, OvertakenBy: byTakingBack}
	case Acknowledged: // an edit of an earlier message, Reference: of several units at a time it is one
		return Kind{Priority: months, Key: ofReference | ofOccasion, Alone: true}
	case DueToday: // of a day; it expires in the evening
		return Kind{Priority: matters, Urgency: days, Key: ofUnit | ofOccasion, Rests: true}
	case Disputed, Retracted: // Reference is the report
		return Kind{Priority: matters, Urgency: requests, Key: ofUnit | ofReference, ForAdmins: true}
	case Settled: // Reference is the report
		return Kind{Priority: matters, Urgency: requests, Key: ofUnit | ofReference}
	case Unreached: // Reference is the person; the occasion is since when
		return Kind{Priority: news, Urgency: upkeep, Key: ofReference | ofOccasion, ForAdmins: true}
	case SetAside: // Reference is the update; the occasion is the run that died
		return Kind{Priority: news, Urgency: upkeep, Key: ofReference | ofOccasion, ForAdmins: true}
	case Differs: // of what is closed, a quarter or a year in its occasion; Reference is the import, 0 for one that was taken back
		return Kind{Priority: matters, Urgency: corrections, Key: ofMonth | ofReference | ofOccasion, ForAdmins: true}
	case NotClosed: // of a month and those before
		return Kind{Priority: matters, Urgency: upkeep, Key: ofMonth, ForAdmins: true}
	case OldData: // of a week
		return Kind{Priority: matters, Urgency: upkeep, Key: ofOccasion, ForAdmins: true}
	case Week: // of a unit, "" for all; the occasion is its Monday. It expires in the evening
		return Kind{Priority: months, Key: ofUnit | ofOccasion, Alone: true}
	case Summary: // of a unit's month, once for each occasion; a newer occasion takes its place
		return Kind{Priority: months, Key: ofUnit | ofMonth | ofOccasion, Alone: true}
	case Roles: // Reference is the entry of the audit log; it brings another keyboard
		return Kind{Priority: rights, Key: ofReference, Alone: true}
	case Broadcast: // Reference is the broadcast, which each of its recipients gets once
		return Kind{Priority: letters, Key: ofReference, Alone: true, Once: true}
	case Progress: // Reference is the broadcast; it takes the place of the message before
		return Kind{Priority: letters, Key: ofReference, Alone: true, ForAdmins: true}
	}
	return Kind{}
}

// joins says whether a notice may be told in a waiting row of another reason.
func (r Reason) joins(row Reason) bool { return r == row || row != "" && r.Kind().Joins == row }

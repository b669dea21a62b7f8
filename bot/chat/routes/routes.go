// Package routes names what buttons of several rooms lead to, and what such buttons carry. What only one room's buttons lead to
// stands in that room.
package routes

import (
	"motcua/bot/chat"
	"motcua/scoring"
)

// OfMonth carries a month, "" for the latest.
type OfMonth struct {
	Month scoring.Month
	Page  int
}

// OfUnit carries a unit in a month, "" for the latest.
type OfUnit struct {
	Month scoring.Month
	Unit  string
	Page  int
}

// OfPage carries a page of a list.
type OfPage struct{ Page int }

// OfSetting carries a setting, "" for all of them; and the month, or the quarter or year, whose report waits for it, if one does.
type OfSetting struct {
	Month   scoring.Month
	Setting string
	Term    scoring.Term `optional:"yes"`
}

// The months of units.
const (
	Card    chat.Route[OfUnit] = "card"   // a unit's card
	Details chat.Route[OfUnit] = "detail" // the same with every indicator
	Advice  chat.Route[OfUnit] = "adv"    // what can be done for a unit's month
)

// OfTerm carries a quarter or a year, or a month with further rules; and a unit, "" for all or the reader's own.
type OfTerm struct {
	Term  scoring.Term
	Rules string `optional:"yes"` // id of a rule set; "" for the one that ranks
	Unit  string
	Page  int
}

// Quarters and years.
const (
	TermCard    chat.Route[OfTerm] = "term"  // a unit's card
	TermDetails chat.Route[OfTerm] = "termd" // the same with every indicator
	TermRanking chat.Route[OfTerm] = "trank" // the units by rank
	TermReport  chat.Route[OfTerm] = "trep"  // its report, as files
)

// Ranking is the units of a month by rank.
const Ranking chat.Route[OfMonth] = "rank"

// OfList carries a page of a list of a unit's dossiers: of what is missing from an indicator's numerator, or one of those below.
type OfList struct {
	Month scoring.Month
	Unit  string
	List  string
	Page  int
}

// The lists beside those of indicators.
const (
	ListNow  = "now"  // what is overdue now
	ListThen = "then" // what was overdue at the cut-off of the month
)

// Dispute asks which dossier of a list is reported to be wrong.
const Dispute chat.Route[OfList] = "dpick"

// A month of all units.
const (
	Overview chat.Route[OfMonth] = "ov"       // at a glance
	Units    chat.Route[OfMonth] = "ovunit"   // the units by score, the lowest first
	Near     chat.Route[OfMonth] = "advunits" // the units that are near a grade
	Heat     chat.Route[OfMonth] = "heat"     // the units by indicators, as a picture
	Unseen   chat.Route[OfMonth] = "unseen"   // whose chairs have not seen its summaries
	Report   chat.Route[OfMonth] = "report"   // its report, as files
)

// OfDossiers carries a page of a list of dossiers: of a unit, "" for the reader's own or for all; at the end of a month, "" for now.
type OfDossiers struct {
	Month scoring.Month
	Unit  string
	Page  int
}

// Protects says that the list takes the place of the message under which its button stands.
func (OfDossiers) Protects() bool { return true }

// Lists of dossiers, and how many stand on them.
const (
	Overdue      chat.Route[OfDossiers] = "over"  // overdue now, or at the end of a month
	OverdueUnits chat.Route[OfMonth]    = "units" // how many are overdue now, by unit
	Due          chat.Route[OfDossiers] = "due"   // due soon
)

// What admins set once for all.
const (
	Settings chat.Route[OfPage]    = "layouts" // the headers whose columns were matched by hand, and the way to the rest
	Letter   chat.Route[OfSetting] = "letter"  // what letters state; asks for a setting
)

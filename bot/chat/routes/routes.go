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

// The months of units.
const (
	Card    chat.Route[OfUnit] = "card"   // a unit's card
	Details chat.Route[OfUnit] = "detail" // the same with every indicator
)

// A month of all units.
const (
	Overview chat.Route[OfMonth] = "ov"     // at a glance
	Heat     chat.Route[OfMonth] = "heat"   // the units by indicators, as a picture
	Unseen   chat.Route[OfMonth] = "unseen" // whose chairs have not seen its summaries
)

package scores

import (
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// What only this room's buttons lead to.
const (
	toWhy      chat.Route[figureOf]       = "why"   // how a figure came about
	toTrend    chat.Route[routes.OfUnit]  = "trend" // the twelve months up to one
	toAskMonth chat.Route[routes.OfUnit]  = "askm"  // asks for the month of a unit's card
	toAskUnit  chat.Route[routes.OfMonth] = "asku"  // asks for the unit whose card of a month is shown
)

// figureOf carries a figure of a unit's month: an indicator's code, or one of those below.
type figureOf struct {
	Month  scoring.Month
	Unit   string
	Figure string
	Page   int
}

// The figures beside those of indicators.
const (
	figureChoice = ""      // which figures there are, in a message of its own: it is protected, unlike the card it was asked from
	figureAgain  = "all"   // the same in the place of a figure explained
	figureTotal  = "total" // the converted score
	figureRank   = "rank"
	figureGroup  = "@" // in front of a group's code: the figures of its indicators
)

// Protects says that dossiers may take the place of the message from which a figure is asked.
func (p figureOf) Protects() bool { return p.Figure != figureChoice }

package scores

import (
	"strings"

	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// What only this room's buttons lead to.
const (
	toWhy       chat.Route[figureOf]       = "why"    // how a figure came about
	toTrend     chat.Route[routes.OfUnit]  = "trend"  // the twelve months up to one
	toTermTrend chat.Route[routes.OfTerm]  = "ttrend" // the quarters or years up to one
	toTrendText chat.Route[routes.OfTerm]  = "trtext" // the months, quarters or years up to one, in words
	toAskMonth  chat.Route[routes.OfUnit]  = "askm"   // asks for the month of a unit's card
	toAskUnit   chat.Route[routes.OfMonth] = "asku"   // asks for the unit whose card of a month is shown
)

// figureOf carries a figure of a unit's card, of a month or else of a term: an indicator's code, or one of those below.
type figureOf struct {
	Month  scoring.Month
	Unit   string
	Figure string
	Term   scoring.Term `optional:"yes"` // a quarter or a year, or a month with further rules
	Rules  string       `optional:"yes"` // code of the further rules; "" for those that rank
	Page   int
}

// figureOn is a figure of a card.
func figureOn(s Card, figure string) figureOf {
	p := figureOf{Month: s.Record.Month, Unit: s.Record.Unit, Figure: figure}
	if s.isTerm() {
		p.Month, p.Term = "", s.Record.Span()
	}
	if s.Beside {
		p.Rules, _, _ = strings.Cut(s.Record.RuleSet, "@") // a button has no room for its edition, and a month has one
	}
	return p
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

package conversation

import (
	"motcua/bot/chat"
	"motcua/bot/chat/advice"
	"motcua/bot/chat/asides"
	"motcua/bot/chat/audit"
	"motcua/bot/chat/broadcasts"
	"motcua/bot/chat/daysoff"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/disputes"
	"motcua/bot/chat/imports"
	"motcua/bot/chat/lookup"
	"motcua/bot/chat/months"
	"motcua/bot/chat/overview"
	"motcua/bot/chat/people"
	"motcua/bot/chat/rankings"
	"motcua/bot/chat/reports"
	"motcua/bot/chat/scores"
	"motcua/bot/chat/settings"
	"motcua/bot/chat/summaries"
	"motcua/bot/chat/targets"
	"motcua/bot/chat/templates"
	"motcua/bot/chat/warnings"
	"motcua/bot/chat/week"
	"motcua/bot/chat/welcome"
)

// Stores are what the desk and the rooms read, and the little that they write: each declares what it needs. One store may be all
// of them.
type Stores struct {
	Desk             chat.Store
	Advice           advice.Store
	Asides           asides.Store
	Audit            audit.Store
	Broadcasts       broadcasts.Store
	BroadcastFigures broadcasts.Figures
	DaysOff          daysoff.Store
	Deadlines        deadlines.Store
	Disputes         disputes.Store
	DisputedLists    disputes.ListStore
	Imports          imports.Store
	Lookup           lookup.Store
	Months           months.Store
	Overview         overview.Store
	People           people.Store
	Reach            people.Reach
	Rankings         rankings.Store
	Reports          reports.Store
	Scores           scores.Store
	Sent             imports.Sent
	Settings         settings.Store
	Summaries        summaries.Store
	SummaryFigures   summaries.Figures
	Targets          targets.Store
	Templates        templates.Store
	Warnings         warnings.Store
	Week             week.Store
	Welcome          welcome.Store
}

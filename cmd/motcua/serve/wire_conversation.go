package serve

import (
	"motcua/bot/chat/conversation"
	"motcua/storage/rooms"
)

// StoresOf are what the rooms of the conversation read and write, all of it in one store.
func StoresOf(s *rooms.Store) conversation.Stores {
	return conversation.Stores{
		Desk: s, Advice: s, Asides: s, Audit: s, Broadcasts: s, BroadcastFigures: s, DaysOff: s, Deadlines: s, Disputes: s, DisputedLists: s, Imports: s, Sent: s, Lookup: s, Months: s, Overview: s,
		People: s, Reach: s, Rankings: s, Reports: s, Scores: s, Settings: s, Summaries: s, SummaryFigures: s, Targets: s, Templates: s, Warnings: s, Week: s, Welcome: s,
	}
}

package routes

import "motcua/bot/chat"

// OfDayOff carries a day off: its first day, as 2026-11-25, and how many working days it lasts.
type OfDayOff struct {
	From string
	Days int
}

// DayOff is the day off that somebody takes.
const DayOff chat.Route[OfDayOff] = "dayoff"

package handler

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/asides"
	"motcua/bot/chat/audit"
	"motcua/bot/chat/broadcasts"
	"motcua/bot/chat/deadlines"
	"motcua/bot/chat/imports"
	"motcua/bot/chat/months"
	persons "motcua/bot/chat/people"
	"motcua/bot/chat/rankings"
	"motcua/bot/chat/scores"
	"motcua/bot/chat/settings"
	"motcua/bot/chat/summaries"
	"motcua/bot/chat/targets"
	"motcua/bot/chat/warnings"
	"motcua/bot/chat/welcome"
	"motcua/scoring"
)

// Store is what answering reads, and the little it writes.
type Store interface {
	chat.Store
	welcome.Store
	Scores
	Dossiers
	summaries.Store
	// Summarised says whether summaries of the month were queued.
	Summarised(ctx context.Context, m scoring.Month) (bool, error)
	Reach
	broadcasts.Store
	imports.Store
	settings.Store
	asides.Store
	Disputes
	persons.Store
	targets.Store
	scores.Store
	rankings.Store
	deadlines.Store
	warnings.Store
	audit.Store
	months.Store
	Letters
}

// Scores are units, their months and ranks.
type Scores interface {
	// LatestMonth is the latest month that is judged.
	LatestMonth(ctx context.Context) (scoring.Month, bool, error)
	// Months are the months in which the unit has a card, ascending.
	Months(ctx context.Context, unit string) ([]scoring.Reported, error)
	// WithoutCard are the codes of the units that have no card in a month, sorted.
	WithoutCard(ctx context.Context, m scoring.Month) ([]string, error)
	// NewestMonth is the newest month with a card, also one that has only begun.
	NewestMonth(ctx context.Context) (scoring.Month, bool, error)
	Record(ctx context.Context, m scoring.Month, unit string) (scoring.Record, bool, error)
	// CardsOf are the cards of units in months, those that there are, as Record gives them.
	CardsOf(ctx context.Context, months []scoring.Month, units []string) ([]scoring.Record, error)
	// Ranking is a part of a month's ranking, and how many units the whole has.
	Ranking(ctx context.Context, m scoring.Month, offset, limit int) ([]scoring.Place, int, error)
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
}

// Dossiers are those of which somebody is told.
type Dossiers interface {
	// Outstanding are the first of those of a unit that are open at the instant at, with the clock running, and due in [from, to),
	// and how many there are, without those that are corrected: a report that their data are wrong was accepted.
	Outstanding(ctx context.Context, unit string, at, from, to time.Time, limit int) ([]scoring.Listed, int, error)
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
}

// Workdays are the working days of public offices, by the zone of the instants given.
type Workdays interface {
	// After is the beginning of the nth working day after the day of t.
	After(t time.Time, n int) time.Time
	// Between is the number of working days after the day of from, up to and with the day of to.
	Between(from, to time.Time) int
	Working(t time.Time) bool
	// Begun is how many working days have begun at an instant since the day in which an earlier one lies. Midnight is the end of a day.
	Begun(since, at time.Time) int
}

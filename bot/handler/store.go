package handler

import (
	"context"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/targets"
	"motcua/scoring"
	"motcua/scoring/notice"
	"motcua/scoring/people"
)

// Store is what answering reads, and the little it writes.
type Store interface {
	chat.Store
	People
	Scores
	Dossiers
	Warnings
	Summaries
	Reach
	Uploads
	Layouts
	Asides
	Taught
	Disputes
	Register
	Inviting
	targets.Store
	Log
	Closings
	Letters
	Broadcasts
}

// People are what is kept of the persons the bot knows.
type People interface {
	SetLanguage(ctx context.Context, id int64, language string) error
	// Redeem turns an invitation code into a grant. It gives people.ErrInvitation or people.ErrLockedOut; the same update
	// gets the same answer again.
	Redeem(ctx context.Context, code string, person int64, at time.Time, update int64) (people.Grant, error)
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
	// PlaceOf is a unit's row in the ranking, and how many rows stand before it.
	PlaceOf(ctx context.Context, m scoring.Month, unit string) (scoring.Place, int, bool, error)
	// Records are all cards of a month, by rank, units without a score last.
	Records(ctx context.Context, m scoring.Month) ([]scoring.Record, error)
	// Units are all units of the register, by code.
	Units(ctx context.Context) ([]scoring.Unit, error)
	// Targets are the targets set in the place of the rule sets'.
	Targets(ctx context.Context) (scoring.Targets, error)
	// Source is the file that an indicator's figure came from; false when it is not known.
	Source(ctx context.Context, m scoring.Month, unit string, ind scoring.Indicator) (scoring.Source, bool, error)
}

// Dossiers are the overdue ones, worst first. A unit of "" stands for all units.
type Dossiers interface {
	// Overdue are those overdue at the instant in their present state, a part of them and how many there are.
	Overdue(ctx context.Context, unit string, at time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// OverdueAtCutOff are those that counted as overdue in the month's score.
	OverdueAtCutOff(ctx context.Context, unit string, m scoring.Month, cutOff time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// DueBetween are those of a unit that are open, with the clock running, and due in [from, to), soonest first.
	DueBetween(ctx context.Context, unit string, from, to time.Time, offset, limit int) ([]scoring.Listed, int, error)
	// Gap are those of a unit that stand in a tally's denominator and not in its numerator, in the month's card.
	Gap(ctx context.Context, m scoring.Month, unit string, counts scoring.Counts, offset, limit int) ([]scoring.Listed, int, error)
	// Outstanding are the first of those of a unit that are open at the instant at, with the clock running, and due in [from, to),
	// and how many there are, without those that are corrected: a report that their data are wrong was accepted.
	Outstanding(ctx context.Context, unit string, at, from, to time.Time, limit int) ([]scoring.Listed, int, error)
	// OverdueByUnit is how many are overdue at the instant, of the units that have any: the most first.
	OverdueByUnit(ctx context.Context, at time.Time) ([]scoring.UnitCount, error)
	// DataTime is up to when the dossiers of the unit reach; zero when there are none.
	DataTime(ctx context.Context, unit string) (time.Time, error)
	// Reaches are up to when the data of the units reach that have any, the oldest first.
	Reaches(ctx context.Context) ([]scoring.Reach, error)
}

// Warnings are what is open, and what people say of it.
type Warnings interface {
	// Watch is what is known of a unit's warnings.
	Watch(ctx context.Context, unit string) (notice.Watch, error)
	// WarningCounts are how many warnings are open, of the units that have any.
	WarningCounts(ctx context.Context) ([]scoring.UnitCount, error)
	// DecideEach changes what is known of units, and plans what must be told because of it, all or nothing. f may run more than
	// once for a unit and must not ask the store.
	DecideEach(ctx context.Context, units []string, f func(notice.Watch) (notice.Watch, []notice.Notice)) error
	// WentOutIn are the notices that went out to the person in a message; none of a message that is not on record as such.
	WentOutIn(ctx context.Context, person int64, message int) ([]notice.Row, error)
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

package ledger

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/warning"
)

// Effect is what a file does to scores and warnings.
type Effect struct {
	Moved   []Shift        // the units whose figures change in a month that is open, by month, then code
	Latest  scoring.Month  // the latest month that was scored and has more than begun; "" when there is none
	Missing []scoring.Unit // units of the register without a card in it
	Opened  []Turn         // warnings that open
	Ended   []Turn         // warnings that end
}

// Turn is a warning that opens or ends.
type Turn struct {
	Unit      string // code
	Indicator string // code
}

// warnings notes what a decision did to the warnings of a unit.
func (e *Effect) warnings(before, after warning.Watch) {
	e.Opened = append(e.Opened, others(after, before)...)
	e.Ended = append(e.Ended, others(before, after)...)
}

// others are the warnings of a watch that are not in the other.
func others(in, not warning.Watch) (turns []Turn) {
	for _, x := range in.Warnings {
		if y, open := not.Warning(x.Opened.Indicator); !open || !y.Since.Equal(x.Since) {
			turns = append(turns, Turn{in.Unit, x.Opened.Indicator})
		}
	}
	return turns
}

// missing finds the units that have no card in the latest month that the file scored. In a month that has only begun it is too early to
// miss any.
func (c *call) missing(ctx context.Context, tx Tx, r *ImportResult) error {
	for _, m := range slices.Backward(slices.Sorted(slices.Values(r.Months))) {
		standings, _, err := tx.Standings(ctx, m)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(standings, func(s scoring.Standing) bool { return s.State != scoring.MonthBegun }) {
			continue
		}
		units, err := tx.Units(ctx)
		if err != nil {
			return err
		}
		r.Effect.Latest = m
		r.Effect.Missing = slices.DeleteFunc(slices.Clone(units), func(u scoring.Unit) bool {
			return !u.ValidIn(m) || slices.ContainsFunc(standings, func(s scoring.Standing) bool { return s.Unit == u.Code })
		})
		return nil
	}
	return nil
}

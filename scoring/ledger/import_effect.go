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

// noteWarnings notes what a decision did to the warnings of a unit.
func (e *Effect) noteWarnings(before, after warning.Watch) {
	e.Opened = append(e.Opened, warningsBeside(after, before)...)
	e.Ended = append(e.Ended, warningsBeside(before, after)...)
}

// warningsBeside are the warnings of a watch that are not in the other.
func warningsBeside(in, not warning.Watch) (turns []Turn) {
	for _, x := range in.Warnings {
		if y, open := not.Warning(x.Opened.Indicator); !open || !y.Since.Equal(x.Since) {
			turns = append(turns, Turn{in.Unit, x.Opened.Indicator})
		}
	}
	return turns
}

// noteMissing finds the units that have no card in the latest month that the file scored. In a month that has only begun it is too early to
// miss any.
func (a *act) noteMissing(ctx context.Context, r *ImportResult) error {
	for _, code := range slices.Backward(slices.Sorted(slices.Values(r.Months))) {
		m, err := a.month(ctx, code)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(m.standings, func(s scoring.Standing) bool { return s.State != scoring.MonthBegun }) {
			r.Effect.Latest, r.Effect.Missing = code, withoutCard(a.register, code, m.standings)
			return nil
		}
	}
	return nil
}

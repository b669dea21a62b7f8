package intake

import (
	"context"
	"slices"

	"motcua/scoring"
	"motcua/scoring/notice"
)

// Effect is what a file does to scores and warnings.
type Effect struct {
	Moved   []Shift        // the units whose figures change in a month that is open, by month, then code
	Missing []scoring.Unit // units of the register without a card in the latest month that was scored
	Opened  []Turn         // warnings that open
	Ended   []Turn         // warnings that end
}

// Turn is a warning that opens or ends.
type Turn struct {
	Unit      string // code
	Indicator string // code
}

// warnings notes what a decision did to the warnings of a unit.
func (e *Effect) warnings(before, after notice.Watch) {
	e.Opened = append(e.Opened, others(after, before)...)
	e.Ended = append(e.Ended, others(before, after)...)
}

// others are the warnings of a watch that are not in the other.
func others(in, not notice.Watch) (turns []Turn) {
	for _, x := range in.Warnings {
		if y, open := not.Warning(x.Opened.Indicator); !open || !y.Since.Equal(x.Since) {
			turns = append(turns, Turn{in.Unit, x.Opened.Indicator})
		}
	}
	return turns
}

// missing finds the units that have no card in the latest month that the file scored.
func (c *call) missing(ctx context.Context, tx Tx, r *Result) error {
	if len(r.Months) == 0 {
		return nil
	}
	m := slices.Max(r.Months)
	standings, _, err := tx.Standings(ctx, m)
	if err != nil {
		return err
	}
	units, err := tx.Units(ctx)
	if err != nil {
		return err
	}
	for _, u := range units {
		scored := slices.ContainsFunc(standings, func(s scoring.Standing) bool { return s.Unit == u.Code })
		if u.ValidIn(m) && !scored {
			r.Effect.Missing = append(r.Effect.Missing, u)
		}
	}
	return nil
}

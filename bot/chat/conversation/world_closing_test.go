package conversation

import (
	"context"

	"motcua/scoring"
	"motcua/scoring/ledger"
)

// In the tests June can be closed, and is: whichever a question is about. What was shown has the sum "shown".
func (f *fake) Closing(_ context.Context, m scoring.Month) (scoring.Closing, error) {
	c := scoring.Closing{Month: m, N: 1, At: at("2024-07-02 09:00"), RuleSet: "dien-bien-459", Units: 2, Told: "shown"}
	if f.closing != nil {
		f.closing(&c)
	}
	return c, f.fails
}

func (f *fake) OpenMonths(ctx context.Context, _ scoring.Month) ([]scoring.Month, error) {
	const reported = scoring.Month("2024-06")
	if c, err := f.Closing(ctx, reported); err != nil || c.InForce() {
		return nil, err
	}
	return []scoring.Month{reported}, f.fails
}

// office closes months in memory.
type office struct{ *fake }

func (o office) Look(ctx context.Context, m scoring.Month) (ledger.CloseResult, error) {
	k := ledger.Checks{Month: m, RuleSet: "dien-bien-459", Sum: "shown", Old: []string{hangLia}}
	return ledger.CloseResult{State: ledger.Ready, Checks: k}, o.fails
}

func (o office) Close(ctx context.Context, q ledger.CloseRequest) (ledger.CloseResult, error) {
	a, err := o.Look(ctx, q.Month)
	a.Closing, _ = o.Closing(ctx, q.Month)
	if a.State = ledger.Moved; q.Sum == a.Checks.Sum {
		a.State = ledger.Done
	}
	if o.state != "" {
		a.State = o.state
	}
	return a, err
}

func (o office) Reopen(ctx context.Context, q ledger.CloseRequest, n int, reason string) (ledger.CloseResult, error) {
	c, err := o.Closing(ctx, q.Month)
	o.reasons[q.Update] = reason
	c.Reopened = scoring.Reopening{At: at("2024-07-03 08:00"), By: q.By, Update: q.Update, Reason: reason}
	return ledger.CloseResult{State: ledger.Done, Closing: c}, err
}

func (o office) Differing(ctx context.Context, m scoring.Month) (d ledger.Differing, err error) {
	now, _, _ := o.Record(ctx, "2024-06", hangLia)
	d.Closing, err = o.Closing(ctx, m)
	d.Held, d.Sum = []ledger.Shift{{Month: m, Unit: hangLia, To: &now.Standing, From: &scoring.Standing{Rank: 1}}}, "shown"
	d.Reach = map[string]ledger.DataTime{hangLia: {At: at("2024-07-02 08:15")}}
	return d, err
}

func (o office) Leave(ctx context.Context, q ledger.CloseRequest) (ledger.State, ledger.Differing, error) {
	d, err := o.Differing(ctx, q.Month)
	if q.Sum != d.Sum {
		return ledger.Moved, d, err
	}
	return ledger.Done, d, err
}

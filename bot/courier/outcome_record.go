package courier

import (
	"context"
	"errors"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
	"motcua/scoring/outbox"
)

// judge puts on record what became of a message.
func (r *round) judge(person int64, rows []outbox.Row, message int, err error, probe bool) {
	sent, outcome := ids(rows), delivery.OutcomeOf(err)
	r.counts.sends.Add(outcome)
	switch outcome {
	case delivery.Unknown:
		u, _ := errors.AsType[bot.Unknown](err)
		r.noteTrouble(probe, err)
		r.resendUncertain(rows, u)
		return
	case delivery.Unreached:
		r.noteTrouble(probe, err)
		r.Log.Info("notices did not go out and are queued again", "notices", sent, "error", err)
		r.requeue(sent, r.Now(), false)
		return
	case delivery.Accepted:
		r.Pace.Pass(false)
		r.Log.Info("notices are delivered", "notices", sent, "message", message)
		r.finish(rows, Ending{State: outbox.Accepted, Message: message})
	case delivery.Busy:
		asked, _ := errors.AsType[bot.Busy](err)
		r.Pace.Halt(person, asked.After, false)
		r.Log.Warn("Telegram asks to wait before it takes notices", "notices", sent, "wait", asked.After,
			"silence", r.Pace.Silence())
		r.requeue(sent, r.Now().Add(asked.After), false)
	case delivery.Unreachable:
		away, _ := errors.AsType[bot.Unreachable](err)
		r.Log.Info("notices have nobody to go to", "notices", sent, "reason", away.Reason)
		// The order matters: when the process dies between the two, the message is sent again and meets the same refusal.
		r.keep(sent, func(ctx context.Context) error { return r.Outbox.MarkUnreachable(ctx, person, away.Reason, r.Now()) })
		r.finish(rows, Ending{State: outbox.Refused, Why: "gone"})
	case delivery.Refused:
		no, _ := errors.AsType[bot.Refused](err)
		r.Log.Error("Telegram refuses notices for good; they are parked", "notices", sent, "reason", no.Reason)
		r.finish(rows, Ending{State: outbox.Refused, Why: no.Reason})
	}
	if r.gate.noteAnswer() { // Telegram answered, whatever it said
		r.Log.Info("Telegram answers again; notices go out")
	}
}

// resendUncertain has rows whose outcome is not known sent again, as often as is allowed; the others end.
func (r *round) resendUncertain(rows []outbox.Row, cause bot.Unknown) {
	later, repeated, ended := splitByRisk(rows, cause.Failed)
	if len(later) > 0 {
		wait := laterBy(rows)
		r.Log.Warn("Telegram fails at notices; they are sent later", "notices", ids(later), "wait", wait, "error", cause)
		r.requeue(ids(later), r.Now().Add(wait), false)
	}
	if len(repeated) > 0 {
		r.Log.Warn("whether notices arrived is not known; they are sent once more", "notices", ids(repeated), "error", cause)
		r.requeue(ids(repeated), r.Now().Add(repeatAfter), true)
	}
	if len(ended) > 0 {
		r.Log.Error("whether notices arrived is not known, and they are not sent again", "notices", ids(ended), "error", cause)
		r.finish(ended, Ending{State: outbox.Unknown, Why: cause.Error()})
	}
}

// noteTrouble notes that Telegram could not be reached, or did not answer.
func (r *round) noteTrouble(probe bool, err error) {
	if r.gate.noteFailure(probe, r.Now()) && r.work.Err() == nil {
		r.Log.Warn("Telegram is in trouble; notices wait until something goes through", "error", err)
	}
}

func (r *round) requeue(ids []int64, notBefore time.Time, again bool) {
	r.keep(ids, func(ctx context.Context) error { return r.Outbox.Requeue(ctx, ids, notBefore, again) })
}

// splitByRisk sorts rows after a send that did not succeed. later are tried again, because Telegram said that it failed. repeated may have
// gone out, and are sent once more. ended are those of a kind that is sent only once, and those whose earlier send is in doubt, too.
func splitByRisk(rows []outbox.Row, failed bool) (later, repeated, ended []outbox.Row) {
	for _, row := range rows {
		switch {
		case row.Reason.Kind().Once:
			ended = append(ended, row)
		case failed && row.Attempts < mostFaults:
			later = append(later, row)
		case row.Unsure == 0:
			repeated = append(repeated, row)
		default:
			ended = append(ended, row)
		}
	}
	return later, repeated, ended
}

// laterBy is how long rows wait after Telegram failed at them: twice as long after each attempt.
func laterBy(rows []outbox.Row) time.Duration {
	wait := repeatAfter
	for range slices.MaxFunc(rows, func(a, b outbox.Row) int { return a.Attempts - b.Attempts }).Attempts {
		wait = min(2*wait, longestFault)
	}
	return wait
}

package telegram

import (
	"errors"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
)

// longestFault is how long Telegram may fail at one part of a reply before that is given up for what goes through.
const longestFault = 10 * time.Minute

// judge says how long to wait before the same is tried again, given how it went; 0 to go on with what comes next.
func (d *replier) judge(j *job, err error) time.Duration {
	switch delivery.OutcomeOf(err) {
	case delivery.Accepted:
		d.client.pace.Pass(j.stranger)
		j.tries.Reset()
		j.warned, j.doubtful, j.failing = false, false, time.Time{}
		return 0
	case delivery.Busy:
		busy, _ := errors.AsType[bot.Busy](err)
		d.log.Warn("Telegram asks to wait before answering a request", "request", j.request, "wait", busy.After)
		if all := d.client.pace.Halt(j.request.Chat, busy.After, j.stranger); all > 0 {
			d.log.Error("Telegram asks one chat after the other to wait; all chats wait", "wait", all)
			d.hold(all)
		}
		return busy.After
	case delivery.Unreachable:
		gone, _ := errors.AsType[bot.Unreachable](err)
		d.log.Info("a reply has nobody to go to", "request", j.request, "reason", gone.Reason)
		return 0
	case delivery.Refused:
		refused, _ := errors.AsType[bot.Refused](err)
		d.log.Error("Telegram refuses a part of a reply for good", "request", j.request, "reason", refused.Reason)
		return 0
	case delivery.Unknown:
		j.doubtful = true
	}
	wait := j.tries.Next()
	if d.ctx.Err() == nil && !j.warned {
		d.log.Warn("a reply is not out yet and is tried until it is", "request", j.request, "error", d.client.token.redactError(err))
		j.warned = true
	}
	return wait
}

// tellInstead is what became of a message or, when that has failed for long, of the sentence that is told in its place: where the
// sentence goes through, the message must not stand in the way of its chat for ever. Where it does not, Telegram cannot serve
// the chat, and the message is kept.
func (d *replier) tellInstead(j *job, err error) error {
	if !j.noteFault(err) {
		return err
	}
	d.note(j)
	_, told := d.client.Send(d.ctx, j.request.Chat, d.answerer.Undelivered(d.ctx, j.request, d.client.token.redactError(err)))
	if told != nil {
		j.failing = time.Now()
		return told
	}
	d.client.givenUp.Add(1)
	return nil
}

// skipMenu is what became of a menu. One that has failed for long while Telegram answers is left out: nobody waits for it.
func (d *replier) skipMenu(j *job, err error) error {
	if !j.noteFault(err) {
		return err
	}
	if _, err := d.client.Me(d.ctx); err != nil {
		j.failing = time.Now()
		return err
	}
	d.log.Error("Telegram fails at a command menu, which is given up", "request", j.request, "error", d.client.token.redactError(err))
	return nil
}

// noteFault notes how a part of a reply went, and says whether Telegram has failed at it for long.
func (j *job) noteFault(err error) bool {
	if _, unknown := errors.AsType[bot.Unknown](err); !unknown {
		j.failing = time.Time{}
		return false
	}
	if j.failing.IsZero() {
		j.failing = time.Now()
	}
	return time.Since(j.failing) >= longestFault
}

// probeWait says how long to wait before a message that may be out already is sent again: until Telegram answers something. Where
// requests get through and answers do not, it would else arrive over and over. An edit may be repeated.
func (d *replier) probeWait(j *job) time.Duration {
	if !j.doubtful || j.reply.Messages[j.sent].Edit != 0 {
		return 0
	}
	if _, err := d.client.Me(d.ctx); err != nil {
		j.failing = time.Time{} // it is not the message
		return d.judge(j, err)
	}
	return 0
}

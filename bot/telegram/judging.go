package telegram

import (
	"errors"
	"time"

	"motcua/bot"
)

// longestFault is how long Telegram itself may fail at one part of a reply while other chats are answered.
const longestFault = 10 * time.Minute

// judge says how long to wait before the same is tried again, given how it went; 0 to go on with what comes next.
func (d *desk) judge(j *job, err error) time.Duration {
	if err == nil {
		d.flood.pass()
		d.client.pace.Pass()
		d.passed.Store(time.Now().UnixNano())
		j.tries.reset()
		j.warned, j.doubtful, j.faulty = false, false, time.Time{}
		return 0
	}
	if busy, ok := errors.AsType[bot.Busy](err); ok {
		d.log.Warn("Telegram asks to wait before answering a request", "request", j.request, "wait", busy.After)
		d.client.pace.Halt(j.request.Chat, busy.After)
		if all := d.flood.met(j.request.Chat, busy.After); all > 0 {
			d.log.Error("Telegram asks one chat after the other to wait; all chats wait", "wait", all)
			d.hold(all)
		}
		return busy.After
	}
	if gone, ok := errors.AsType[bot.Gone](err); ok {
		d.log.Info("a reply has nobody to go to", "request", j.request, "reason", gone.Reason)
		return 0
	}
	if refused, ok := errors.AsType[bot.Refused](err); ok {
		d.log.Error("Telegram refuses a part of a reply for good", "request", j.request, "reason", refused.Reason)
		return 0
	}
	if d.poisonous(j, err) {
		d.log.Error("Telegram fails at a part of a reply and serves other chats; the part is given up", "request", j.request, "error", d.client.token.clean(err))
		j.doubtful, j.faulty = false, time.Time{}
		return 0
	}
	if _, unknown := errors.AsType[bot.Unknown](err); unknown {
		j.doubtful = true
	}
	wait := j.tries.next()
	if d.ctx.Err() == nil && !j.warned {
		d.log.Warn("a reply is not out yet and is tried until it is", "request", j.request, "error", d.client.token.clean(err))
		j.warned = true
	}
	return wait
}

// poisonous says whether Telegram itself has failed at a part of a reply for long, and not at other requests: then the part
// must not stand in the way of its chat for ever. When nothing goes through, Telegram is out of order, and all is kept.
func (d *desk) poisonous(j *job, err error) bool {
	if _, its := errors.AsType[faulty](err); !its {
		return false
	}
	if j.faulty.IsZero() {
		j.faulty = time.Now()
	}
	return time.Since(j.faulty) >= longestFault && d.passed.Load() > j.faulty.UnixNano()
}

// probe says how long to wait before a message that may be out already is sent again: until Telegram answers something. Where
// requests get through and answers do not, it would else arrive over and over. An edit may be repeated.
func (d *desk) probe(j *job) time.Duration {
	if !j.doubtful || j.reply.Messages[j.sent].Edit != 0 {
		return 0
	}
	if _, err := d.client.Me(d.ctx); err != nil {
		return d.judge(j, err)
	}
	return 0
}

package telegram

import (
	"context"
	"errors"
	"time"

	"motcua/bot"
)

const (
	mostTurns = 200              // long answers that wait: what comes beyond is refused
	quietly   = 20 * time.Second // after which somebody is told that a file does not come
	noteTime  = 10 * time.Second // for a word between: nothing waits for it any longer
)

// queue has the beginning of a long answer say which place the rest has in the queue, when it has to wait. What waits without a
// message says so by the toast of its press; what is pressed once more, under a message that tells of it already, says nothing.
func (d *replier) queue(j *job, reply *bot.Reply) {
	j.told = bot.Wait{Place: d.longAnswers.placeOf(j.request.Chat)}
	if j.told.Place > mostTurns && j.shown == 0 { // what an earlier run has begun stays
		j.told.Full = true
	}
	if p := j.request.Press; p != nil && len(reply.Messages) > 0 && d.longAnswers.shows(j.request.Chat, p.Message) {
		reply.Messages = nil
		return
	}
	if j.told.Place < 2 {
		return
	}
	m := d.answerer.WaitMessage(d.ctx, j.request, j.told)
	if j.request.Press != nil && (j.told.Full || len(reply.Messages) == 0) {
		reply.Messages, reply.Toast, reply.Alert = nil, plainText(m.HTML, maxToast), j.told.Full
	} else if len(reply.Messages) > 0 {
		m.Edit = reply.Messages[0].Edit
		reply.Messages[0] = m
	}
	reply.Later = !j.told.Full
}

// tellWhy tells somebody who waits for the rest of an answer why, in the place of what they were told before, and that they wait no
// more. It is not told again when it does not arrive.
func (d *replier) tellWhy(j *job, w bot.Wait) {
	j.told = w
	if d.client.pace.HaltOf(j.request.Chat) > 0 {
		return
	}
	ctx, cancel := context.WithTimeout(d.long, noteTime)
	defer cancel()
	m := d.answerer.WaitMessage(ctx, j.request, w)
	var err error
	switch {
	case j.shown != 0:
		m.Edit = j.shown
		d.note(j)
		var shown int
		if shown, err = d.client.Send(ctx, j.request.Chat, m); err == nil {
			j.shown = shown
		}
	case j.request.Press != nil && !j.answered && (w.Place > 0 || w.Cause != nil):
		j.answered = true
		err = d.client.answerCallback(ctx, j.request.Press.ID, bot.Reply{Toast: m.HTML})
	}
	if busy, ok := errors.AsType[bot.Busy](err); ok {
		if all := d.client.pace.Halt(j.request.Chat, busy.After, j.stranger); all > 0 {
			d.hold(all)
		}
	}
	if err != nil {
		d.log.Debug("somebody is not told why they wait", "request", j.request, "error", d.client.token.redactError(err))
	}
}

// refetchWait says how long to wait before an answer is looked for again for which a file does not come; 0 when that has gone on for
// as long as a message is tried: then the answer is that it does not come. What Telegram asks to wait does not count.
func (d *replier) refetchWait(j *job, unfetched bot.Unfetched) time.Duration {
	err := d.client.token.redactError(unfetched)
	if busy, ok := errors.AsType[bot.Busy](unfetched.Err); ok {
		d.log.Warn("Telegram asks to wait before it gives a file out", "request", j.request, "wait", busy.After)
		j.missing = time.Time{}
		d.tellMissingFile(j, busy.After, unfetched)
		return busy.After
	}
	if j.missing.IsZero() {
		d.log.Warn("a file does not come from Telegram and is asked for again", "request", j.request, "error", err)
		j.missing = time.Now()
	}
	gone := time.Since(j.missing)
	if gone >= longestFault {
		reply := bot.Reply{Messages: []bot.Message{d.answerer.Undelivered(d.ctx, j.request, unfetched)}}
		inPlace(reply, j.shown)
		j.reply = &reply
		return 0
	}
	wait := j.tries.Next()
	d.tellMissingFile(j, gone+wait, unfetched)
	return wait
}

// tellMissingFile tells somebody that a file does not come, once it has not come, or will not, for a while.
func (d *replier) tellMissingFile(j *job, wait time.Duration, unfetched bot.Unfetched) {
	if wait >= quietly && j.told.Cause == nil {
		d.tellWhy(j, bot.Wait{Cause: unfetched})
	}
}

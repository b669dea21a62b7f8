package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime/debug"
	"time"

	"motcua/bot"
	"motcua/bot/delivery"
)

const (
	maxFailures   = 3                 // attempts at a request that the Answerer fails at
	pressLifetime = 150 * time.Second // after which Telegram takes no answer to a press
)

// replier answers requests: it asks the Answerer once, and delivers what it said for as long as that takes.
type replier struct {
	ctx         context.Context // of the work in hand: it outlives the end of Run's by the grace of a stop
	long        context.Context // in which the rest of long answers is looked for: it ends with Run's
	client      *Client
	inbox       Inbox
	answerer    Answerer
	log         *slog.Logger
	hold        func(time.Duration) // leaves all chats alone
	longAnswers *longAnswers        // of long answers
}

// work does what can be done of a job now. The answer is how long to leave its chat alone before going on; 0 when the
// job is over.
func (d *replier) work(j *job) time.Duration {
	chat, pace := j.request.Chat, d.client.pace
	if wait := pace.HaltOf(chat); wait > 0 && !j.request.Gone {
		return wait // and then what is answered is as it is then
	}
	if j.reply == nil {
		if wait := d.ask(j); wait > 0 {
			return wait
		}
	}
	if j.request.Gone {
		return 0
	}
	for j.sent < len(j.reply.Messages) {
		if wait := pace.HaltOf(chat); wait > 0 {
			return wait
		}
		if wait := d.probeWait(j); wait > 0 {
			return wait
		}
		d.note(j)
		id, err := d.client.Send(d.ctx, chat, j.reply.Messages[j.sent])
		if err == nil && j.sent == 0 && j.reply.Later {
			j.shown = id
		}
		err = d.tellInstead(j, err)
		if wait := d.judge(j, err); wait > 0 {
			return wait
		}
		j.sent++
		if _, gone := errors.AsType[bot.Unreachable](err); gone {
			j.sent = len(j.reply.Messages)
		}
	}
	if p := j.request.Press; p != nil && !j.answered && !j.isSilentStart() && time.Since(j.request.At) < pressLifetime {
		if wait := d.judge(j, d.client.answerCallback(d.ctx, p.ID, *j.reply)); wait > 0 {
			return wait
		}
		j.answered = true
	}
	if j.reply.Commands != nil && !j.menu {
		if wait := d.judge(j, d.skipMenu(j, d.client.SetCommands(d.ctx, chat, "", j.reply.Commands))); wait > 0 {
			return wait
		}
		j.menu = true
	}
	for j.menus < len(j.reply.Menus) {
		m := j.reply.Menus[j.menus]
		if wait := d.judge(j, d.skipMenu(j, d.client.SetCommands(d.ctx, m.Chat, "", m.Commands))); wait > 0 {
			return wait
		}
		j.menus++
	}
	return 0
}

// note counts a message that goes out now. The room of one to a stranger was taken when the job was taken up.
func (d *replier) note(j *job) {
	if !j.stranger {
		d.client.pace.Note(j.request.Chat)
	}
}

// isSilentStart says whether a reply is the beginning of a long one and says nothing: then the press waits for the rest.
func (j *job) isSilentStart() bool {
	return j.reply.Later && len(j.reply.Messages) == 0 && j.reply.Toast == ""
}

// ask gets the reply. A request that fails again and again is given up, with its press answered all the same: it must
// not stand in the way of its chat for ever.
func (d *replier) ask(j *job) time.Duration {
	ctx := d.ctx
	if j.later {
		ctx = d.long
	}
	reply, err := d.answer(ctx, j)
	if err == nil {
		if reply.Later {
			d.queue(j, &reply)
		}
		inPlace(reply, j.shown)
		j.reply = &reply
		if len(reply.Stopped) > 0 {
			d.longAnswers.expedite(reply.Stopped)
		}
		return 0
	}
	if ctx.Err() != nil {
		return delivery.LongestPause
	}
	if _, waits := errors.AsType[bot.Pending](err); waits {
		j.waits++
		return askedAgain(j.waits) // it holds no worker meanwhile: whoever only reads is answered
	}
	if unfetched, is := errors.AsType[bot.Unfetched](err); is {
		return d.refetchWait(j, unfetched)
	}
	if j.failures++; j.failures < maxFailures {
		d.log.Warn("a request could not be answered; it is tried again", "request", j.request, "error", d.client.token.redactError(err))
		return j.tries.Next()
	}
	d.log.Error("a request could not be answered and is given up", "request", j.request, "error", d.client.token.redactError(err))
	j.reply = &bot.Reply{}
	return 0
}

// askedAgain is how long a request is left alone whose answer waits, for the nth time: from a tenth of a second, up to a second,
// not all at the same moment.
func askedAgain(n int) time.Duration {
	longest := min(100*time.Millisecond<<min(n, 8), time.Second)
	return longest/2 + rand.N(longest/2)
}

// answer turns a panic of the Answerer into an error.
func (d *replier) answer(ctx context.Context, j *job) (reply bot.Reply, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("while answering: %v\n%s", delivery.PanicError(cause), debug.Stack())
		}
	}()
	switch {
	case j.givenUp:
		return d.answerer.GivenUp(ctx, j.request)
	case j.later:
		return d.answerer.Continue(ctx, j.request)
	default:
		return d.answerer.Answer(ctx, j.request)
	}
}

// inPlace has an answer take the place of a message, 0 for none, if it can: a text of ours becomes another text.
func inPlace(reply bot.Reply, message int) {
	if message == 0 || len(reply.Messages) == 0 {
		return
	}
	m := &reply.Messages[0]
	if m.Edit == 0 && m.Photo == nil && m.PhotoID == "" && m.File == nil && m.Keys == nil && !m.NoKeys {
		m.Edit = message
	}
}

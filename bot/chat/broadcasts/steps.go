package broadcasts

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/broadcast"
)

// stepRule says when a step may be done, and what does it.
type stepRule struct {
	in      []broadcast.State // the states in which it can be done
	changes bool              // only by who saw it as it is
	do      func(r room, ctx context.Context, q *chat.Question, at step, b broadcast.Broadcast, page int) (bot.Reply, error)
}

// stepRules is the table of all steps with a broadcast that there is.
func stepRules() map[string]stepRule {
	draft, under := []broadcast.State{broadcast.Draft}, []broadcast.State{broadcast.Scheduled, broadcast.Running, broadcast.Paused}
	begun := []broadcast.State{broadcast.Running, broadcast.Paused, broadcast.Done, broadcast.Cancelled}
	over := []broadcast.State{broadcast.Done, broadcast.Cancelled}
	every := slices.Concat(draft, under, over)
	return map[string]stepRule{
		stepOpen:       {every, false, room.open},
		stepRenew:      {draft, true, room.renewDraft},
		stepWrite:      {draft, true, room.askContent},
		stepDrop:       {draft, true, room.dropDraft},
		stepConfirm:    {draft, true, room.toggleConfirm},
		stepWho:        {draft, true, room.chooseWho},
		stepEverybody:  {draft, true, room.chooseAudience},
		stepRole:       {draft, true, room.chooseAudience},
		stepLate:       {draft, true, room.chooseAudience},
		stepGrade:      {draft, true, room.chooseAudience},
		stepIndicator:  {draft, true, room.chooseAudience},
		stepSilent:     {draft, true, room.chooseAudience},
		stepGrades:     {draft, true, room.chooseGrade},
		stepIndicators: {draft, true, room.chooseIndicator},
		stepEarlier:    {draft, true, room.chooseEarlier},
		stepUnits:      {draft, true, room.askUnits},
		stepNames:      {draft, true, room.recipientUnits},
		stepLook:       {draft, true, room.showPreview},
		stepTest:       {draft, true, room.sendTest},
		stepNow:        {draft, true, room.sendNow},
		stepLater:      {draft, true, room.askSendAt},
		stepGo:         {draft, true, room.goAhead},
		stepPause:      {[]broadcast.State{broadcast.Running}, true, room.controlBroadcast},
		stepResume:     {[]broadcast.State{broadcast.Paused}, true, room.controlBroadcast},
		stepStop:       {under, true, room.askCancel},
		stepCancel:     {under, true, room.controlBroadcast},
		stepReport:     {begun, false, room.showReport},
		stepFile:       {begun, false, room.sendFile},
		stepRemind:     {over, false, room.draftReminder},
		stepRetry:      {[]broadcast.State{broadcast.Done}, true, room.controlBroadcast},
	}
}

// earlierShown is how many broadcasts are led to.
const earlierShown = 8

// command asks for the content of a new broadcast, and leads to the earlier ones; or takes what comes with the
// command: the words behind it, and what it stands under.
func (r room) command(ctx context.Context, q *chat.Question, _ string) (bot.Reply, error) {
	content := contentOf(q.Request)
	content.Text = r.WrittenBehind(q.Request.Text)
	if content.Text == "" && content.File == "" {
		return r.askContent(ctx, q, step{Do: stepWrite}, broadcast.Broadcast{}, 0)
	}
	if err := requireFit(q, content); err != nil {
		return bot.Reply{}, err
	}
	return r.newDraft(ctx, q, content)
}

// press does what a button of a broadcast says, and only while that can be done: a button from before the
// last change shows how it is instead. A draft is its writer's.
func (r room) press(ctx context.Context, q *chat.Question, at step) (bot.Reply, error) {
	to, known := r.steps[at.Do]
	if !known {
		return r.OldButton(ctx, q)
	}
	b, found, err := r.store.Broadcast(ctx, at.Broadcast)
	if err != nil {
		return bot.Reply{}, err
	}
	if !found || b.State == broadcast.Draft && b.By != q.Person.ID {
		return bot.Reply{}, q.Refuse("broadcast.unknown")
	}
	if again := b.Update == q.Request.Update; !again {
		switch {
		case tooOld(b, at.Do, q.Renderer.Now):
			return q.Show(expiredScreen(q.Renderer, b)), nil
		case !slices.Contains(to.in, b.State), to.changes && at.Version != b.Version:
			return r.showOutdated(ctx, q, b)
		}
	}
	return to.do(r, ctx, q, at, b, at.Page)
}

// tooOld says whether a draft is too old for a step: it is renewed or dropped first.
func tooOld(b broadcast.Broadcast, do string, now time.Time) bool {
	return b.Expired(now) && do != stepRenew && do != stepDrop
}

// showOutdated shows a broadcast as it is, to who saw it as it was.
func (r room) showOutdated(ctx context.Context, q *chat.Question, b broadcast.Broadcast) (bot.Reply, error) {
	reply, err := r.open(ctx, q, step{}, b, 0)
	reply.Toast = q.Renderer.Words.Text("broadcast.outdated")
	return reply, err
}

// open shows a broadcast as it is: a draft's editor, or how far it has come.
func (r room) open(ctx context.Context, q *chat.Question, _ step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	if b.Expired(q.Renderer.Now) {
		return q.Show(expiredScreen(q.Renderer, b)), nil
	}
	if b.State == broadcast.Draft {
		return r.showEditor(ctx, q, b, "")
	}
	m, err := r.progressMessage(ctx, q, b)
	return q.Show(m), err
}

// change changes a broadcast as it was seen, and shows it as then says. Who saw another is shown how it is now.
func (r room) change(ctx context.Context, q *chat.Question, at step, change func(*broadcast.Broadcast),
	then func(broadcast.Broadcast) (bot.Reply, error)) (bot.Reply, error) {
	in := r.steps[at.Do].in
	b, done, err := r.store.ChangeBroadcast(ctx, at.Broadcast, at.Version, q.Person.ID, q.Request.Update, func(b *broadcast.Broadcast) bool {
		if !slices.Contains(in, b.State) || tooOld(*b, at.Do, q.Renderer.Now) {
			return false
		}
		change(b)
		return true
	})
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !done:
		return r.showOutdated(ctx, q, b)
	}
	return then(b)
}

package handler

import (
	"context"
	"slices"
	"time"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/broadcast"
)

// Broadcasts are what admins write to many.
type Broadcasts interface {
	Broadcast(ctx context.Context, id int64) (broadcast.Broadcast, bool, error)
	// Broadcasts are the newest ones.
	Broadcasts(ctx context.Context, limit int) ([]broadcast.Broadcast, error)
	// AddBroadcast keeps a draft; the update that writes it, handled again, finds it.
	AddBroadcast(ctx context.Context, draft broadcast.Broadcast, update int64) (broadcast.Broadcast, error)
	// ChangeBroadcast changes one as f says, if it is still of the version. done is true for the update that changed it, also
	// when that is handled again.
	ChangeBroadcast(ctx context.Context, id, version, by, update int64, f func(*broadcast.Broadcast) bool) (b broadcast.Broadcast, done bool, err error)
	// Audience is whom it is for now.
	Audience(ctx context.Context, a broadcast.Audience) ([]broadcast.Recipient, error)
	// Outcomes are what became of it for each recipient, by unit.
	Outcomes(ctx context.Context, id int64) ([]broadcast.Person, error)
	// Confirm keeps that a person received it; sent is false when it was not sent to them.
	Confirm(ctx context.Context, id, person int64) (at time.Time, sent bool, err error)
}

// step is what a button of a broadcast does.
type step struct {
	in      []broadcast.State // the states in which it can be done
	changes bool              // only by who saw it as it is
	do      func(h *Handler, ctx context.Context, q *Question, at view.Step, b broadcast.Broadcast, page int) (bot.Reply, error)
}

// broadcastSteps is the table of all steps with a broadcast that there is.
func broadcastSteps() map[string]step {
	draft, under := []broadcast.State{broadcast.Draft}, []broadcast.State{broadcast.Scheduled, broadcast.Running, broadcast.Paused}
	begun := []broadcast.State{broadcast.Running, broadcast.Paused, broadcast.Done, broadcast.Cancelled}
	over := []broadcast.State{broadcast.Done, broadcast.Cancelled}
	every := slices.Concat(draft, under, over)
	return map[string]step{
		view.StepOpen:       {every, false, (*Handler).openBroadcast},
		view.StepRenew:      {draft, true, (*Handler).renewDraft},
		view.StepWrite:      {draft, true, (*Handler).askContent},
		view.StepDrop:       {draft, true, (*Handler).dropDraft},
		view.StepConfirm:    {draft, true, (*Handler).toggleConfirm},
		view.StepWho:        {draft, true, (*Handler).whoChoice},
		view.StepEverybody:  {draft, true, (*Handler).chooseAudience},
		view.StepRole:       {draft, true, (*Handler).chooseAudience},
		view.StepLate:       {draft, true, (*Handler).chooseAudience},
		view.StepGrade:      {draft, true, (*Handler).chooseAudience},
		view.StepIndicator:  {draft, true, (*Handler).chooseAudience},
		view.StepSilent:     {draft, true, (*Handler).chooseAudience},
		view.StepGrades:     {draft, true, (*Handler).gradeChoice},
		view.StepIndicators: {draft, true, (*Handler).indicatorChoice},
		view.StepEarlier:    {draft, true, (*Handler).earlierChoice},
		view.StepUnits:      {draft, true, (*Handler).askUnits},
		view.StepNames:      {draft, true, (*Handler).recipientUnits},
		view.StepLook:       {draft, true, (*Handler).preview},
		view.StepTest:       {draft, true, (*Handler).testBroadcast},
		view.StepNow:        {draft, true, (*Handler).sendNow},
		view.StepLater:      {draft, true, (*Handler).askSendAt},
		view.StepGo:         {draft, true, (*Handler).goAhead},
		view.StepPause:      {[]broadcast.State{broadcast.Running}, true, (*Handler).steer},
		view.StepResume:     {[]broadcast.State{broadcast.Paused}, true, (*Handler).steer},
		view.StepStop:       {under, true, (*Handler).askCancel},
		view.StepCancel:     {under, true, (*Handler).steer},
		view.StepReport:     {begun, false, (*Handler).broadcastReport},
		view.StepFile:       {begun, false, (*Handler).broadcastFile},
		view.StepRemind:     {over, false, (*Handler).remind},
		view.StepRetry:      {[]broadcast.State{broadcast.Done}, true, (*Handler).steer},
	}
}

// earlierShown is how many broadcasts are led to.
const earlierShown = 8

// broadcastCommand asks for the content of a new broadcast, and leads to the earlier ones; or takes what comes with the
// command: the words behind it, and what it stands under.
func (h *Handler) broadcastCommand(ctx context.Context, q *Question, _ string) (bot.Reply, error) {
	content := contentOf(q.Request)
	content.Text = h.WrittenBehind(q.Request.Text)
	if content.Text == "" && content.File == "" {
		return h.askContent(ctx, q, view.Step{Do: view.StepWrite}, broadcast.Broadcast{}, 0)
	}
	if err := h.fits(q, content); err != nil {
		return bot.Reply{}, err
	}
	return h.newDraft(ctx, q, content)
}

// broadcastPress does what a button of a broadcast says, for admins, and only while that can be done: a button from before the
// last change shows how it is instead. A draft is its writer's.
func (h *Handler) broadcastPress(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("broadcast.not_yours"); err != nil {
		return bot.Reply{}, err
	}
	at, ok := view.ReadStep(l.Item)
	to, known := h.steps[at.Do]
	if !ok || !known {
		return h.OldButton(ctx, q)
	}
	b, found, err := h.Store.Broadcast(ctx, at.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if !found || b.State == broadcast.Draft && b.By != q.Person.ID {
		return bot.Reply{}, q.Refuse("broadcast.unknown")
	}
	if again := b.Update == q.Request.Update; !again {
		switch {
		case tooOld(b, at.Do, q.Renderer.Now):
			return q.Show(view.Expired(view.Of(q.Renderer), b)), nil
		case !slices.Contains(to.in, b.State), to.changes && at.Version != b.Version:
			return h.outdated(ctx, q, b)
		}
	}
	return to.do(h, ctx, q, at, b, l.Page)
}

// tooOld says whether a draft is too old for a step: it is renewed or dropped first.
func tooOld(b broadcast.Broadcast, do string, now time.Time) bool {
	return b.Expired(now) && do != view.StepRenew && do != view.StepDrop
}

// outdated shows a broadcast as it is, to who saw it as it was.
func (h *Handler) outdated(ctx context.Context, q *Question, b broadcast.Broadcast) (bot.Reply, error) {
	reply, err := h.openBroadcast(ctx, q, view.Step{}, b, 0)
	reply.Toast = q.Renderer.Words.Text("broadcast.outdated")
	return reply, err
}

// openBroadcast shows a broadcast as it is: a draft's editor, or how far it has come.
func (h *Handler) openBroadcast(ctx context.Context, q *Question, _ view.Step, b broadcast.Broadcast, _ int) (bot.Reply, error) {
	if b.Expired(q.Renderer.Now) {
		return q.Show(view.Expired(view.Of(q.Renderer), b)), nil
	}
	if b.State == broadcast.Draft {
		return h.editor(ctx, q, b, "")
	}
	m, err := h.progress(ctx, q, b)
	return q.Show(m), err
}

// changeBroadcast changes a broadcast as it was seen, and shows it as then says. Who saw another is shown how it is now.
func (h *Handler) changeBroadcast(ctx context.Context, q *Question, at view.Step, change func(*broadcast.Broadcast),
	then func(broadcast.Broadcast) (bot.Reply, error)) (bot.Reply, error) {
	in := h.steps[at.Do].in
	b, done, err := h.Store.ChangeBroadcast(ctx, at.ID, at.Version, q.Person.ID, q.Request.Update, func(b *broadcast.Broadcast) bool {
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
		return h.outdated(ctx, q, b)
	}
	return then(b)
}

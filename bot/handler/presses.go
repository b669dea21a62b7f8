package handler

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/view"
)

// press answers a button. Nothing is trusted because it came in one: who may see what is asked again.
func (h *Handler) press(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.person.Known() {
		return h.stranger(q)
	}
	link, ok := view.ReadLink(q.request.Press.Data)
	if !ok {
		return h.oldButton(ctx, q)
	}
	if err := h.elsewhere(ctx, q, link); err != nil {
		return bot.Reply{}, err
	}
	return h.follow(ctx, q, link)
}

// elsewhere ends what was being entered when the person turns to something else.
func (h *Handler) elsewhere(ctx context.Context, q *question, to view.Link) error {
	if h.leads[to.To].asks {
		return nil
	}
	_, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil || !asked {
		return err
	}
	return h.leave(ctx, q)
}

// lead is what a target leads to.
type lead struct {
	// asks is true for what sees itself to what was being entered: a press of any other button ends that.
	asks bool
	view func(h *Handler, ctx context.Context, q *question, l view.Link) (bot.Reply, error)
}

// leads is the table of all targets.
func leads() map[view.Target]lead {
	of := func(f func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error)) lead {
		return lead{view: func(h *Handler, ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
			return f(h, ctx, q, asked{month: l.Month, unit: l.Unit, page: l.Page})
		}}
	}
	return map[view.Target]lead{
		view.ToScorecard: of(func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error) {
			return h.score(ctx, q, a, view.Scorecard)
		}),
		view.ToDetails: of(func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error) {
			return h.score(ctx, q, a, view.Details)
		}),
		view.ToWhy:               {view: (*Handler).why},
		view.ToOverdue:           of((*Handler).overdue),
		view.ToOverdueUnits:      of((*Handler).overdueUnits),
		view.ToDue:               of((*Handler).due),
		view.ToRanking:           of((*Handler).ranking),
		view.ToRankingPicture:    of((*Handler).rankingPicture),
		view.ToTrend:             of((*Handler).trend),
		view.ToWarnings:          of((*Handler).warnings),
		view.ToOverview:          {view: (*Handler).overview},
		view.ToOverviewUnits:     {view: (*Handler).overviewUnits},
		view.ToOverviewIndicator: {view: (*Handler).overviewIndicator},
		view.ToTake:              {view: (*Handler).takeUpload},
		view.ToDrop:              {view: (*Handler).dropUpload},
		view.ToRefusedRows:       {view: (*Handler).refusedRows},
		view.ToUndo:              {view: (*Handler).undoImport},
		view.ToMatch:             {view: (*Handler).match},
		view.ToLayouts:           {view: (*Handler).layouts},
		view.ToForgetLayout:      {view: (*Handler).forgetLayout},
		view.ToHeat:              {view: (*Handler).heatMap},
		view.ToAcknowledge:       {view: (*Handler).acknowledge},
		view.ToSnooze:            {view: (*Handler).snooze},
		view.ToAskMonth:          {asks: true, view: (*Handler).askMonth},
		view.ToAskUnit:           {asks: true, view: (*Handler).askCardOf},
		view.ToCancel:            {asks: true, view: (*Handler).cancelButton},
		view.ToLanguage:          {view: (*Handler).setLanguage},

		view.ToDispute:       {view: (*Handler).disputeWhich},
		view.ToDisputeWhy:    {view: (*Handler).disputeWhy},
		view.ToDisputeFile:   {view: (*Handler).disputeFor},
		view.ToDisputeWords:  {asks: true, view: (*Handler).askDispute},
		view.ToDisputes:      {view: (*Handler).disputes},
		view.ToAccept:        {view: (*Handler).acceptDispute},
		view.ToReject:        {view: (*Handler).rejectDispute},
		view.ToPeople:        {view: (*Handler).people},
		view.ToPerson:        {view: (*Handler).personPage},
		view.ToAddRole:       {asks: true, view: (*Handler).addRole},
		view.ToMoveRole:      {asks: true, view: (*Handler).moveRole},
		view.ToDropRole:      {view: (*Handler).dropRole},
		view.ToRemove:        {view: (*Handler).removePerson},
		view.ToHandOver:      {view: (*Handler).handOver},
		view.ToInvite:        {asks: true, view: (*Handler).invite},
		view.ToInvitations:   {view: (*Handler).invitations},
		view.ToRevoke:        {view: (*Handler).revoke},
		view.ToSeen:          {view: (*Handler).seen},
		view.ToUnseen:        {view: (*Handler).unseen},
		view.ToRemindChairs:  {view: (*Handler).remindChairs},
		view.ToTargets:       {view: (*Handler).targetList},
		view.ToTarget:        {view: (*Handler).target},
		view.ToAskTarget:     {asks: true, view: (*Handler).askTarget},
		view.ToAskTargetUnit: {asks: true, view: (*Handler).askTargetUnit},
		view.ToProposal:      {view: (*Handler).propose},
		view.ToAffected:      {view: (*Handler).affected},
		view.ToSaveTarget:    {view: (*Handler).saveTarget},

		view.ToLog:        {view: (*Handler).log},
		view.ToLogPeople:  {view: (*Handler).logPeople},
		view.ToLogKinds:   {view: (*Handler).logKinds},
		view.ToAskLogUnit: {asks: true, view: (*Handler).askLogUnit},
		view.ToLogFile:    {view: (*Handler).logFile},
		view.ToChecks:     {view: (*Handler).checks},
		view.ToClose:      {view: (*Handler).closeMonth},
		view.ToOpen:       {view: (*Handler).askToReopen},
		view.ToReopen:     {asks: true, view: (*Handler).askReason},
		view.ToHeld:       {view: (*Handler).held},
		view.ToLeave:      {view: (*Handler).leaveHeld},
		view.ToReport:     {view: (*Handler).report},
		view.ToLetter:     {asks: true, view: (*Handler).letter},
		view.ToBroadcast:  {asks: true, view: (*Handler).broadcastPress},
		view.ToReceived:   {view: (*Handler).received},
	}
}

// follow gives the view that a link leads to.
func (h *Handler) follow(ctx context.Context, q *question, link view.Link) (bot.Reply, error) {
	to, ok := h.leads[link.To]
	if !ok {
		return h.oldButton(ctx, q)
	}
	return to.view(h, ctx, q, link)
}

// oldButton explains a button that is no longer understood and gives the latest score card, in a message of its own: the
// old one may hold what the person still wants to read.
func (h *Handler) oldButton(ctx context.Context, q *question) (bot.Reply, error) {
	said := q.reader.Words.Text("answer.old_button")
	reply, err := h.score(ctx, q, asked{}, view.Scorecard)
	if r, ok := errors.AsType[refusal](err); ok {
		reply, err = say(r.message), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Edit = 0
	}
	reply.Messages = append([]bot.Message{view.Note(said)}, reply.Messages...)
	reply.Toast = said
	return reply, nil
}

package handler

import (
	"context"

	"motcua/bot"
	"motcua/bot/view"
)

// press answers a button. Nothing is trusted because it came in one: who may see what is asked again.
func (h *Handler) press(ctx context.Context, q *question) (bot.Reply, error) {
	if !q.person.Known() {
		return h.stranger(q)
	}
	if !q.later {
		if err := h.elsewhere(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	link, ok := view.ReadLink(q.request.Press.Data)
	if !ok {
		return h.oldButton(ctx, q)
	}
	return h.follow(ctx, q, link)
}

// elsewhere ends what was being entered: the person has turned to something else. What is written next is no answer to the
// earlier question, whatever becomes of the press.
func (h *Handler) elsewhere(ctx context.Context, q *question) error {
	_, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil || !asked {
		return err
	}
	return h.leave(ctx, q)
}

// lead gives the view that a link leads to.
type lead func(h *Handler, ctx context.Context, q *question, l view.Link) (bot.Reply, error)

// leads is the table of all destinations.
func leads() map[view.Destination]lead {
	of := func(f func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error)) lead {
		return func(h *Handler, ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
			return f(h, ctx, q, asked{month: l.Month, unit: l.Unit, page: l.Page})
		}
	}
	return map[view.Destination]lead{
		view.ToScorecard: of(func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error) {
			return h.score(ctx, q, a, view.Scorecard)
		}),
		view.ToDetails: of(func(h *Handler, ctx context.Context, q *question, a asked) (bot.Reply, error) {
			return h.score(ctx, q, a, view.Details)
		}),
		view.ToWhy:               (*Handler).why,
		view.ToOverdue:           of((*Handler).overdue),
		view.ToOverdueUnits:      of((*Handler).overdueUnits),
		view.ToDue:               of((*Handler).due),
		view.ToRanking:           of((*Handler).ranking),
		view.ToRankingPicture:    of((*Handler).rankingPicture),
		view.ToTrend:             of((*Handler).trend),
		view.ToWarnings:          of((*Handler).warnings),
		view.ToOverview:          (*Handler).overview,
		view.ToOverviewUnits:     (*Handler).overviewUnits,
		view.ToOverviewIndicator: (*Handler).overviewIndicator,
		view.ToTake:              (*Handler).takeUpload,
		view.ToDrop:              (*Handler).dropUpload,
		view.ToRefusedRows:       reads((*Handler).refusedRows),
		view.ToUndo:              (*Handler).undoImport,
		view.ToMatch:             reads((*Handler).match),
		view.ToLayouts:           (*Handler).layouts,
		view.ToForgetLayout:      (*Handler).forgetLayout,
		view.ToColumn:            reads((*Handler).chooseColumn),
		view.ToPeriod:            reads((*Handler).choosePeriod),
		view.ToWords:             reads((*Handler).unknownWords),
		view.ToWord:              reads((*Handler).word),
		view.ToTaught:            (*Handler).taughtWords,
		view.ToForgetWord:        (*Handler).forgetWord,
		view.ToThresholds:        (*Handler).thresholds,
		view.ToHeat:              (*Handler).heatMap,
		view.ToKnown:             (*Handler).acknowledge,
		view.ToRemindLater:       (*Handler).snooze,
		view.ToAcknowledge:       (*Handler).acknowledge,
		view.ToSnooze:            (*Handler).snooze,
		view.ToAskMonth:          (*Handler).askMonth,
		view.ToAskUnit:           (*Handler).askCardOf,
		view.ToCancel:            (*Handler).cancelButton,
		view.ToLanguage:          (*Handler).setLanguage,

		view.ToDispute:       (*Handler).disputeWhich,
		view.ToDisputeWhy:    (*Handler).disputeWhy,
		view.ToDisputeFile:   (*Handler).disputeFor,
		view.ToDisputeSend:   (*Handler).sendDispute,
		view.ToDisputeWords:  (*Handler).askDispute,
		view.ToDisputeSay:    (*Handler).sayDispute,
		view.ToDisputeDrop:   (*Handler).dropDispute,
		view.ToWithdraw:      (*Handler).withdrawDispute,
		view.ToDisputes:      (*Handler).disputes,
		view.ToAccept:        (*Handler).acceptDispute,
		view.ToReject:        (*Handler).rejectDispute,
		view.ToPeople:        (*Handler).people,
		view.ToPerson:        (*Handler).personPage,
		view.ToAddRole:       (*Handler).addRole,
		view.ToMoveRole:      (*Handler).moveRole,
		view.ToDropRole:      (*Handler).dropRole,
		view.ToRemove:        (*Handler).removePerson,
		view.ToHandOver:      (*Handler).handOver,
		view.ToInvite:        (*Handler).invite,
		view.ToInvitations:   (*Handler).invitations,
		view.ToRevoke:        (*Handler).revoke,
		view.ToSeen:          (*Handler).seen,
		view.ToUnseen:        (*Handler).unseen,
		view.ToRemindChairs:  (*Handler).remindChairs,
		view.ToTargets:       (*Handler).targetList,
		view.ToTarget:        (*Handler).target,
		view.ToAskTarget:     (*Handler).askTarget,
		view.ToAskTargetUnit: (*Handler).askTargetUnit,
		view.ToProposal:      (*Handler).propose,
		view.ToAffected:      (*Handler).affected,
		view.ToSaveTarget:    (*Handler).saveTarget,

		view.ToLog:        (*Handler).log,
		view.ToLogPeople:  (*Handler).logPeople,
		view.ToLogKinds:   (*Handler).logKinds,
		view.ToAskLogUnit: (*Handler).askLogUnit,
		view.ToLogFile:    (*Handler).logFile,
		view.ToChecks:     (*Handler).checks,
		view.ToClose:      (*Handler).closeMonth,
		view.ToOpen:       (*Handler).askToReopen,
		view.ToReopen:     (*Handler).askReason,
		view.ToHeld:       (*Handler).held,
		view.ToLeave:      (*Handler).leaveHeld,
		view.ToReport:     (*Handler).report,
		view.ToLetter:     (*Handler).letter,
		view.ToBroadcast:  (*Handler).broadcastPress,
		view.ToReceived:   (*Handler).received,
	}
}

// follow gives the view that a link leads to.
func (h *Handler) follow(ctx context.Context, q *question, link view.Link) (bot.Reply, error) {
	to, ok := h.leads[link.To]
	if !ok {
		return h.oldButton(ctx, q)
	}
	return to(h, ctx, q, link)
}

// oldButton explains a button that is no longer understood and gives the latest score card, in a message of its own: the
// old one may hold what the person still wants to read.
func (h *Handler) oldButton(ctx context.Context, q *question) (bot.Reply, error) {
	said := q.reader.Words.Text("answer.old_button")
	reply, err := h.answeredBy(h.score(ctx, q, asked{}, view.Scorecard))
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

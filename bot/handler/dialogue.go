package handler

import (
	"context"
	"slices"
	"strings"
	"time"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/people"
)

// What dialogues ask for. The words are in the store.
const (
	asksMonth = "month"
	asksUnit  = "unit"
	asksWrong = "wrong" // what is wrong with a dossier's data

	asksReason = "reason" // for which a closed month is opened again

	asksSetting   = "setting"
	asksThreshold = "threshold"
)

// answerable is how long a question may be answered.
const answerable = 15 * time.Minute

// monthsOffered is how many months are offered beside the question for one.
const monthsOffered = 8

// answer takes the person's next message as the answer to what was asked; about is what the question is about. It ends the
// dialogue with leave, or leaves the question open.
type answer func(h *Handler, ctx context.Context, q *question, about view.Link) (bot.Reply, error)

// answers is the table of all that is asked.
func answers() map[string]answer {
	return map[string]answer{
		asksMonth: (*Handler).fill,
		asksUnit:  (*Handler).fillUnit,
		asksWrong: (*Handler).disputeInWords,
		asksPlace: adminsOnly("people.not_yours", (*Handler).fillPlace),

		asksTarget:     adminsOnly("targets.not_yours", (*Handler).fillTarget),
		asksTargetUnit: adminsOnly("targets.not_yours", (*Handler).fillTargetUnit),
		asksLogUnit:    adminsOnly("log.not_yours", (*Handler).followUnit),

		asksReason: adminsOnly("closing.not_yours", (*Handler).reopen),

		asksSetting:   adminsOnly("letter.not_yours", (*Handler).takeSetting),
		asksThreshold: adminsOnly("threshold.not_yours", (*Handler).takeThreshold),

		asksContent:  adminsOnly("broadcast.not_yours", (*Handler).fillContent),
		asksAudience: adminsOnly("broadcast.not_yours", (*Handler).fillAudience),
		asksSendAt:   adminsOnly("broadcast.not_yours", (*Handler).fillSendAt),
	}
}

// adminsOnly is an answer that only an admin may give. Who was one when the question was put, and is none any more, is told
// so in these words, and is asked no longer.
func adminsOnly(words string, take answer) answer {
	return func(h *Handler, ctx context.Context, q *question, about view.Link) (bot.Reply, error) {
		if q.person.Is(people.Admin) {
			return take(h, ctx, q, about)
		}
		return say(view.Note(q.reader.Words.Text(words))), h.leave(ctx, q)
	}
}

// inWords are the questions whose answer is whatever is written.
var inWords = []string{asksReason, asksWrong, asksSetting, asksContent, asksAudience, asksSendAt}

// takes says whether a question takes a text as its answer although it may begin like a command, or look like an invitation
// code. A command with its slash is none, nor are words that are a command and nothing else: a press of the keyboard. What
// is to be sent to many may be such words, unless they leave the question.
func takes(d people.Dialogue, e entry) bool {
	switch {
	case e.slash || !slices.Contains(inWords, d.Asks):
		return false
	case d.Asks == asksContent:
		return e.command == nil || e.command.name != cancels || e.arguments != ""
	default:
		return e.command == nil || e.arguments != ""
	}
}

// askMonth asks which month of a unit's card is wanted.
func (h *Handler) askMonth(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	to := view.Link{To: view.ToScorecard, Unit: l.Unit}
	if err := h.ask(ctx, q, asksMonth, to); err != nil {
		return bot.Reply{}, err
	}
	months, err := h.Store.Months(ctx, l.Unit)
	if err != nil {
		return bot.Reply{}, err
	}
	var choices []view.Choice
	for _, m := range slices.Backward(months[max(0, len(months)-monthsOffered):]) {
		to.Month = m.Month
		choices = append(choices, view.Choice{Label: q.reader.Words.ShortMonth(string(m.Month)), Link: to})
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("ask.month"), choices)), nil
}

// answerMark stands before an answer in what a question is about.
const answerMark = "\n"

// alreadyAnswered is what a question is about, and what was answered and is not taken yet.
func alreadyAnswered(d people.Dialogue) (about view.Link, answered string) {
	data, answered, _ := strings.Cut(d.About, answerMark)
	about, _ = view.ReadLink(data)
	return about, answered
}

// askCardOf asks for which unit the card of the month is wanted.
func (h *Handler) askCardOf(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	return h.askUnit(ctx, q, view.Link{To: view.ToScorecard, Month: l.Month})
}

// askUnit asks for which unit a view is wanted.
func (h *Handler) askUnit(ctx context.Context, q *question, to view.Link) (bot.Reply, error) {
	if err := h.ask(ctx, q, asksUnit, to); err != nil {
		return bot.Reply{}, err
	}
	return say(view.Ask(q.reader, q.reader.Words.Text("ask.unit"), nil)), nil
}

// ask keeps what is asked: the person's next message fills what is missing in the link.
func (h *Handler) ask(ctx context.Context, q *question, what string, to view.Link) error {
	return h.askAgain(ctx, q, what, to, "")
}

// askAgain is ask with what was answered and is not taken yet, in one line; "" for nothing.
func (h *Handler) askAgain(ctx context.Context, q *question, what string, to view.Link, answered string) error {
	about, ok := to.Data()
	if !ok {
		return q.refuse("unit.unknown", "name", view.Quoted(to.Unit))
	}
	if answered != "" {
		about += answerMark + answered
	}
	return h.Store.Ask(ctx, q.person.ID, people.Dialogue{Asks: what, About: about, Expires: q.reader.Now.Add(answerable)}, q.request.Update)
}

package handler

import (
	"context"
	"strings"

	"motcua/bot"
	"motcua/bot/view"
	"motcua/scoring/names"
)

// attached answers a picture or a file: it may be what a broadcast is to consist of. Any other command under a file is not
// carried out, and that is said: its figures would be those from before the file.
func (h *Handler) attached(ctx context.Context, q *question) (bot.Reply, error) {
	dialogue, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	e := h.read(q.request.Text)
	commanded := e.slash && e.command != nil
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !q.later && commanded && (e.command.name == broadcasts || e.command.name == cancels):
		return h.text(ctx, q)
	case !q.later && asked && dialogue.Asks == asksContent:
		return h.answered(ctx, q, dialogue)
	case q.request.Document != nil:
		reply, err := h.document(ctx, q)
		if err == nil && commanded {
			waits := q.reader.Words.Text("upload.command_waits", "command", e.command.in(q.reader.Words))
			reply.Messages[0] = view.Followed(reply.Messages[0], waits)
		}
		return reply, err
	case q.request.Text != "":
		return h.text(ctx, q)
	default:
		return h.offer(ctx, q, "answer.text_only")
	}
}

// text answers what was written: a command, the answer to what the bot asked, words that mean something, or an invitation
// code.
func (h *Handler) text(ctx context.Context, q *question) (bot.Reply, error) {
	e := h.read(q.request.Text)
	dialogue, asked, err := h.Store.Dialogue(ctx, q.person.ID, q.request.Update, q.reader.Now)
	if err != nil {
		return bot.Reply{}, err
	}
	if asked && q.person.Known() && takes(dialogue, e) {
		return h.answered(ctx, q, dialogue)
	}
	if e.command == nil || !q.person.Known() && !e.command.open {
		if code, ok := invitationCode(q.request.Text); ok && (!q.person.Known() || inFours(q.request.Text)) {
			return h.redeem(ctx, q, code)
		}
	}
	if !q.person.Known() {
		if e.command != nil && e.command.open {
			return e.command.run(h, ctx, q, e.arguments)
		}
		return h.stranger(q)
	}
	if e.command != nil && !e.slash && e.arguments != "" {
		means, err := h.spoken(ctx, q, e)
		if err != nil {
			return bot.Reply{}, err
		}
		if !means {
			e.command = nil
		}
	}
	if e.command != nil && asked {
		if err := h.leave(ctx, q); err != nil {
			return bot.Reply{}, err
		}
	}
	switch {
	case e.command != nil && !e.command.allows(q.person):
		return bot.Reply{}, q.refuse("answer.not_for_you", "command", e.command.in(q.reader.Words))
	case e.command != nil:
		return e.command.run(h, ctx, q, e.arguments)
	case e.slash:
		reply, err := h.offer(ctx, q, "answer.unknown_command")
		if err == nil && asked {
			reply.Messages[0] = view.Followed(reply.Messages[0], q.reader.Words.Text("ask.still"))
		}
		return reply, err
	case asked:
		return h.answered(ctx, q, dialogue)
	default:
		return h.plain(ctx, q)
	}
}

// spoken says whether words that begin like a command mean it. A commune's name may begin like one (xã Điềm He), and so
// may talk that names neither a month nor anything like a unit.
func (h *Handler) spoken(ctx context.Context, q *question, e entry) (bool, error) {
	if _, unit, err := h.meant(ctx, q, q.request.Text); unit || err != nil {
		return false, err
	}
	if _, ok, err := h.meant(ctx, q, e.arguments); ok || err != nil {
		return true, err
	}
	index, err := h.Store.Index(ctx)
	if err != nil {
		return false, err
	}
	return likeMonth(e.arguments) || len(index.Suggest(e.arguments, 1)) > 0, nil
}

// plain answers words without a command: a month, a unit or both mean its score card.
func (h *Handler) plain(ctx context.Context, q *question) (bot.Reply, error) {
	text := strings.Join(strings.Fields(q.request.Text), " ")
	a, ok, err := h.meant(ctx, q, text)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case ok:
		return h.score(ctx, q, a, view.Scorecard)
	case strings.HasPrefix(names.Fold(text), "thang ") && likeMonth(text):
		return bot.Reply{}, q.refuse("month.unreadable", "text", view.Quoted(text))
	default:
		return h.offer(ctx, q, "answer.not_understood")
	}
}

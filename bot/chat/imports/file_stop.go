package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
)

// reading is the answer to a button for which a file that was sent must be read: that takes long, and the button waits meanwhile.
func reading[P aboutFile](r room, answer func(context.Context, *chat.Question, P) (bot.Reply, error)) func(context.Context, *chat.Question, P) (bot.Reply, error) {
	return func(ctx context.Context, q *chat.Question, p P) (bot.Reply, error) {
		if q.Later {
			return answer(ctx, q, p)
		}
		if _, err := r.openUpload(ctx, q, p.file()); err != nil {
			return bot.Reply{}, err
		}
		return chat.LongAnswer(bot.Reply{})
	}
}

// tellStopped says what became of an answer that was stopped. A file that was taken in before the stop came is taken in.
func (r room) tellStopped(ctx context.Context, q *chat.Question) (bot.Reply, error) {
	if q.Request.Press == nil {
		return chat.Say(stoppedScreen(q.Renderer, fileOf(q))), nil
	}
	link, _ := r.ReadLink(q.Request.Press.Data)
	id, ok := fileIn(link)
	if !ok {
		return bot.Reply{}, q.Refuse("upload.unknown")
	}
	if link.To == chat.Destination(toUndo) {
		return r.undoStopped(ctx, q, id)
	}
	if err := r.stillAdmin(ctx, q); err != nil {
		return bot.Reply{}, err
	}
	u, err := r.openUpload(ctx, q, id)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case link.To != chat.Destination(toTake):
		return chat.Say(stoppedScreen(q.Renderer, u)), nil
	case !u.Taken.IsZero():
		return r.alreadyTaken(ctx, q, u)
	default:
		return q.Show(notTakenScreen(q.Renderer, u)), nil
	}
}

// stillAdmin refuses whoever has lost the role since the question was taken up: reading a file takes long.
func (r room) stillAdmin(ctx context.Context, q *chat.Question) error {
	person, err := r.Desk.Store.Person(ctx, q.Request.Person)
	if err != nil {
		return err
	}
	q.Person = person
	return q.RequireAdmin("upload.not_for_you")
}

package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// tellWaiting tells somebody what becomes of their request while the file that they asked about waits, for its turn or for Telegram, and when it waits no
// more.
func (r room) tellWaiting(ctx context.Context, q *chat.Question, w bot.Wait) bot.Message {
	u, to := r.readFor(ctx, q)
	switch {
	case w.Full:
		return queueFullScreen(q.Renderer)
	case w.Cause != nil:
		return notYetScreen(q.Renderer, u)
	case w.Place > 1 && to == chat.Destination(toUndo):
		return undoWaitsScreen(q.Renderer, w.Place)
	case w.Place > 1:
		return waitsScreen(q.Renderer, u, w.Place)
	case to == chat.Destination(toUndo):
		return undoingScreen(q.Renderer)
	case to == chat.Destination(toTake):
		return takingScreen(q.Renderer, u)
	default:
		return readingScreen(q.Renderer, u)
	}
}

// notFetched says that the file that somebody asked about did not come from Telegram.
func (r room) notFetched(ctx context.Context, q *chat.Question) bot.Message {
	u, to := r.readFor(ctx, q)
	return notFetchedScreen(q.Renderer, u, to == chat.Destination(toTake) && u.State == ledger.UploadOpen)
}

// readFor is the file that a request is about, as far as it is known, and where the button leads that was pressed, if it was one.
func (r room) readFor(ctx context.Context, q *chat.Question) (u ledger.Upload, to chat.Destination) {
	switch {
	case q.Request.Document != nil:
		return fileOf(q), ""
	case q.Request.Press == nil:
		return u, ""
	}
	link, _ := r.ReadLink(q.Request.Press.Data)
	if id, ok := fileIn(link); ok && link.To != chat.Destination(toUndo) {
		u, _, _ = r.store.Upload(ctx, id) // of one that is not found, no name is told
	}
	return u, link.To
}

// GivenUp says that the file that came with a question is not tried any more.
func GivenUp(q *chat.Question) bot.Message { return givenUpScreen(q.Renderer, fileOf(q)) }

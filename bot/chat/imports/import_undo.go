package imports

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// undoImport takes the last import back, after a question, and says first that it does.
func (r room) undoImport(ctx context.Context, q *chat.Question, p ofImport) (bot.Reply, error) {
	if !q.Later {
		last, err := r.store.LastUndoable(ctx)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case last != p.Import:
			return bot.Reply{}, q.Refuse("upload.not_last")
		case p.Page == 0:
			return chat.Say(undoScreen(q.Renderer, p.Import)), nil
		default:
			return chat.LongAnswer(q.Show(undoingScreen(q.Renderer)))
		}
	}
	switch result, err := r.importer(q.Person.ID).Undo(ctx, p.Import); {
	case errors.Is(err, ledger.ErrNotLast):
		return bot.Reply{}, q.Refuse("upload.not_last")
	case errors.Is(err, ledger.ErrInUse):
		return bot.Reply{}, q.Refuse("upload.in_use")
	case err != nil:
		return bot.Reply{}, err
	default:
		return q.Show(undoneScreen(q.Renderer, result)), nil
	}
}

// undoStopped says what became of an import that was not to be taken back any more: it may have been, before the stop came.
func (r room) undoStopped(ctx context.Context, q *chat.Question, id int64) (bot.Reply, error) {
	last, err := r.store.LastUndoable(ctx)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case last == id:
		return q.Show(notUndoneScreen(q.Renderer, last)), nil
	default:
		return q.Show(undoneScreen(q.Renderer, ledger.ImportResult{})), nil
	}
}

package imports

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/ledger"
)

// openUpload reads the file that a button is about, while it may still be taken in. What became of it otherwise is a refusal.
func (r room) openUpload(ctx context.Context, q *chat.Question, id int64) (ledger.Upload, error) {
	u, known, err := r.store.Upload(ctx, id)
	switch {
	case err != nil:
		return u, err
	case !known:
		return u, q.Refuse("upload.unknown")
	case u.State == ledger.UploadDropped:
		return u, q.Refuse("upload.dropped", "name", u.Name)
	case u.State == ledger.UploadUndone:
		return u, q.Refuse("upload.undone_before", "name", u.Name)
	case u.State == ledger.UploadOpen && u.Expired(q.Renderer.Now):
		return u, q.Refuse("upload.expired", "name", u.Name)
	}
	return u, nil
}

// fetchUpload reads the file that a button is about, and gets what is in it.
func (r room) fetchUpload(ctx context.Context, q *chat.Question, id int64) (u ledger.Upload, body []byte, err error) {
	if u, err = r.openUpload(ctx, q, id); err == nil {
		body, err = r.fetchFile(ctx, q, u)
	}
	return u, body, err
}

// takeIn takes a file in, and says first that it does. Pressed again, or by another admin, it says that it was.
func (r room) takeIn(ctx context.Context, q *chat.Question, p ofFile) (bot.Reply, error) {
	u, err := r.openUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == ledger.UploadTaken {
		return r.alreadyTaken(ctx, q, u)
	}
	if !q.Later {
		return chat.LongAnswer(q.Show(takingScreen(q.Renderer, u)))
	}
	body, err := r.fetchFile(ctx, q, u)
	if err == nil {
		err = r.stillAdmin(ctx, q)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	result, err := r.takeFile(ctx, q, u, body, ledger.ImportOptions{Effect: true, Upload: u.ID})
	switch {
	case errors.Is(err, ledger.ErrEnded): // somebody else pressed at the same time
		return r.takeIn(ctx, q, p)
	case err != nil:
		return bot.Reply{}, err
	case result.Problem != nil:
		return q.Show(answerScreen(q.Renderer, result)), nil
	}
	return r.tellTaken(ctx, q, result)
}

// tellTaken says what taking a file in has changed, with the button that takes it back while that can be.
func (r room) tellTaken(ctx context.Context, q *chat.Question, result ledger.ImportResult) (bot.Reply, error) {
	last, err := r.store.LastUndoable(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	names, err := r.namesIn(ctx, result)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(takenScreen(q.Renderer, outcome{ImportResult: result, Names: names, Undoable: last == result.File.ID})), nil
}

// dropFile drops a file.
func (r room) dropFile(ctx context.Context, q *chat.Question, p ofFile) (bot.Reply, error) {
	u, err := r.openUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == ledger.UploadTaken {
		return bot.Reply{}, q.Refuse("upload.taken_already", "name", u.Name)
	}
	if err := r.store.DropUpload(ctx, u.ID); err != nil {
		return bot.Reply{}, err
	}
	return q.Show(chat.Note(q.Renderer.Words.Text("upload.dropped", "name", u.Name))), nil
}

// refusedRows gives all rows of a file that cannot be used, as a file of their own.
func (r room) refusedRows(ctx context.Context, q *chat.Question, p ofFile) (bot.Reply, error) {
	u, body, err := r.fetchUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	result, err := r.dryRun(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(result.Refusals) == 0 {
		return chat.Say(answerScreen(q.Renderer, result)), nil
	}
	return chat.Say(refusedScreen(q.Renderer, u, result)), nil
}

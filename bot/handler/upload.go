package handler

import (
	"context"
	"errors"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/sheet"
)

// Uploads are the files that admins sent.
type Uploads interface {
	AddUpload(ctx context.Context, u intake.Upload, update int64) (intake.Upload, error)
	Upload(ctx context.Context, id int64) (intake.Upload, bool, error)
	DropUpload(ctx context.Context, id int64) error
	// ChoosePeriod keeps of which period an open file is a list, and what it lists, as scoring.ParsePeriod and ParseLists read them.
	ChoosePeriod(ctx context.Context, id int64, period, lists string) error
	// LastUndoable is the import that can be taken back; 0 when there is none.
	LastUndoable(ctx context.Context) (int64, error)
}

// Files are fetched from where they were sent. The error is bot.Refused for a file that is longer than limit bytes, or gone; with any
// other the file may come a while later.
type Files interface {
	Fetch(ctx context.Context, fileID string, limit int64) ([]byte, error)
}

// Imports take files in, and back.
type Imports interface {
	Import(ctx context.Context, files []intake.Source, opt intake.Options) ([]intake.Result, error)
	Undo(ctx context.Context, file int64) (intake.Result, error)
	// Heading is the header of a file that is not recognised; false when nothing in it looks like one.
	Heading(ctx context.Context, f intake.Source) (intake.Heading, bool, error)
}

// document looks at a file that an admin sent, and says what it would do: first that it is being read. Nothing changes.
func (h *Handler) document(ctx context.Context, q *Question) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	u := fileOf(q)
	if err := fits(q, u); err != nil {
		return bot.Reply{}, err
	}
	if !q.Later {
		return chat.Later(chat.Say(view.UploadReading(view.Of(q.Renderer), u)))
	}
	body, err := h.fetch(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	r, err := h.look(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	if r.Problem != nil || r.Seen {
		return h.unmatched(ctx, q, u, body, r)
	}
	if u, err = h.Store.AddUpload(ctx, u, q.Request.Update); err != nil {
		return bot.Reply{}, err
	}
	m, err := h.uploadPreview(ctx, q, u, r)
	return chat.Say(m), err
}

// fileOf is the file that came with the question. Its name is kept and shown without what may be somebody's number.
func fileOf(q *Question) intake.Upload {
	sent := q.Request.Document
	return intake.Upload{Person: q.Request.Person, FileID: sent.FileID, Name: scoring.MaskNumbers(sent.Name), Size: sent.Size, At: q.Renderer.Now}
}

// fits refuses a file that is said to be too big.
func fits(q *Question, u intake.Upload) error {
	if limit := sheet.Chat.Bytes; u.Size > limit {
		return q.Refuse("upload.too_big", "limit", limit>>20)
	}
	return nil
}

// look reads a file as taking it in would, and rolls that back.
func (h *Handler) look(ctx context.Context, q *Question, u intake.Upload, body []byte) (intake.Result, error) {
	r, err := h.intake(ctx, q, u, body, intake.Options{DryRun: true, Effect: true})
	if err == nil {
		err = h.stillAdmin(ctx, q)
	}
	return r, err
}

// fetch gets a file. The error is bot.Unfetched when it does not come now.
func (h *Handler) fetch(ctx context.Context, q *Question, u intake.Upload) ([]byte, error) {
	limit := sheet.Chat.Bytes
	if err := fits(q, u); err != nil {
		return nil, err
	}
	body, err := h.Files.Fetch(ctx, u.FileID, limit)
	_, refused := errors.AsType[bot.Refused](err)
	_, gone := errors.AsType[bot.Gone](err)
	switch {
	case refused || gone:
		return nil, q.Refuse("upload.not_fetched", "limit", limit>>20)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, bot.Unfetched{Err: err}
	}
	return body, nil
}

func (h *Handler) intake(ctx context.Context, q *Question, u intake.Upload, body []byte, opt intake.Options) (intake.Result, error) {
	results, err := h.Imports(q.Person.ID).Import(ctx, []intake.Source{source(u, body)}, h.stated(u, opt))
	if err != nil {
		return intake.Result{}, err
	}
	return results[0], nil
}

// uploadPreview says what a file would do, with the buttons that take it in or drop it.
func (h *Handler) uploadPreview(ctx context.Context, q *Question, u intake.Upload, r intake.Result) (bot.Message, error) {
	names, err := h.unitNames(ctx)
	return view.UploadPreview(view.Of(q.Renderer), u, view.Taken{Result: r, Names: names}), err
}

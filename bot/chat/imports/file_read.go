package imports

import (
	"context"
	"errors"
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// previewFile looks at a file that an admin sent, and says what it would do: first that it is being read. Nothing changes.
func (r room) previewFile(ctx context.Context, q *chat.Question) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	u := fileOf(q)
	if err := requireSize(q, u); err != nil {
		return bot.Reply{}, err
	}
	if !q.Later {
		return chat.LongAnswer(chat.Say(readingScreen(q.Renderer, u)))
	}
	body, err := r.fetchFile(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	result, err := r.dryRun(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	if result.Problem == nil && result.Seen {
		return r.tellSeen(ctx, q, u, result)
	}
	if result.Problem != nil {
		return r.askWhatIsOpen(ctx, q, u, body, result)
	}
	if u, err = r.store.AddUpload(ctx, u, q.Request.Update); err != nil {
		return bot.Reply{}, err
	}
	m, err := r.filePreview(ctx, q, u, result)
	return chat.Say(m), err
}

// fileOf is the file that came with the question. Its name is kept and shown without what may be somebody's number.
func fileOf(q *chat.Question) ledger.Upload {
	sent := q.Request.Document
	return ledger.Upload{Person: q.Request.Person, FileID: sent.FileID, Name: scoring.MaskNumbers(sent.Name), Size: sent.Size, At: q.Renderer.Now}
}

// requireSize refuses a file that is said to be too big.
func requireSize(q *chat.Question, u ledger.Upload) error {
	if limit := sheet.Chat().Bytes; u.Size > limit {
		return q.Refuse("upload.too_big", "limit", limit>>20)
	}
	return nil
}

// dryRun reads a file as taking it in would, and rolls that back.
func (r room) dryRun(ctx context.Context, q *chat.Question, u ledger.Upload, body []byte) (ledger.ImportResult, error) {
	result, err := r.takeFile(ctx, q, u, body, ledger.ImportOptions{DryRun: true, Effect: true})
	if err == nil {
		err = r.stillAdmin(ctx, q)
	}
	return result, err
}

// fetchFile gets a file. The error is bot.Unfetched when it does not come now.
func (r room) fetchFile(ctx context.Context, q *chat.Question, u ledger.Upload) ([]byte, error) {
	limit := sheet.Chat().Bytes
	if err := requireSize(q, u); err != nil {
		return nil, err
	}
	body, err := r.files.Fetch(ctx, u.FileID, limit)
	_, refused := errors.AsType[bot.Refused](err)
	_, gone := errors.AsType[bot.Unreachable](err)
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

// takeFile gives a file to the importer, on behalf of who asks.
func (r room) takeFile(ctx context.Context, q *chat.Question, u ledger.Upload, body []byte, opt ledger.ImportOptions) (ledger.ImportResult, error) {
	results, err := r.importer(q.Person.ID).Import(ctx, []table.Source{sourceOf(u, body)}, r.withPeriod(u, opt))
	if err != nil {
		return ledger.ImportResult{}, err
	}
	return results[0], nil
}

// filePreview says what a file would do, with the buttons that take it in or drop it.
func (r room) filePreview(ctx context.Context, q *chat.Question, u ledger.Upload, result ledger.ImportResult) (bot.Message, error) {
	names, err := r.namesIn(ctx, result)
	if err != nil {
		return bot.Message{}, err
	}
	_, earlier, err := r.fileBefore(ctx, u, result.File.Kind)
	return previewScreen(q.Renderer, u, outcome{ImportResult: result, Names: names, Earlier: earlier}), err
}

// namesIn are the names of the units that a file moves, or of which it opens or ends warnings, by code.
func (r room) namesIn(ctx context.Context, result ledger.ImportResult) (map[string]string, error) {
	index, err := r.Desk.Store.Index(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	name := func(code string) {
		u, _ := index.ByCode(code)
		names[code] = u.Name
	}
	for _, moved := range result.Effect.Moved {
		name(moved.Unit)
	}
	for _, turn := range slices.Concat(result.Effect.Opened, result.Effect.Ended) {
		name(turn.Unit)
	}
	return names, nil
}

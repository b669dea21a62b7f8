package imports

import (
	"bytes"
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/sheet"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// askWhatIsOpen says why a file is not taken in, and asks what can be asked: which of several columns is a field, what words mean, which
// column is what in a header that is not known.
func (r room) askWhatIsOpen(ctx context.Context, q *chat.Question, u ledger.Upload, body []byte, result ledger.ImportResult) (bot.Reply, error) {
	var ask func(chat.Renderer, ledger.Upload, ledger.ImportResult) bot.Message
	var err error
	switch {
	case result.Problem == nil:
	case asksColumns(result):
		ask = ambiguousScreen
	case result.Problem.Problem == sheet.UnknownWords && len(result.Words) > 0:
		ask = unreadScreen
	case result.Problem.Problem == sheet.UnknownKind || result.Problem.Problem == sheet.NoColumns:
		var found bool
		if _, found, err = r.importer(q.Person.ID).Heading(ctx, sourceOf(u, body)); found {
			ask = unmatchedScreen
		}
	}
	if err == nil && ask != nil && u.ID == 0 {
		u, err = r.store.AddUpload(ctx, u, q.Request.Update)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if ask == nil {
		return q.Show(answerScreen(q.Renderer, result)), nil
	}
	return q.Show(ask(q.Renderer, u, result)), nil
}

// sourceOf is a file as it is given to an import.
func sourceOf(u ledger.Upload, body []byte) table.Source {
	return table.Source{Path: u.Name, Body: bytes.NewReader(body), Size: int64(len(body))}
}

// matchColumns has an admin say which column of a file is which field: it lists the fields, then the columns for one of them, then
// keeps the choice for every file with the same header.
func (r room) matchColumns(ctx context.Context, q *chat.Question, p ofMatch) (bot.Reply, error) {
	u, body, err := r.fetchUpload(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	if p.Field == matchDone && p.Column == nowhere {
		return r.lookAndAnswer(ctx, q, u, body)
	}
	heading, found, err := r.importer(q.Person.ID).Heading(ctx, sourceOf(u, body))
	if err == nil && !found {
		err = q.Refuse("upload.unknown")
	}
	if err == nil {
		err = r.stillAdmin(ctx, q)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	m := matching{Upload: u, Heading: heading, Fields: dossier.Matchable()}
	field, inFields := p.Field.indexIn(len(m.Fields))
	column, inColumns := p.Column.indexIn(len(heading.Labels))
	switch {
	case p.Field == nowhere && p.Column == nowhere:
		return q.Show(fieldsScreen(q.Renderer, m)), nil
	case inFields && p.Column == nowhere:
		return q.Show(columnsScreen(q.Renderer, m, field, p.Page)), nil
	case !inFields || !inColumns:
		return r.OldButton(ctx, q)
	}
	name, label := m.Fields[field].Name, heading.Labels[column]
	if err := r.store.MatchColumn(ctx, heading.Layout, name, label, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	heading.Columns[name] = label
	return q.Show(fieldsScreen(q.Renderer, m)), nil
}

// lookAndAnswer previews a file about which something was said, or asks the next question.
func (r room) lookAndAnswer(ctx context.Context, q *chat.Question, u ledger.Upload, body []byte) (bot.Reply, error) {
	result, err := r.dryRun(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	return r.previewOrAsk(ctx, q, u, body, result)
}

// previewOrAsk previews a file that was looked at, or asks the next question about it.
func (r room) previewOrAsk(ctx context.Context, q *chat.Question, u ledger.Upload, body []byte, result ledger.ImportResult) (bot.Reply, error) {
	if result.Problem != nil || result.Seen {
		return r.askWhatIsOpen(ctx, q, u, body, result)
	}
	m, err := r.filePreview(ctx, q, u, result)
	return q.Show(m), err
}

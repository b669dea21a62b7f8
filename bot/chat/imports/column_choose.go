package imports

import (
	"context"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// chooseColumn keeps which of several columns of a file is a field, for every file with the same header, and looks at the file again.
// A question that was answered meanwhile is not answered anew.
func (r room) chooseColumn(ctx context.Context, q *chat.Question, p ofColumn) (bot.Reply, error) {
	u, body, result, err := r.lookAt(ctx, q, p.File)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == ledger.UploadTaken {
		return r.alreadyTaken(ctx, q, u)
	}
	label, open := askedColumn(result, p.Label)
	if !open {
		chosen, err := r.chosenBefore(ctx, p.Label)
		if err != nil {
			return bot.Reply{}, err
		}
		reply, err := r.previewOrAsk(ctx, q, u, body, result)
		if !chosen {
			reply.Toast = q.Renderer.Words.Text("answer.old_button")
		}
		return reply, err
	}
	if err := r.store.MatchColumn(ctx, result.Ambiguous.Layout, result.Ambiguous.Field.Name, label, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	return r.lookAndAnswer(ctx, q, u, body)
}

// askedColumn is the column of the question about a file's header that a key names; false when it is not asked.
func askedColumn(result ledger.ImportResult, key string) (label string, open bool) {
	if !asksColumns(result) {
		return "", false
	}
	for _, label := range result.Ambiguous.Choices() {
		if dossier.WordKey(result.Ambiguous.Field.Name, label) == key {
			return label, true
		}
	}
	return "", false
}

// asksColumns says whether a result asks which column of a list of dossiers is what, and the answer can be remembered.
func asksColumns(result ledger.ImportResult) bool {
	return result.Ambiguous != nil && result.Ambiguous.Kind == string(table.Dossiers) && result.Ambiguous.Layout != ""
}

// chosenBefore says whether the column that a key names was chosen: this press may be handled again.
func (r room) chosenBefore(ctx context.Context, key string) (bool, error) {
	all, err := r.store.Layouts(ctx)
	for _, l := range all {
		for field, label := range l.Columns {
			if dossier.WordKey(field, label) == key {
				return true, err
			}
		}
	}
	return false, err
}

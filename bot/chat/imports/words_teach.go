package imports

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// showWords lists the words of a file that are not understood; when that is done, it looks at the file again.
func (r room) showWords(ctx context.Context, q *chat.Question, p ofWords) (bot.Reply, error) {
	u, body, result, err := r.lookAt(ctx, q, p.File)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case u.State == ledger.UploadTaken:
		return r.alreadyTaken(ctx, q, u)
	case bool(p.Done) || len(result.Words) == 0:
		return r.previewOrAsk(ctx, q, u, body, result)
	}
	return q.Show(wordsScreen(q.Renderer, u, result.Words, p.Page)), nil
}

// teachWord asks what a word of a file means, or keeps what it is said to mean.
func (r room) teachWord(ctx context.Context, q *chat.Question, p ofWord) (bot.Reply, error) {
	u, body, result, err := r.lookAt(ctx, q, p.File)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case u.State == ledger.UploadTaken:
		return r.alreadyTaken(ctx, q, u)
	case strings.Contains(p.Meaning, "."): // no meaning does
		return r.OldButton(ctx, q)
	}
	toast := ""
	i := slices.IndexFunc(result.Words, func(w dossier.UnknownWord) bool { return dossier.WordKey(w.Field, w.Word) == p.Word })
	switch {
	case i < 0:
		toast, err = r.taughtBefore(ctx, q, p.Word)
	case p.Meaning == "":
		return q.Show(meaningsScreen(q.Renderer, u, result.Words[i], p.Page)), nil
	case !slices.Contains(dossier.Meanings(result.Words[i].Field), p.Meaning):
		return r.OldButton(ctx, q)
	default:
		w := table.TaughtWord{Field: result.Words[i].Field, Word: chat.OneLine(result.Words[i].Word), Meaning: p.Meaning}
		toast, err = taughtToast(q.Renderer, w), r.store.TeachWord(ctx, w, q.Person.ID)
		result.Words = slices.Delete(result.Words, i, i+1)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	var reply bot.Reply
	if len(result.Words) > 0 {
		reply = q.Show(wordsScreen(q.Renderer, u, result.Words, p.Page))
	} else if reply, err = r.lookAndAnswer(ctx, q, u, body); err != nil {
		return bot.Reply{}, err
	}
	reply.Toast = toast
	return reply, nil
}

// lookAt looks at a file that may still be taken in; at one that was taken in it does not.
func (r room) lookAt(ctx context.Context, q *chat.Question, file int64) (u ledger.Upload, body []byte, result ledger.ImportResult, err error) {
	if u, err = r.openUpload(ctx, q, file); err != nil || u.State == ledger.UploadTaken {
		return u, nil, result, err
	}
	if body, err = r.fetchFile(ctx, q, u); err != nil {
		return u, nil, result, err
	}
	result, err = r.dryRun(ctx, q, u, body)
	return u, body, result, err
}

// alreadyTaken says that a file was taken in.
func (r room) alreadyTaken(ctx context.Context, q *chat.Question, u ledger.Upload) (bot.Reply, error) {
	return r.tellTaken(ctx, q, ledger.ImportResult{Seen: true, File: ledger.File{ID: u.Import, Name: u.Name, At: u.Taken}})
}

// taughtBefore says what the word means that a file does not ask about any more: it was taught, maybe by this press when the program
// was killed at it. A word that nobody taught is an old button's.
func (r room) taughtBefore(ctx context.Context, q *chat.Question, key string) (string, error) {
	all, err := r.store.Words(ctx)
	for _, w := range all {
		if dossier.WordKey(w.Field, w.Word) == key {
			return taughtToast(q.Renderer, w), err
		}
	}
	return q.Renderer.Words.Text("answer.old_button"), err
}

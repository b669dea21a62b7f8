package handler

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/view"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// Taught are the words of exports whose meaning somebody taught.
type Taught interface {
	Words(ctx context.Context) ([]intake.Word, error)
	// TeachWord keeps what a word of a field means; by is who says so.
	TeachWord(ctx context.Context, w intake.Word, by int64) error
	ForgetWord(ctx context.Context, field, word string, by int64) error
}

// unknownWords lists the words of a file that are not understood. The item is the file's id; with view.WordsDone behind it, the file is
// looked at again.
func (h *Handler) unknownWords(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	id, done, _ := strings.Cut(l.Item, ".")
	u, body, r, err := h.lookAgain(ctx, q, id)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case u.State == intake.UploadTaken:
		return h.alreadyTaken(ctx, q, u)
	case done == view.WordsDone || len(r.Words) == 0:
		return h.findings(ctx, q, u, body, r)
	}
	return q.Show(view.UnknownWords(view.Of(q.Renderer), u, r.Words, l.Page)), nil
}

// word asks what a word of a file means, or keeps it. The item is the file's id and the sum of the word, then the meaning; the page is
// that of the list.
func (h *Handler) word(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	steps := strings.Split(l.Item, ".")
	u, body, r, err := h.lookAgain(ctx, q, steps[0])
	switch {
	case err != nil:
		return bot.Reply{}, err
	case u.State == intake.UploadTaken:
		return h.alreadyTaken(ctx, q, u)
	case len(steps) < 2 || len(steps) > 3:
		return h.OldButton(ctx, q)
	}
	toast := ""
	i := slices.IndexFunc(r.Words, func(w dossier.UnknownWord) bool { return dossier.WordKey(w.Field, w.Word) == steps[1] })
	switch {
	case i < 0:
		toast, err = h.taughtBefore(ctx, q, steps[1])
	case len(steps) == 2:
		return q.Show(view.WordMeanings(view.Of(q.Renderer), u, r.Words[i], l.Page)), nil
	case !slices.Contains(dossier.Meanings(r.Words[i].Field), steps[2]):
		return h.OldButton(ctx, q)
	default:
		w := intake.Word{Field: r.Words[i].Field, Word: oneSpaced(r.Words[i].Word), Meaning: steps[2]}
		toast, err = view.TaughtWord(view.Of(q.Renderer), w), h.Store.TeachWord(ctx, w, q.Person.ID)
		r.Words = slices.Delete(r.Words, i, i+1)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	var reply bot.Reply
	if len(r.Words) > 0 {
		reply = q.Show(view.UnknownWords(view.Of(q.Renderer), u, r.Words, l.Page))
	} else if reply, err = h.looked(ctx, q, u, body); err != nil {
		return bot.Reply{}, err
	}
	reply.Toast = toast
	return reply, nil
}

// lookAgain looks at a file that may still be taken in; at one that was taken in it does not.
func (h *Handler) lookAgain(ctx context.Context, q *Question, id string) (u intake.Upload, body []byte, r intake.Result, err error) {
	if u, err = h.opened(ctx, q, chat.Link{Item: id}); err != nil || u.State == intake.UploadTaken {
		return u, nil, r, err
	}
	if body, err = h.fetch(ctx, q, u); err != nil {
		return u, nil, r, err
	}
	r, err = h.look(ctx, q, u, body)
	return u, body, r, err
}

// alreadyTaken says that a file was taken in.
func (h *Handler) alreadyTaken(ctx context.Context, q *Question, u intake.Upload) (bot.Reply, error) {
	return h.takenUpload(ctx, q, intake.Result{Seen: true, File: intake.File{ID: u.Import, Name: u.Name, At: u.Taken}})
}

// taughtBefore says what the word means that a file does not ask about any more: it was taught, maybe by this press when the program
// was killed at it. A word that nobody taught is an old button's.
func (h *Handler) taughtBefore(ctx context.Context, q *Question, key string) (string, error) {
	all, err := h.Store.Words(ctx)
	for _, w := range all {
		if dossier.WordKey(w.Field, w.Word) == key {
			return view.TaughtWord(view.Of(q.Renderer), w), err
		}
	}
	return q.Renderer.Words.Text("answer.old_button"), err
}

// taughtWords lists the words that were taught.
func (h *Handler) taughtWords(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.Show(view.TaughtWords(view.Of(q.Renderer), all, min(l.Page, chat.LastPage(len(all), view.WordsPage)))), nil
}

// forgetWord drops what a word was taught to mean. The item is its sum.
func (h *Handler) forgetWord(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	if err := q.RequireAdmin("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, w := range all {
		if dossier.WordKey(w.Field, w.Word) != l.Item {
			continue
		}
		if err := h.Store.ForgetWord(ctx, w.Field, w.Word, q.Person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	reply, err := h.taughtWords(ctx, q, chat.Link{Page: l.Page})
	reply.Toast = q.Renderer.Words.Text("words.forgotten")
	return reply, err
}

// oneSpaced is a word on one line.
func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }

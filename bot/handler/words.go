package handler

import (
	"context"
	"slices"
	"strings"

	"motcua/bot"
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

// read is a file that was looked at, and what was found.
type read struct {
	upload intake.Upload
	body   []byte
	result intake.Result
}

// again looks at a file that may still be taken in, once the press is known to take long, and then answers by what was found.
func (h *Handler) again(ctx context.Context, q *question, id string, then func(read) (bot.Reply, error)) (bot.Reply, error) {
	u, err := h.opened(ctx, q, view.Link{Item: id})
	switch {
	case err != nil:
		return bot.Reply{}, err
	case u.State == intake.UploadTaken:
		return h.takenBefore(ctx, q, u)
	case !q.later:
		return later(bot.Reply{Toast: q.reader.Words.Text("upload.reading_toast")})
	}
	body, err := h.fetch(ctx, q, u)
	if err != nil {
		return bot.Reply{}, err
	}
	r, err := h.look(ctx, q, u, body)
	if err != nil {
		return bot.Reply{}, err
	}
	return then(read{u, body, r})
}

// unknownWords lists the words of a file that are not understood. The item is the file's id; with view.WordsDone behind it, the file is
// looked at again.
func (h *Handler) unknownWords(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	id, done, _ := strings.Cut(l.Item, ".")
	return h.again(ctx, q, id, func(f read) (bot.Reply, error) {
		if done == view.WordsDone || len(f.result.Words) == 0 {
			return h.findings(ctx, q, f.upload, f.body, f.result)
		}
		return q.show(view.UnknownWords(q.reader, f.upload, f.result.Words, l.Page)), nil
	})
}

// word asks what a word of a file means, or keeps it. The item is the file's id and the sum of the word, then the meaning; the page is
// that of the list.
func (h *Handler) word(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	steps := strings.Split(l.Item, ".")
	return h.again(ctx, q, steps[0], func(f read) (bot.Reply, error) {
		if len(steps) < 2 || len(steps) > 3 {
			return h.oldButton(ctx, q)
		}
		i := slices.IndexFunc(f.result.Words, func(w dossier.UnknownWord) bool { return dossier.WordKey(w.Field, w.Word) == steps[1] })
		if i < 0 {
			said, err := h.taughtBefore(ctx, q, steps[1])
			if err != nil {
				return bot.Reply{}, err
			}
			return h.wordsLeft(ctx, q, f, l.Page, said)
		}
		unknown := f.result.Words[i]
		if len(steps) == 2 {
			return q.show(view.WordMeanings(q.reader, f.upload, unknown, l.Page)), nil
		}
		if !slices.Contains(dossier.Meanings(unknown.Field), steps[2]) {
			return h.oldButton(ctx, q)
		}
		w := intake.Word{Field: unknown.Field, Word: strings.Join(strings.Fields(unknown.Word), " "), Meaning: steps[2]}
		if err := h.Store.TeachWord(ctx, w, q.person.ID); err != nil {
			return bot.Reply{}, err
		}
		f.result.Words = slices.Delete(f.result.Words, i, i+1)
		return h.wordsLeft(ctx, q, f, l.Page, view.TaughtWord(q.reader, w))
	})
}

// wordsLeft lists the words that are left, or previews the file when none is, and says what became of the press.
func (h *Handler) wordsLeft(ctx context.Context, q *question, f read, page int, said string) (bot.Reply, error) {
	if len(f.result.Words) > 0 {
		return q.show(view.Followed(view.UnknownWords(q.reader, f.upload, f.result.Words, page), said)), nil
	}
	reply, err := h.looked(ctx, q, f.upload, f.body)
	return followed(reply, said), err
}

// followed says one more thing below an answer.
func followed(reply bot.Reply, said string) bot.Reply {
	if last := len(reply.Messages) - 1; last >= 0 {
		reply.Messages[last] = view.Followed(reply.Messages[last], said)
	}
	return reply
}

// taughtBefore says what the word means that a file does not ask about any more: it was taught, maybe by this press when the program
// was killed at it. A word that nobody taught is an old button's.
func (h *Handler) taughtBefore(ctx context.Context, q *question, key string) (string, error) {
	all, err := h.Store.Words(ctx)
	for _, w := range all {
		if dossier.WordKey(w.Field, w.Word) == key {
			return view.TaughtWord(q.reader, w), err
		}
	}
	return q.reader.Words.Text("answer.old_button"), err
}

// taughtWords lists the words that were taught.
func (h *Handler) taughtWords(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("upload.not_for_you"); err != nil {
		return bot.Reply{}, err
	}
	all, err := h.Store.Words(ctx)
	if err != nil {
		return bot.Reply{}, err
	}
	return q.show(view.TaughtWords(q.reader, all, min(l.Page, view.LastPage(len(all), view.WordsPage)))), nil
}

// forgetWord drops what a word was taught to mean. The item is its sum.
func (h *Handler) forgetWord(ctx context.Context, q *question, l view.Link) (bot.Reply, error) {
	if err := q.forAdmins("upload.not_for_you"); err != nil {
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
		if err := h.Store.ForgetWord(ctx, w.Field, w.Word, q.person.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	reply, err := h.taughtWords(ctx, q, view.Link{Page: l.Page})
	reply.Toast = q.reader.Words.Text("words.forgotten")
	return reply, err
}

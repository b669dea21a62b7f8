package handler

import (
	"context"
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring/dossier"
	"motcua/scoring/intake"
)

// chooseColumn keeps which of several columns of a file is a field, for every file with the same header, and looks at the file again.
// The item is the file's id with the sum of field and label. A question that was answered meanwhile is not answered anew.
func (h *Handler) chooseColumn(ctx context.Context, q *Question, l chat.Link) (bot.Reply, error) {
	id, key, _ := strings.Cut(l.Item, ".")
	u, body, r, err := h.lookAgain(ctx, q, id)
	if err != nil {
		return bot.Reply{}, err
	}
	if u.State == intake.UploadTaken {
		return h.alreadyTaken(ctx, q, u)
	}
	label, open := choice(r, key)
	if !open {
		chosen, err := h.chosenBefore(ctx, key)
		if err != nil {
			return bot.Reply{}, err
		}
		reply, err := h.findings(ctx, q, u, body, r)
		if !chosen {
			reply.Toast = q.Renderer.Words.Text("answer.old_button")
		}
		return reply, err
	}
	if err := h.Store.MatchColumn(ctx, r.Ambiguous.Layout, r.Ambiguous.Field.Name, label, q.Person.ID); err != nil {
		return bot.Reply{}, err
	}
	return h.looked(ctx, q, u, body)
}

// choice is the column of the question about a file's header that a key names; false when it is not asked.
func choice(r intake.Result, key string) (label string, open bool) {
	if !askable(r) {
		return "", false
	}
	for _, label := range r.Ambiguous.Choices() {
		if dossier.WordKey(r.Ambiguous.Field.Name, label) == key {
			return label, true
		}
	}
	return "", false
}

// askable says whether a result asks which column of a list of dossiers is what, and the answer can be remembered.
func askable(r intake.Result) bool {
	return r.Ambiguous != nil && r.Ambiguous.Kind == string(intake.Dossiers) && r.Ambiguous.Layout != ""
}

// chosenBefore says whether the column that a key names was chosen: this press may be handled again.
func (h *Handler) chosenBefore(ctx context.Context, key string) (bool, error) {
	all, err := h.Store.Layouts(ctx)
	for _, l := range all {
		for field, label := range l.Columns {
			if dossier.WordKey(field, label) == key {
				return true, err
			}
		}
	}
	return false, err
}

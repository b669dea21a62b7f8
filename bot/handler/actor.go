package handler

import (
	"context"
	"strconv"

	"motcua/bot/view"
	"motcua/scoring/people"
)

// actor is who did something, in words: their role and their number in the place of a name. 0 stands for the server.
func (h *Handler) actor(ctx context.Context, q *question, person int64) (string, error) {
	directory, err := h.Store.Directory(ctx)
	if err != nil {
		return "", err
	}
	for _, r := range directory {
		if r.ID == person {
			return h.numbered(ctx, q, r)
		}
	}
	if person == 0 {
		return q.reader.Words.Text("actor.server"), nil
	}
	return q.reader.Words.Text("warnings.somebody"), nil
}

// numbered is somebody who holds a role: the first of their roles, the unit they hold it for, and their number.
func (h *Handler) numbered(ctx context.Context, q *question, r people.Registered) (string, error) {
	role := q.reader.Words.Text("role." + string(r.Grants[0].Role))
	if code := r.Grants[0].Unit; code != "" {
		u, known, err := h.unit(ctx, code)
		if err != nil {
			return "", err
		}
		name := code
		if known {
			name = view.UnitName(u.Name)
		}
		role = q.reader.Words.Text("role.of_unit", "role", role, "unit", name)
	}
	return q.reader.Words.Text("actor.numbered", "role", role, "number", strconv.Itoa(r.Number)), nil
}

package handler

import (
	"context"
	"strings"
	"time"

	"motcua/bot/view"
	"motcua/scoring/outbox"
	"motcua/scoring/people"
)

// Reach is whether messages reach people.
type Reach interface {
	// Reached keeps that a person wrote, and so is reached again.
	Reached(ctx context.Context, person int64) error
	// Unreachable is since when it is known that no message reaches a person, and why; false when they are reached.
	Unreachable(ctx context.Context, person int64) (since time.Time, reason string, is bool, err error)
}

// unreached tells an admin of somebody whom no message reaches, with the roles that they hold now.
func (h *Handler) unreached(ctx context.Context, q *Question, row outbox.Row) (view.Told, bool, error) {
	if !q.Person.Is(people.Admin) {
		return view.Told{}, false, nil
	}
	since, reason, is, err := h.Store.Unreachable(ctx, row.Reference)
	if silent := (outbox.Silent{Person: row.Reference, Since: since}); err != nil || !is || !silent.Is(row) { // back, or back and lost again: that is told by another row
		return view.Told{}, false, err
	}
	p, err := h.Store.Person(ctx, row.Reference)
	if err != nil || !p.Known() {
		return view.Told{}, false, err
	}
	told := view.Unreached{Blocked: strings.Contains(reason, "blocked"), Since: since}
	for _, g := range p.Grants {
		name, err := h.UnitNameOrCode(ctx, g.Unit)
		if err != nil {
			return view.Told{}, false, err
		}
		told.Roles = append(told.Roles, view.RoleHeld{Role: string(g.Role), Unit: name})
	}
	return view.OutOfReach(view.Of(q.Renderer), told), true, nil
}

package people

import (
	"context"
	"strings"
	"time"

	"motcua/bot/chat"
	"motcua/scoring/outbox"
)

// Reach is whether messages reach people.
type Reach interface {
	// Unreachable is since when it is known that no message reaches a person, and why; false when they are reached.
	Unreachable(ctx context.Context, person int64) (since time.Time, reason string, is bool, err error)
}

// tellUnreached tells an admin of somebody whom no message reaches, with the roles that they hold now. Of somebody who is back, or
// is back and lost again, it does not: that is told by another row.
func (r room) tellUnreached(ctx context.Context, q *chat.Question, row outbox.Row) (chat.Matter, bool, error) {
	since, reason, is, err := r.reach.Unreachable(ctx, row.Reference)
	if silent := (outbox.UnreachedPerson{Person: row.Reference, Since: since}); err != nil || !is || !silent.IsToldBy(row) {
		return chat.Matter{}, false, err
	}
	p, err := r.Store.Person(ctx, row.Reference)
	if err != nil || !p.Known() {
		return chat.Matter{}, false, err
	}
	told := unreachedPerson{Blocked: strings.Contains(reason, "blocked"), Since: since}
	for _, g := range p.Grants {
		name, err := r.UnitNameOrCode(ctx, g.Unit)
		if err != nil {
			return chat.Matter{}, false, err
		}
		told.Roles = append(told.Roles, heldRole{Grant: g, Name: name})
	}
	return unreachedMatter(q.Renderer, told), true, nil
}

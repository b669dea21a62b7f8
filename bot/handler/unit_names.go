package handler

import (
	"context"

	"motcua/bot/view"
)

// unitName is a unit's name for a sentence; a unit that left the register is a refusal.
func (h *Handler) unitName(ctx context.Context, q *question, code string) (string, error) {
	u, ok, err := h.unit(ctx, code)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", q.refuse("unit.unknown", "name", view.Quoted(code))
	}
	return view.UnitName(u.Name), nil
}

// nameOrCode is the name of a unit that is only shown: one that left the register is named by its code.
func (h *Handler) nameOrCode(ctx context.Context, code string) (string, error) {
	u, known, err := h.unit(ctx, code)
	if !known {
		return code, err
	}
	return u.Name, nil
}

// unitNames are the names of all units of the register, by code.
func (h *Handler) unitNames(ctx context.Context) (map[string]string, error) {
	units, err := h.Store.Units(ctx)
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(units))
	for _, u := range units {
		names[u.Code] = u.Name
	}
	return names, nil
}

package handler

import (
	"context"
)

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

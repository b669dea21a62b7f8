package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/storage"
)

// house is the store with the rules, opened for one run of the program.
type house struct {
	store *storage.Store
	rules *rulesets.Catalogue
}

// open opens the store of the settings. The caller closes it.
func (w world) open(ctx context.Context) (*house, error) {
	return openHouse(ctx, w.settings)
}

func openHouse(ctx context.Context, s settings) (*house, error) {
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	store, err := storage.Open(ctx, storage.Options{Path: s.db, Zone: s.zone, Now: s.clock.Now, RuleSets: rules.ByCode, Log: s.log})
	if err != nil {
		return nil, fmt.Errorf("MOTCUA_DB: %w", err)
	}
	return &house{store: store, rules: rules}, nil
}

// with runs f on the open store and closes it, whatever f gives.
func (w world) with(ctx context.Context, f func(*house) error) (err error) {
	h, err := w.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.store.Close()) }()
	return f(h)
}

// knows says of a code that is no unit's of the register what to do; that is the error.
func (h *house) knows(ctx context.Context, w world, code string) error {
	units, err := h.store.Units(ctx)
	if err == nil && !slices.ContainsFunc(units, func(u scoring.Unit) bool { return u.Code == code }) {
		err = errors.New(w.words.Text("cli.unknown_unit", "code", code))
	}
	return err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/rooms"
)

// errCopied is the error of serving a copy as it is: it would send again what was sent since it was made.
var errCopied = errors.New("the file is a copy made by motcua backup: put it in place by motcua restore")

// house is the store with the rules, opened for one run of the program.
type house struct {
	store *rooms.Store
	rules *rulesets.Catalogue
}

// openHouse opens the store of the settings, and makes it when there is none. The caller closes it.
func openHouse(ctx context.Context, s settings) (*house, error) {
	return openStore(ctx, storage.Options{Path: s.db, Zone: s.zone, Now: s.clock.Now, Log: s.log})
}

// existingHouse opens the store of the settings: storage.ErrNoStore when there is none.
func existingHouse(ctx context.Context, s settings) (*house, error) {
	return openStore(ctx, storage.Options{Path: s.db, Existing: true, Zone: s.zone, Now: s.clock.Now, Log: s.log})
}

func openStore(ctx context.Context, opt storage.Options) (*house, error) {
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	opt.RuleSets = rules.ByCode
	store, err := rooms.Open(ctx, opt)
	if err != nil {
		return nil, fmt.Errorf("MOTCUA_DB: %w", err)
	}
	return &house{store: store, rules: rules}, nil
}

// with runs f on the store, which must be there, and closes it, whatever f gives.
func (w world) with(ctx context.Context, f func(*house) error) error {
	return w.inHouse(ctx, existingHouse, f)
}

// making is with, but that a store is made where there is none, which is said.
func (w world) making(ctx context.Context, f func(*house) error) error {
	_, err := os.Lstat(w.settings.db)
	absent := errors.Is(err, fs.ErrNotExist)
	return w.inHouse(ctx, openHouse, func(h *house) error {
		if absent {
			fmt.Fprintln(w.stderr, w.words.Text("cli.store_made", "file", w.settings.db))
		}
		return f(h)
	})
}

func (w world) inHouse(ctx context.Context, open func(context.Context, settings) (*house, error), f func(*house) error) (err error) {
	h, err := open(ctx, w.settings)
	if err != nil {
		return w.told(err)
	}
	defer func() { err = errors.Join(err, h.store.Close()) }()
	return f(h)
}

// told is an error of opening the store in words that say what to do, where there are such; else the error itself.
func (w world) told(err error) error {
	for known, key := range map[error]string{
		storage.ErrNoStore: "cli.no_store", storage.ErrOtherLog: "cli.other_log", storage.ErrReplaced: "cli.replaced", errCopied: "cli.copied",
		storage.ErrUnreleased: "cli.unreleased",
	} {
		if errors.Is(err, known) {
			return errors.New(w.words.Text(key, "file", w.settings.db))
		}
	}
	if served, is := errors.AsType[chat.ServedError](err); is {
		return errors.New(w.words.Text("cli.served", "db", w.settings.db, "process", strconv.Itoa(served.Process)))
	}
	return err
}

// knows says of a code that is no unit's of the register what to do; that is the error.
func (h *house) knows(ctx context.Context, w world, code string) error {
	units, err := h.store.Units(ctx)
	if err == nil && !slices.ContainsFunc(units, func(u scoring.Unit) bool { return u.Code == code }) {
		err = errors.New(w.words.Text("cli.unknown_unit", "code", code))
	}
	return err
}

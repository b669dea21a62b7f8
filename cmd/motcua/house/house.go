// Package house is what every command of the program needs: its configuration and clock, the store with its rules, and errors in words that say
// what to do.
package house

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"motcua/scoring"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/chat"
	"motcua/storage/rooms"
)

// ErrCopied is the error of serving a copy as it is: it would send again what was sent since it was made.
var ErrCopied = errors.New("the file is a copy made by motcua backup: put it in place by motcua restore")

// House is the store with the rules, opened for one run of the program.
type House struct {
	Store *rooms.Store
	Rules *rulesets.Catalogue // of the program; RulesNow has those of the authority, too
}

// RulesNow are the rule sets that there are now, of the program and of the authority, and the choice of them.
func (h *House) RulesNow(ctx context.Context) (*rulesets.Catalogue, error) {
	own, err := h.Store.OwnRules(ctx)
	if err != nil {
		return nil, err
	}
	return h.Rules.With(own)
}

// OpenHouse opens the store of the settings, and makes it when there is none. The caller closes it.
func OpenHouse(ctx context.Context, s Settings) (*House, error) {
	return OpenStore(ctx, storage.Options{Path: s.DB, Zone: s.Zone, Now: s.Clock.Now, Log: s.Log})
}

// ExistingHouse opens the store of the settings: storage.ErrNoStore when there is none.
func ExistingHouse(ctx context.Context, s Settings) (*House, error) {
	return OpenStore(ctx, storage.Options{Path: s.DB, Existing: true, Zone: s.Zone, Now: s.Clock.Now, Log: s.Log})
}

// OpenStore opens a store by its options, with the rules. The caller closes it.
func OpenStore(ctx context.Context, opt storage.Options) (*House, error) {
	rules, err := rulesets.Load()
	if err != nil {
		return nil, err
	}
	opt.RuleSets = rules.ByID
	store, err := rooms.Open(ctx, opt)
	if err != nil {
		return nil, fmt.Errorf("MOTCUA_DB: %w", err)
	}
	return &House{Store: store, Rules: rules}, nil
}

// WithStore runs f on the store, which must be there, and closes it, whatever f gives.
func (w World) WithStore(ctx context.Context, f func(*House) error) error {
	return w.inHouse(ctx, ExistingHouse, f)
}

// MakingStore is WithStore, but that a store is made where there is none, which is said.
func (w World) MakingStore(ctx context.Context, f func(*House) error) error {
	_, err := os.Lstat(w.Settings.DB)
	absent := errors.Is(err, fs.ErrNotExist)
	return w.inHouse(ctx, OpenHouse, func(h *House) error {
		if absent {
			fmt.Fprintln(w.Stderr, w.Words.Text("cli.store_made", "file", w.Settings.DB))
		}
		return f(h)
	})
}

// MakingStoreUnless is MakingStore for a command that may only try something. When it only tries and there is no store, it tries on a
// temporary one, so that none is left.
func (w World) MakingStoreUnless(ctx context.Context, tried bool, f func(*House) error) (err error) {
	if _, absent := os.Lstat(w.Settings.DB); !tried || !errors.Is(absent, fs.ErrNotExist) {
		return w.MakingStore(ctx, f)
	}
	folder, err := os.MkdirTemp("", "motcua-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	w.Settings.DB = filepath.Join(folder, filepath.Base(w.Settings.DB))
	return w.inHouse(ctx, OpenHouse, f)
}

// inHouse runs f on the store. Only warnings and errors are logged: who runs a command reads what it prints.
func (w World) inHouse(ctx context.Context, open func(context.Context, Settings) (*House, error), f func(*House) error) (err error) {
	s := w.Settings
	if s.Log != nil {
		s.Log = slog.New(troubles{s.Log.Handler()})
	}
	h, err := open(ctx, s)
	if err != nil {
		return w.ExplainOpenError(err)
	}
	defer func() { err = errors.Join(err, h.Store.Close()) }()
	return f(h)
}

// troubles handles warnings and errors alone.
type troubles struct{ slog.Handler }

// Enabled says whether a level is handled.
func (t troubles) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && t.Handler.Enabled(ctx, level)
}

// ExplainOpenError is an error of opening the store in words that say what to do, where there are such; else the error itself.
func (w World) ExplainOpenError(err error) error {
	for known, key := range map[error]string{
		storage.ErrNoStore: "cli.no_store", storage.ErrOtherLog: "cli.other_log", storage.ErrReplaced: "cli.replaced", ErrCopied: "cli.copied",
		storage.ErrUnreleased: "cli.unreleased",
	} {
		if errors.Is(err, known) {
			return errors.New(w.Words.Text(key, "file", w.Settings.DB))
		}
	}
	if served, is := errors.AsType[chat.ServedError](err); is {
		return errors.New(w.Words.Text("cli.served", "db", w.Settings.DB, "process", strconv.Itoa(served.Process)))
	}
	return err
}

// CheckUnit is nil for the code of a unit in the register; otherwise its error says what to do.
func (h *House) CheckUnit(ctx context.Context, w World, code string) error {
	units, err := h.Store.Units(ctx)
	if err == nil && !slices.ContainsFunc(units, func(u scoring.Unit) bool { return u.Code == code }) {
		err = errors.New(w.Words.Text("cli.unknown_unit", "code", code))
	}
	return err
}

package months

import (
	"context"
	"fmt"

	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/storage"
	"motcua/storage/units"
)

// Books are what is known of months, and the cards that follow from it, as a transaction has them.
type Books struct {
	store      *Store
	Tx         *storage.Tx
	Keeps      bool // what it does can be taken back
	Registered []scoring.Unit
	IDs        map[string]int64 // of units by code; nil until asked for
	Codes      map[int64]string
}

// WriteFigures runs f in a write transaction on figures, without a file: all that f does happens, or nothing when f returns an error.
func (s *Store) WriteFigures(ctx context.Context, doing string, f func(ledger.Books) error) error {
	return s.file.Write(ctx, doing, func(tx *storage.Tx) error {
		tx.InvalidateAll()
		return f((&Books{store: s, Tx: tx}).Parts())
	})
}

// ReadFigures runs f in a transaction that only reads figures: all of it is of one moment, and nobody waits for it.
func (s *Store) ReadFigures(ctx context.Context, doing string, f func(ledger.Books) error) error {
	return s.file.ReadBulk(ctx, doing, func(tx *storage.Tx) error { return f((&Books{store: s, Tx: tx}).Parts()) })
}

// On gives a write transaction as one on figures; keeps says that what it does is kept, so that it can be taken back.
func (s *Store) On(tx *storage.Tx, keeps bool) *Books {
	return &Books{store: s, Tx: tx, Keeps: keeps}
}

// Parts are the transaction as the acts on figures see it.
func (t *Books) Parts() ledger.Books {
	return ledger.Books{Facts: t, Cards: t, Terms: termBooks{t}, Closings: t, Warnings: t}
}

// Unit is the id of a unit of the register.
func (t *Books) Unit(ctx context.Context, code string) (int64, error) {
	if err := t.LoadUnits(ctx); err != nil {
		return 0, err
	}
	id, ok := t.IDs[code]
	if !ok {
		return 0, fmt.Errorf("unit %s is not in the register", code)
	}
	return id, nil
}

// LoadUnits reads the register of units, unless it was read.
func (t *Books) LoadUnits(ctx context.Context) (err error) {
	if t.IDs == nil {
		t.Registered, t.IDs, t.Codes, err = units.Registered(ctx, t.Tx)
	}
	return err
}

// ForgetUnits has the register read anew: it was changed.
func (t *Books) ForgetUnits() { t.Registered, t.IDs, t.Codes = nil, nil, nil }

// Units are all units of the register as the transaction has it, by code. They must not be changed.
func (t *Books) Units(ctx context.Context) ([]scoring.Unit, error) {
	err := t.LoadUnits(ctx)
	return t.Registered, err
}

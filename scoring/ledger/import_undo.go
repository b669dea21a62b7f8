package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/warning"
)

// ErrNotLast is the answer to taking back an import that is not the last one, was taken back already, or was not kept.
var ErrNotLast = errors.New("only the last import can be taken back")

// ErrInUse is the answer to taking back a register whose units people serve already, or that other files need.
var ErrInUse = errors.New("something else needs what the import brought")

// Kept is what takes an import back.
type Kept struct {
	Import  int64
	Kind    table.Kind
	At      time.Time      // when it was taken in
	Moved   []UnitMonth    // months that it touched whose cards have moved since
	Terms   []UnitMonth    // those in quarters and years whose cards have moved since
	Touched []scoring.Term // the quarters and years in which it touched months
	Watches []ChangedWatch // what it decided about warnings, by unit
}

// ChangedWatch is a unit's watch as an import found it and as it left it.
type ChangedWatch struct{ Before, After warning.Watch }

// Undo takes an import back, all or nothing: the store is as it was before it, and the scores that it touched are computed
// again. Of what it caused, what has not gone out is not sent; who was warned is told that the warning is withdrawn. It gives
// the months scored again, and the quarters and years in which scores moved by that. Its error is ErrNotLast or ErrInUse when the import stays.
func (l *Ledger) Undo(ctx context.Context, file int64) (ImportResult, error) {
	stage, err := l.Store.Stage(ctx)
	if err != nil {
		return ImportResult{}, err
	}
	defer stage.Close()
	err = stage.AwaitTurn(ctx)
	if err == nil {
		err = stage.ForeseeUndo(ctx, file)
	}
	var r ImportResult
	if err == nil {
		err = stage.Take(ctx, func(tx Intake) error { return l.undo(ctx, tx, file, &r) })
	}
	if err != nil {
		return ImportResult{}, fmt.Errorf("take import %d back: %w", file, err)
	}
	return r, nil
}

// undo takes an import back. Cards, notices and warnings may be of units that it brought: its facts go last.
func (l *Ledger) undo(ctx context.Context, tx Intake, file int64, r *ImportResult) error {
	at := l.Now().In(l.Zone)
	kept, err := tx.Kept(ctx, file)
	if err != nil {
		return err
	}
	before := map[scoring.Term][]scoring.Standing{}
	for _, term := range kept.Touched {
		if before[term], err = tx.TermStandings(ctx, term); err != nil {
			return err
		}
	}
	if err := tx.RestoreCards(ctx, kept, at); err != nil {
		return err
	}
	for _, w := range kept.Watches {
		was, err := tx.Watch(ctx, w.Before.Unit)
		if err != nil {
			return err
		}
		next, news := warning.TakeBack(w.Before, w.After, was, at, l.Days)
		if err := writeWarnings(ctx, tx, was, next, news, at); err != nil {
			return err
		}
	}
	overdue, err := tx.RestoreFacts(ctx, kept, l.By, at)
	if err != nil {
		return err
	}
	a, err := l.begin(ctx, tx.Books)
	if err != nil {
		return err
	}
	if err := a.score(ctx, append(kept.Moved, overdue...), r); err != nil {
		return err
	}
	terms := a.termsOf(kept.Terms)
	for term := range a.termsOf(append(kept.Moved, overdue...)) {
		delete(terms, term)
	}
	if err := a.scoreYears(ctx, terms, r); err != nil {
		return err
	}
	r.Terms = nil // what was scored again; moved is that and what was put back
	for _, term := range kept.Touched {
		now, err := a.tx.TermStandings(ctx, term)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(shiftedUnits(term, before[term], now), Shift.movesScore) {
			r.Terms = append(r.Terms, term)
		}
	}
	return nil
}

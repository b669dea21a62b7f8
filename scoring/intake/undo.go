package intake

import (
	"context"
	"errors"
	"fmt"
)

// ErrNotLast is the answer to taking back an import that is not the last one, was taken back already, or was not kept.
var ErrNotLast = errors.New("only the last import can be taken back")

// ErrInUse is the answer to taking back a register whose units people serve already, or that other files need.
var ErrInUse = errors.New("something else needs what the import brought")

// Undo takes an import back, all or nothing: the store is as it was before it, and the scores that it touched are computed
// again. Of what it caused, what has not gone out is not sent; who was warned is told that the warning is withdrawn. It gives
// the months scored again. Its error is ErrNotLast or ErrInUse when the import stays.
func (im *Importer) Undo(ctx context.Context, file int64) (Result, error) {
	var r Result
	stage, err := im.Store.Stage(ctx)
	if err != nil {
		return Result{}, err
	}
	defer stage.Close()
	err = stage.AwaitTurn(ctx)
	if err == nil {
		err = stage.ForeseeUndo(ctx, file)
	}
	if err == nil {
		err = stage.Take(ctx, func(tx Tx) error {
			touched, err := tx.Undo(ctx, file, im.By, im.Now().In(im.Zone), im.Days)
			if err != nil {
				return err
			}
			return (&call{Importer: im}).score(ctx, tx, touched, &r)
		})
	}
	if err != nil {
		return Result{}, fmt.Errorf("take import %d back: %w", file, err)
	}
	return r, nil
}

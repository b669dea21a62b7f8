package persons

import (
	"context"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

const (
	labelOf = `SELECT label FROM people_seen WHERE person = ?`
	// Somebody else who serves a unit that the person serves, or administrates as they do.
	labelTaken = `SELECT EXISTS (SELECT 1 FROM grants g JOIN grants o ON o.unit IS g.unit AND o.person <> g.person
		JOIN people_seen s ON s.person = o.person WHERE g.person = :person AND s.label = :label)`
)

// SetLabel has somebody called so by admins, "" not at all; by is who did it, 0 on the command line. The label is as
// people.ReadLabel gives it. What they are called already is no error and leaves no trace. It gives people.ErrNotHeld for somebody who
// holds no role, and people.ErrLabelTaken. The audit log says that it was done: the label is kept with the person alone.
func (s *Store) SetLabel(ctx context.Context, person int64, label string, by int64) error {
	return s.file.Write(ctx, "label a person", func(tx *storage.Tx) error {
		held, err := grantsOf(ctx, tx, person)
		if err != nil {
			return err
		}
		if len(held) == 0 {
			return people.ErrNotHeld
		}
		var before string
		if err := tx.GetContext(ctx, &before, labelOf, person); err != nil || before == label {
			return err
		}
		args := storage.Args{"person": person, "label": label}
		if label != "" {
			var taken bool
			if err := tx.GetContext(ctx, &taken, labelTaken, args); err != nil {
				return err
			}
			if taken {
				return people.ErrLabelTaken
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE people_seen SET label = :label WHERE person = :person`, args); err != nil {
			return err
		}
		did := audit.Labelled
		if label == "" {
			did = audit.Unlabelled
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: by, Action: did, Person: person})
	})
}

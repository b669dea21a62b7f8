package chat

import (
	"context"
	"fmt"
	"time"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/persons"
)

const (
	// betweenGreetings is how long a stranger is told nothing more, but for what became of a code.
	betweenGreetings = time.Hour
	// strangersKept is how long the row of a stranger is kept. At most mostStrangers rows are kept, the newest; the older ones are looked
	// for after each trimAfter new ones.
	strangersKept = 7 * 24 * time.Hour
	mostStrangers = 10_000
	trimAfter     = 1000
)

const (
	greetedSince storage.Query = `SELECT EXISTS (SELECT 1 FROM strangers WHERE chat = :chat AND greeted_at > :since AND greeted_at <= :now AND latest < :update)`
)

const (
	trimStrangers  = `DELETE FROM strangers WHERE at < (SELECT at FROM strangers ORDER BY at DESC LIMIT 1 OFFSET ?)`
	purgeStrangers = `DELETE FROM strangers WHERE at < ?`
	dropAnswered   = `DELETE FROM inbox WHERE stranger = 1 AND finished_at > 0 AND aside = ''`
	trimGroups     = `DELETE FROM groups_told WHERE told_by < (SELECT told_by FROM groups_told ORDER BY told_by DESC LIMIT 1 OFFSET ?)`
	stillWaits     = `SELECT EXISTS (SELECT 1 FROM inbox WHERE id = ? AND stranger = 1 AND finished_at = 0)`
	openInvitation = `SELECT EXISTS (SELECT 1 FROM invitations WHERE hash = :hash AND used_at = 0 AND revoked_at = 0 AND expires > :now)`
)

// silent says whether all these updates come from strangers and get no answer. Then nothing is written.
func (s *Store) silent(ctx context.Context, updates []Update) (bool, error) {
	now := s.file.Now()
	since := storage.Seconds(now.Add(-betweenGreetings))
	for _, u := range updates {
		if !u.Stranger || u.Code != "" {
			return false, nil
		}
		if u.Crowded {
			continue
		}
		if greeted, err := storage.One[bool](ctx, s.file, "look when a stranger was greeted", greetedSince,
			storage.Args{"chat": u.Chat, "since": since, "now": storage.Seconds(now), "update": u.ID}); err != nil || !greeted {
			return false, err
		}
	}
	return true, nil
}

// admit decides what a stranger's update gets, and keeps that they get it. A code that is right is answered as people who are registered
// are; of others, those are answered that are told something new.
func (s *Store) admit(ctx context.Context, tx *storage.Tx, u Update, now time.Time) (Place, error) {
	row, is, err := persons.ReadStranger(ctx, tx, u.Chat)
	if err != nil {
		return Nowhere, err
	}
	if persons.Repeated(u.ID, row.Latest) {
		var waits bool
		if err := tx.GetContext(ctx, &waits, stillWaits, u.ID); err != nil || !waits {
			return Nowhere, err
		}
		return Last, nil
	}
	place := Last
	switch locked := row.Locked(now); {
	case u.Code == "":
		if u.Crowded || persons.Recent(row.GreetedAt, betweenGreetings, now) {
			return Nowhere, nil
		}
		row.GreetedAt = storage.Seconds(now)
	case locked:
		row.Wrong++
		row.RefusedUpdate = u.ID
		if u.Crowded || persons.Recent(row.RefusedAt, people.Lockout, now) {
			place = Nowhere
		} else {
			row.RefusedAt = storage.Seconds(now)
		}
	default:
		var right bool
		if err := tx.GetContext(ctx, &right, openInvitation,
			storage.Args{"hash": people.HashCode(u.Code), "now": storage.Seconds(now)}); err != nil || right {
			return First, err
		}
		row.Mistake(now, u.ID)
		if u.Crowded {
			place = Nowhere
		}
	}
	row.Latest = u.ID
	if err := row.Put(ctx, tx, now); err != nil || is {
		return place, err
	}
	if s.newcomers.Add(1)%trimAfter == 0 {
		_, err = tx.ExecContext(ctx, trimStrangers, mostStrangers)
	}
	return place, err
}

// tidyStrangers drops rows of strangers from before an instant, those that are of no use any more, and those of which there are too
// many; of groups, to which strangers may add the bot as they like, the last.
func (s *Store) tidyStrangers(ctx context.Context, tx *storage.Tx, before time.Time) error {
	if useless := tx.Now.Add(-strangersKept); useless.After(before) {
		before = useless
	}
	if _, err := tx.ExecContext(ctx, purgeStrangers, storage.Seconds(before)); err != nil {
		return fmt.Errorf("strangers: %w", err)
	}
	if _, err := tx.ExecContext(ctx, dropAnswered); err != nil {
		return fmt.Errorf("what strangers wrote: %w", err)
	}
	for _, trim := range []string{trimStrangers, trimGroups} {
		if _, err := tx.ExecContext(ctx, trim, mostStrangers); err != nil {
			return fmt.Errorf("rows of strangers beyond the newest: %w", err)
		}
	}
	return nil
}

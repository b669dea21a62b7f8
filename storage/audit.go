package storage

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
)

// action is what somebody did. Its words are kept in the file: they do not change.
type action string

const (
	imported        action = "imported"         // subject: id and kind of the import
	columnMatched   action = "column-matched"   // subject: layout and field
	layoutForgotten action = "layout-forgotten" // subject: layout
	wordTaught      action = "word-taught"      // subject: field meaning
	wordForgotten   action = "word-forgotten"   // subject: field
	undone          action = "import-undone"    // subject: id and kind of the import
	invited         action = "invited"          // subject: role and unit
	granted         action = "granted"          // subject: person, role and unit
	removed         action = "removed"          // subject: person

	roleAdded         action = "role-added"         // subject: person, role and unit
	roleRemoved       action = "role-removed"       // subject: person, role and unit
	moved             action = "moved"              // subject: person, role, unit before and unit after
	handedOver        action = "handed-over"        // subject: unit before, unit after, how many grants and invitations
	invitationRevoked action = "invitation-revoked" // subject: beginning of the hash, role and unit

	noticeRetried   action = "notice-retried"   // subject: id and reason of the row
	updateRetried   action = "update-retried"   // subject: id of the update
	noticeCancelled action = "notice-cancelled" // subject: id and reason of the row
	targetSet       action = "target-set"       // subject: indicator, share and unit
	targetCleared   action = "target-cleared"   // subject: indicator and unit
	settingChanged  action = "setting-changed"  // subject: the key
	chairsReminded  action = "chairs-reminded"  // subject: month, and how many

	broadcastConfirmed action = "broadcast-confirmed" // subject: id
	broadcastPaused    action = "broadcast-paused"    // subject: id
	broadcastResumed   action = "broadcast-resumed"   // subject: id
	broadcastCancelled action = "broadcast-cancelled" // subject: id
	broadcastRetried   action = "broadcast-retried"   // subject: id; to those who were refused

	disputeFiled    action = "dispute-filed"     // subject: id, dossier and month
	disputeAccepted action = "dispute-accepted"  // subject: the same
	disputeRejected action = "dispute-rejected"  // subject: the same
	disputeTaken    action = "dispute-withdrawn" // subject: the same

	monthClosed    action = "month-closed"    // subject: month and which closing of it
	monthReopened  action = "month-reopened"  // subject: month and which closing of it
	differenceLeft action = "difference-left" // subject: month and sum of the differences

	restored action = "restored" // subject: when the copy was made that was put in place
)

type entry struct {
	at      time.Time
	by      int64 // Telegram id, 0 on the command line
	action  action
	subject string
}

// record writes an entry of the audit log in the transaction of what it tells about.
func record(ctx context.Context, tx *sqlx.Tx, e entry) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO audit (at, by_person, action, subject) VALUES (?, ?, ?, ?)`,
		seconds(e.at), e.by, string(e.action), e.subject)
	if err != nil {
		return fmt.Errorf("write the audit log: %w", err)
	}
	id, err := result.LastInsertId()
	if err == nil {
		err = recordUnits(ctx, tx, id, strings.Fields(e.subject))
	}
	if err != nil {
		return fmt.Errorf("write which units the audit log is about: %w", err)
	}
	return nil
}

// recordUnits keeps which units an entry is about: those whose codes are words of its subject, or stand before the first
// dash of one, as in the code of a dossier. A number at the beginning is an id, and no unit's.
func recordUnits(ctx context.Context, tx *sqlx.Tx, id int64, words []string) error {
	for i, word := range words {
		if i == 0 && strings.Trim(word, "0123456789") == "" {
			continue
		}
		code, _, _ := strings.Cut(word, "-")
		_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO audit_units (unit, entry) SELECT id, ? FROM units WHERE code IN (?, ?)`, id, word, code)
		if err != nil {
			return err
		}
	}
	return nil
}

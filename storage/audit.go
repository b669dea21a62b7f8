package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/people"
)

// action is what somebody did. Its words are kept in the file: they do not change. Beside each stands what its entries say.
type action string

const (
	imported        action = "imported"         // the import, its kind
	columnMatched   action = "column-matched"   // layout, field
	layoutForgotten action = "layout-forgotten" // layout
	wordTaught      action = "word-taught"      // field, meaning
	wordForgotten   action = "word-forgotten"   // field
	undone          action = "import-undone"    // the import, its kind
	invited         action = "invited"          // role, unit
	granted         action = "granted"          // person, role, unit
	removed         action = "removed"          // person

	roleAdded         action = "role-added"         // person, role, unit
	roleRemoved       action = "role-removed"       // person, role, unit
	moved             action = "moved"              // person, role, both units
	handedOver        action = "handed-over"        // both units, how many grants and invitations
	invitationRevoked action = "invitation-revoked" // the invitation, role, unit

	noticeRetried   action = "notice-retried"   // the row, its reason
	updateRetried   action = "update-retried"   // the update
	noticeCancelled action = "notice-cancelled" // the row, its reason
	targetSet       action = "target-set"       // indicator, share, unit
	targetCleared   action = "target-cleared"   // indicator, unit
	settingChanged  action = "setting-changed"  // the setting
	chairsReminded  action = "chairs-reminded"  // month, how many

	broadcastConfirmed action = "broadcast-confirmed" // the broadcast
	broadcastPaused    action = "broadcast-paused"    // the broadcast
	broadcastResumed   action = "broadcast-resumed"   // the broadcast
	broadcastCancelled action = "broadcast-cancelled" // the broadcast
	broadcastRetried   action = "broadcast-retried"   // the broadcast; to those who were refused

	disputeFiled    action = "dispute-filed"     // the report, dossier, unit, month
	disputeAccepted action = "dispute-accepted"  // the same
	disputeRejected action = "dispute-rejected"  // the same
	disputeTaken    action = "dispute-withdrawn" // the same

	monthClosed    action = "month-closed"    // month, which closing of it
	monthReopened  action = "month-reopened"  // month, which closing of it
	differenceLeft action = "difference-left" // month, sum of the differences

	restored action = "restored" // when the copy was made that was put in place
)

// entry is a row of the audit log. What does not apply is left empty.
type entry struct {
	at        time.Time
	by        int64 // Telegram id, 0 on the command line
	action    action
	person    int64  // Telegram id of the person it was done to
	unit      string // code of the unit it was done to, or of the one before
	unitAfter string // code of the unit that took the place of that one
	month     scoring.Month
	reference int64 // number of the import, row of the outbox, broadcast or report
	details   people.Details
}

// disputeEntry is the entry of an action on a report of wrong data.
func disputeEntry(at time.Time, by int64, did action, d scoring.Dispute) entry {
	return entry{
		at: at, by: by, action: did, reference: d.ID, unit: d.Dossier.Unit, month: d.Month,
		details: people.Details{Dossier: scoring.CodeShown(d.Dossier.Code)},
	}
}

const (
	addEntry = `INSERT INTO audit (at, by_person, action, person, unit, unit_after, month, reference, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	// Which units an entry is about, by which it is found.
	addEntryUnits = `INSERT OR IGNORE INTO audit_units (unit, entry) SELECT id, ? FROM units WHERE code IN (?, ?)`
)

// record writes an entry of the audit log in the transaction of what it tells about. It invalidates what is remembered.
func record(ctx context.Context, tx *Tx, e entry) error {
	tx.InvalidateAll()
	details, err := json.Marshal(e.details)
	if err != nil {
		return fmt.Errorf("write the details of an entry of the audit log: %w", err)
	}
	result, err := tx.ExecContext(ctx, addEntry, seconds(e.at), e.by, string(e.action), e.person, e.unit, e.unitAfter, string(e.month), e.reference, string(details))
	if err != nil {
		return fmt.Errorf("write the audit log: %w", err)
	}
	id, err := result.LastInsertId()
	if err == nil && e.unit+e.unitAfter != "" {
		_, err = tx.ExecContext(ctx, addEntryUnits, id, e.unit, e.unitAfter)
	}
	if err != nil {
		return fmt.Errorf("write which units the audit log is about: %w", err)
	}
	return nil
}

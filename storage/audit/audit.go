package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/storage"
)

// Action is what somebody did. Its words are kept in the file: they do not change. Beside each stands what its entries say.
type Action string

const (
	Imported        Action = "imported"         // the import, its kind
	ColumnMatched   Action = "column-matched"   // layout, field
	LayoutForgotten Action = "layout-forgotten" // layout
	WordTaught      Action = "word-taught"      // field, meaning
	WordForgotten   Action = "word-forgotten"   // field
	Undone          Action = "import-undone"    // the import, its kind
	Invited         Action = "invited"          // role, unit
	Granted         Action = "granted"          // person, role, unit
	Removed         Action = "removed"          // person

	RoleAdded         Action = "role-added"         // person, role, unit
	RoleRemoved       Action = "role-removed"       // person, role, unit
	Moved             Action = "moved"              // person, role, both units
	HandedOver        Action = "handed-over"        // both units, how many grants and invitations
	InvitationRevoked Action = "invitation-revoked" // the invitation, role, unit
	Labelled          Action = "labelled"           // person
	Unlabelled        Action = "unlabelled"         // person

	NoticeRetried     Action = "notice-retried"     // the row, its reason
	UpdateRetried     Action = "update-retried"     // the update
	NoticeCancelled   Action = "notice-cancelled"   // the row, its reason
	TargetSet         Action = "target-set"         // indicator, share, unit
	TargetCleared     Action = "target-cleared"     // indicator, unit
	SettingChanged    Action = "setting-changed"    // the setting
	RulesAdded        Action = "rules-added"        // the rule set
	RulesUsed         Action = "rules-used"         // the rule sets, from which month on
	PointsCorrected   Action = "points-corrected"   // unit, month, points, the reason
	CorrectionCleared Action = "correction-cleared" // unit, month
	ChairsReminded    Action = "chairs-reminded"    // month, how many

	BroadcastConfirmed Action = "broadcast-confirmed" // the broadcast
	BroadcastPaused    Action = "broadcast-paused"    // the broadcast
	BroadcastResumed   Action = "broadcast-resumed"   // the broadcast
	BroadcastCancelled Action = "broadcast-cancelled" // the broadcast
	BroadcastRetried   Action = "broadcast-retried"   // the broadcast; to those who were refused

	DisputeFiled    Action = "dispute-filed"     // the report, dossier, unit, month
	DisputeAccepted Action = "dispute-accepted"  // the same
	DisputeRejected Action = "dispute-rejected"  // the same
	DisputeTaken    Action = "dispute-withdrawn" // the same

	MonthClosed    Action = "month-closed"    // month, which closing of it
	MonthReopened  Action = "month-reopened"  // month, which closing of it
	DifferenceLeft Action = "difference-left" // month, sum of the differences

	Restored Action = "restored" // when the copy was made that was put in place
)

// Entry is a row of the audit log. What does not apply is left empty.
type Entry struct {
	At        time.Time
	By        int64 // Telegram id, 0 on the command line
	Action    Action
	Person    int64        // Telegram id of the person it was done to
	Unit      string       // code of the unit it was done to, or of the one before
	UnitAfter string       // code of the unit that took the place of that one
	Term      scoring.Term // the month, quarter or year that it is about
	Reference int64        // number of the import, row of the outbox, broadcast or report
	Details   people.Details
}

// DisputeEntry is the entry of an action on a report of wrong data.
func DisputeEntry(at time.Time, by int64, did Action, d scoring.Dispute) Entry {
	return Entry{
		At: at, By: by, Action: did, Reference: d.ID, Unit: d.Dossier.Unit, Term: scoring.Term(d.Month),
		Details: people.Details{Dossier: scoring.CodeShown(d.Dossier.Code)},
	}
}

const (
	addEntry = `INSERT INTO audit (at, by_person, action, person, unit, unit_after, month, reference, details)
		VALUES (:at, :by, :action, :person, :unit, :unit_after, :month, :reference, :details)`
	// Which units an entry is about, by which it is found.
	addEntryUnits = `INSERT OR IGNORE INTO audit_units (unit, entry) SELECT id, :entry FROM units WHERE code IN (:unit, :unit_after)`
)

// Record writes an entry of the audit log in the transaction of what it tells about. It invalidates what is remembered.
func Record(ctx context.Context, tx *storage.Tx, e Entry) error {
	tx.InvalidateAll()
	details, err := json.Marshal(e.Details)
	if err != nil {
		return fmt.Errorf("write the details of an entry of the audit log: %w", err)
	}
	result, err := tx.ExecContext(ctx, addEntry, storage.Args{"at": storage.Seconds(e.At), "by": e.By, "action": string(e.Action),
		"person": e.Person, "unit": e.Unit, "unit_after": e.UnitAfter, "month": string(e.Term),
		"reference": e.Reference, "details": string(details)})
	if err != nil {
		return fmt.Errorf("write the audit log: %w", err)
	}
	id, err := result.LastInsertId()
	if err == nil && e.Unit+e.UnitAfter != "" {
		_, err = tx.ExecContext(ctx, addEntryUnits, storage.Args{"entry": id, "unit": e.Unit, "unit_after": e.UnitAfter})
	}
	if err != nil {
		return fmt.Errorf("write which units the audit log is about: %w", err)
	}
	return nil
}

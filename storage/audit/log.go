package audit

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"motcua/scoring/people"
	"motcua/storage"
)

// An entry with the numbers of who did it and of whom it was done to.
const (
	entryColumns = `SELECT a.id, a.at, a.action, iif(a.by_person = 0, -1, ifnull(s.number, 0)) AS number, ifnull(w.number, 0) AS whom,
		a.unit, a.unit_after, a.month, a.reference, a.details FROM `
	entryPeople = ` LEFT JOIN people_seen s ON s.person = a.by_person LEFT JOIN people_seen w ON w.person = a.person `
	ofPerson    = ` AND (:by < 0 OR a.by_person = :by)`
	ofAction    = ` AND (:action = '' OR a.action = :action)`
)

// The parameters are a unit's code, a person's id or -1, an action or nothing, how many, and beside which entry.
const (
	entriesOfAll    = entryColumns + `audit a` + entryPeople + `WHERE true`
	entriesOfAction = entryColumns + `audit a` + entryPeople + `WHERE a.action = :action`
	entriesOfPerson = entryColumns + `audit a` + entryPeople + `WHERE a.by_person = :by` + ofAction
	entriesOfUnit   = entryColumns + `audit_units n CROSS JOIN audit a ON a.id = n.entry` + entryPeople +
		`WHERE n.unit = (SELECT id FROM units WHERE code = :unit)` + ofPerson + ofAction

	before = ` AND a.id < :entry ORDER BY a.id DESC LIMIT :limit`
	after  = ` AND a.id > :entry ORDER BY a.id LIMIT :limit`

	entriesBefore         storage.Query = entriesOfAll + before
	entriesAfter          storage.Query = entriesOfAll + after
	entriesOfActionBefore storage.Query = entriesOfAction + before
	entriesOfActionAfter  storage.Query = entriesOfAction + after
	entriesOfPersonBefore storage.Query = entriesOfPerson + before
	entriesOfPersonAfter  storage.Query = entriesOfPerson + after
	entriesOfUnitBefore   storage.Query = entriesOfUnit + ` AND n.entry < :entry ORDER BY n.entry DESC LIMIT :limit`
	entriesOfUnitAfter    storage.Query = entriesOfUnit + ` AND n.entry > :entry ORDER BY n.entry LIMIT :limit`
)

// Each value is found by a look behind the one before, however many entries have it.
const (
	actionsInLog storage.Query = `WITH RECURSIVE k (x) AS (SELECT min(action) FROM audit
		UNION ALL SELECT (SELECT min(action) FROM audit WHERE action > k.x) FROM k WHERE k.x IS NOT NULL)
		SELECT x FROM k WHERE x IS NOT NULL`
	doersInLog storage.Query = `WITH RECURSIVE k (x) AS (SELECT min(by_person) FROM audit
		UNION ALL SELECT (SELECT min(by_person) FROM audit WHERE by_person > k.x) FROM k WHERE k.x IS NOT NULL)
		SELECT iif(k.x = 0, -1, s.number) FROM k LEFT JOIN people_seen s ON s.person = k.x WHERE k.x = 0 OR s.number IS NOT NULL`
)

// Log is a part of the audit log, the newest first.
func (s *Store) Log(ctx context.Context, f people.LogFilter, place people.LogPlace, limit int) ([]people.Entry, error) {
	person := int64(-1)
	switch {
	case f.By == people.CommandLine:
		person = 0
	case f.By != people.Anybody:
		id, known, err := storage.Maybe[int64](ctx, s.file, "find the person of a number", PersonNumbered, f.By)
		if err != nil || !known {
			return nil, err
		}
		person = id
	}
	q, args := besideEntry(f, person, place)
	args["limit"] = limit
	rows, err := storage.List[entryRow](ctx, s.file, "read the audit log", q, args)
	if err != nil {
		return nil, err
	}
	entries := make([]people.Entry, len(rows))
	for i, r := range rows {
		if entries[i], err = s.entry(r); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(entries, func(a, b people.Entry) int { return cmp.Compare(b.ID, a.ID) })
	return entries, nil
}

type entryRow struct {
	ID, At       int64
	Action       string
	Number, Whom int
	Unit         string
	UnitAfter    string `db:"unit_after"`
	Month        string
	Reference    int64
	Details      string
}

func (s *Store) entry(r entryRow) (people.Entry, error) {
	e := people.Entry{
		ID: r.ID, At: s.file.Instant(r.At), By: r.Number, Action: r.Action, Whom: r.Whom,
		Unit: r.Unit, UnitAfter: r.UnitAfter, Month: r.Month, Reference: r.Reference,
	}
	if err := json.Unmarshal([]byte(r.Details), &e.Details); err != nil {
		return e, fmt.Errorf("read the details of entry %d of the audit log: %w", r.ID, err)
	}
	return e, nil
}

// besideEntry is the question for the entries that a filter chooses, of a person where it names one, and where they lie.
func besideEntry(f people.LogFilter, person int64, place people.LogPlace) (storage.Query, storage.Args) {
	older, newer, args := entriesBefore, entriesAfter, storage.Args{}
	switch {
	case f.Unit != "":
		older, newer = entriesOfUnitBefore, entriesOfUnitAfter
		args["unit"], args["by"], args["action"] = f.Unit, person, f.Action
	case f.By != people.Anybody:
		older, newer = entriesOfPersonBefore, entriesOfPersonAfter
		args["by"], args["action"] = person, f.Action
	case f.Action != "":
		older, newer = entriesOfActionBefore, entriesOfActionAfter
		args["action"] = f.Action
	}
	switch {
	case place.Before > 0:
		args["entry"] = place.Before
		return older, args
	case place.After > 0:
		args["entry"] = place.After
		return newer, args
	default:
		args["entry"] = math.MaxInt64
		return older, args
	}
}

// LogActions are the actions that are in the audit log.
func (s *Store) LogActions(ctx context.Context) ([]string, error) {
	return storage.List[string](ctx, s.file, "read which actions the audit log has", actionsInLog)
}

// LogDoers are the numbers of those whose actions are in the audit log, as in an Entry.
func (s *Store) LogDoers(ctx context.Context) ([]int, error) {
	return storage.List[int](ctx, s.file, "read whose actions the audit log has", doersInLog)
}

// PersonNumbered is the person for whom a number stands.
const PersonNumbered storage.Query = `SELECT person FROM people_seen WHERE number = ?`

package upkeep

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
	"motcua/storage/notices"
	"motcua/storage/persons"
)

// carrier carries over from the store before, which is attached as "before", what was said and done to people since the copy
// was made. Both have the same schema.
type carrier struct {
	tx   *storage.Tx
	now  int64
	done *Restored
}

func (c carrier) exec(ctx context.Context, changes ...string) error {
	for _, change := range changes {
		if _, err := c.tx.ExecContext(ctx, change); err != nil {
			return fmt.Errorf("%w, in %.60q", err, change)
		}
	}
	return nil
}

// checkRelated gives ErrUnrelated when the store before does not go on from where the copy ends.
func (c carrier) checkRelated(ctx context.Context) error {
	var so bool
	err := c.tx.GetContext(ctx, &so, `SELECT NOT EXISTS (SELECT 1 FROM main.audit) OR EXISTS (SELECT 1 FROM main.audit a
		JOIN before.audit b ON (b.id, b.at, b.by_person, b.action, b.person, b.unit, b.unit_after, b.month, b.reference, b.details)
			= (a.id, a.at, a.by_person, a.action, a.person, a.unit, a.unit_after, a.month, a.reference, a.details)
		WHERE a.id = (SELECT max(id) FROM main.audit))`)
	if err == nil && !so {
		err = ErrUnrelated
	}
	return err
}

// unitThere is the id that the unit of a row b has in the copy, by its code; NULL when it is not in the copy's register.
const unitThere = `(SELECT u.id FROM main.units u JOIN before.units v ON v.code = u.code WHERE v.id = b.unit)`

// takeRows inserts rows of a table of the store before, which is b: those of which where is true, all for "". Columns named in
// other get another value.
func (c carrier) takeRows(ctx context.Context, table, where string, other map[string]string) error {
	var columns []string
	if err := c.tx.SelectContext(ctx, &columns, `SELECT name FROM pragma_table_info(?)`, table); err != nil {
		return err
	}
	values := slices.Clone(columns)
	for i, column := range columns {
		values[i] = "b." + column
		if column == "unit" {
			values[i] = unitThere
		}
		if value, is := other[column]; is {
			values[i] = value
		}
	}
	if where != "" {
		where = " WHERE " + where
	}
	return c.exec(ctx, fmt.Sprintf(`INSERT OR IGNORE INTO main.%s (%s) SELECT %s FROM before.%s b%s`,
		table, strings.Join(columns, ", "), strings.Join(values, ", "), table, where))
}

// replaceRows takes all rows of tables in the place of the copy's.
func (c carrier) replaceRows(ctx context.Context, where string, tables ...string) error {
	for _, table := range slices.Backward(tables) { // those that refer to others go first
		if err := c.exec(ctx, `DELETE FROM main.`+table); err != nil {
			return err
		}
	}
	for _, table := range tables {
		if err := c.takeRows(ctx, table, where, nil); err != nil {
			return err
		}
	}
	return nil
}

// listLost counts and lists what the store before has and the restored one does not.
func (c carrier) listLost(ctx context.Context) error {
	for _, q := range []struct {
		into any
		text string
	}{
		{&c.done.Files, `SELECT b.name, b.kind, b.at FROM before.imports b WHERE NOT EXISTS (SELECT 1 FROM main.imports i WHERE (i.id, i.sha256) = (b.id, b.sha256)) ORDER BY b.id`},
		{&c.done.Closed, `SELECT month FROM before.months WHERE month NOT IN (SELECT month FROM main.months) ORDER BY month`},
		{&c.done.Reopened, `SELECT m.month FROM main.months m WHERE (SELECT max(n) FROM main.closings c WHERE c.month = m.month AND c.reopened_at = 0)
			NOT IN (SELECT b.n FROM before.closings b WHERE b.month = m.month AND b.reopened_at = 0) OR m.month NOT IN (SELECT month FROM before.months) ORDER BY 1`},
	} {
		if err := c.tx.SelectContext(ctx, q.into, q.text); err != nil {
			return err
		}
	}
	err := c.tx.GetContext(ctx, &c.done.Changes, `SELECT count(*) FROM before.audit WHERE id > (SELECT ifnull(max(id), 0) FROM main.audit)
		AND action IN ('rules-added', 'rules-used', 'setting-changed', 'target-set', 'target-cleared', 'column-matched', 'layout-forgotten', 'word-taught', 'word-forgotten')`)
	if err != nil {
		return err
	}
	return c.tx.GetContext(ctx, &c.done.Waiting, `SELECT count(*) FROM before.inbox WHERE finished_at = 0 AND aside = ''`)
}

// carryPeople has numbers and labels stand for whom they stood for, and invitations that were used or revoked stay so.
func (c carrier) carryPeople(ctx context.Context) error {
	err := c.tx.GetContext(ctx, &c.done.Invitations, `SELECT count(*) FROM main.invitations i WHERE used_at = 0 AND revoked_at = 0 AND expires > ?
		AND NOT EXISTS (SELECT 1 FROM before.invitations b WHERE b.hash = i.hash AND b.used_at = 0 AND b.revoked_at = 0)`, c.now)
	if err != nil {
		return err
	}
	for _, table := range []string{"people", "people_seen", "groups_told"} {
		if err := c.takeRows(ctx, table, "", nil); err != nil {
			return err
		}
	}
	if err := c.exec(ctx, `UPDATE main.people SET language = b.language FROM before.people b WHERE b.id = people.id`,
		`UPDATE main.people_seen SET label = b.label FROM before.people_seen b WHERE b.person = people_seen.person`); err != nil {
		return err
	}
	if err := c.exec(ctx, `DELETE FROM main.invitations`); err != nil {
		return err
	}
	// One for a unit that is not in the copy's register is for nobody.
	return c.takeRows(ctx, "invitations", `b.unit IS NULL OR `+unitThere+` IS NOT NULL`, nil)
}

// carryMessages carries over what went out and what came in: the chats are as they are.
func (c carrier) carryMessages(ctx context.Context) error {
	if err := c.replaceRows(ctx, "", "inbox", "deaths", "long_answers", "strangers", "bots", "pictures", "unreachable", "days_off", "broadcasts", "broadcast_confirmations"); err != nil {
		return err
	}
	if err := c.replaceRows(ctx, unitThere+` IS NOT NULL`, "disputes", "watches"); err != nil {
		return err
	}
	// A notice that the store before remembers no more has long ended; one that waits here is held.
	err := c.exec(ctx, `DELETE FROM main.outbox WHERE key IN (SELECT key FROM before.outbox)`,
		`UPDATE main.outbox SET id = id + (SELECT ifnull(max(id), 0) FROM before.outbox) + (SELECT max(id) FROM main.outbox)`)
	if err != nil {
		return err
	}
	if err := c.takeRows(ctx, "outbox", "", nil); err != nil {
		return err
	}
	if err := c.takeRows(ctx, "summaries", unitThere+` IS NOT NULL ORDER BY b.id`, map[string]string{"id": "NULL"}); err != nil {
		return err
	}
	// Of a file that was taken in since it is not known here: it is sent again.
	return c.takeRows(ctx, "uploads", `b.id > (SELECT ifnull(max(id), 0) FROM main.uploads)`, map[string]string{"state": "iif(b.state = 'open', 'open', 'dropped')", "import": "0"})
}

// reopenMonths has a month that was closed since be one that was opened again: chairs were told its figures, and closing it anew
// tells those whose figures are others.
func (c carrier) reopenMonths(ctx context.Context) error {
	const newer = `b.n > ifnull((SELECT max(n) FROM main.closings c WHERE c.month = b.month), 0)`
	// The closing that is in force here gets a number that the store before did not give.
	err := c.exec(ctx, `CREATE TEMP TABLE closed_since AS SELECT month, n FROM before.closings b WHERE `+newer,
		`UPDATE main.closings SET n = 1 + (SELECT max(n) FROM temp.closed_since s WHERE s.month = closings.month)
			WHERE reopened_at = 0 AND month IN (SELECT month FROM main.months) AND month IN (SELECT month FROM temp.closed_since)`)
	if err != nil {
		return err
	}
	at := fmt.Sprint(c.now)
	if err := c.takeRows(ctx, "closings", `NOT EXISTS (SELECT 1 FROM main.closings c WHERE (c.month, c.n) = (b.month, b.n))`, map[string]string{
		"reopened_at": "iif(b.reopened_at = 0, " + at + ", b.reopened_at)", "reason": "iif(b.reopened_at = 0, 'restored from a copy', b.reason)",
	}); err != nil {
		return err
	}
	const open = `b.month IN (SELECT month FROM temp.closed_since) AND b.month NOT IN (SELECT month FROM main.months)`
	if err := c.exec(ctx, `DELETE FROM main.closed_figures AS b WHERE `+open); err != nil {
		return err
	}
	if err := c.takeRows(ctx, "closed_figures", open+` AND `+unitThere+` IS NOT NULL`, nil); err != nil {
		return err
	}
	return c.exec(ctx, `DROP TABLE temp.closed_since`)
}

// carryLog has the audit log go on: what was done since the copy was made was done.
func (c carrier) carryLog(ctx context.Context) error {
	var last int64
	if err := c.tx.GetContext(ctx, &last, `SELECT ifnull(max(id), 0) FROM main.audit`); err != nil {
		return err
	}
	if err := c.takeRows(ctx, "audit", fmt.Sprintf(`b.id > %d`, last), map[string]string{"unit": "b.unit"}); err != nil {
		return err
	}
	return c.takeRows(ctx, "audit_units", fmt.Sprintf(`b.entry > %d AND %s IS NOT NULL`, last, unitThere), nil)
}

// The rights of one store that the other does not know, with the code of the unit.
const rightsOnlyIn = `SELECT g.person, ifnull(s.number, 0) AS number, g.role, ifnull(u.code, '') AS unit, ifnull(u.name, '') AS unit_name, '%[3]s' AS became
	FROM %[1]s.grants g LEFT JOIN %[1]s.units u ON u.id = g.unit LEFT JOIN main.people_seen s ON s.person = g.person
	WHERE NOT EXISTS (SELECT 1 FROM %[2]s.grants o LEFT JOIN %[2]s.units v ON v.id = o.unit
		WHERE o.person = g.person AND o.role = g.role AND ifnull(v.code, '') = ifnull(u.code, '')) ORDER BY g.id`

// takeRights takes from people what was taken from them since the copy was made, and lists that and what they were given.
func (c carrier) takeRights(ctx context.Context, keep bool) error {
	became := Withdrawn
	if keep {
		became = Kept
	}
	type right struct {
		Person int64
		Right
	}
	var inside, lost []right
	if err := c.tx.SelectContext(ctx, &inside, fmt.Sprintf(rightsOnlyIn, "main", "before", became)); err != nil {
		return err
	}
	if err := c.tx.SelectContext(ctx, &lost, fmt.Sprintf(rightsOnlyIn, "before", "main", Lost)); err != nil {
		return err
	}
	if err := c.exec(ctx, `DELETE FROM main.restored_people`); err != nil {
		return err
	}
	for _, r := range append(inside, lost...) {
		c.done.Rights = append(c.done.Rights, r.Right)
		if _, err := c.tx.ExecContext(ctx, `INSERT OR REPLACE INTO main.restored_people (person, role, unit, became) VALUES (:person, :role, :unit, :became)`,
			storage.Args{"person": r.Person, "role": string(r.Role), "unit": r.Unit,
				"became": string(r.Became)}); err != nil {
			return err
		}
		if r.Became != Withdrawn {
			continue
		}
		unit, err := notices.UnitID(ctx, c.tx, r.Unit)
		if err != nil {
			return err
		}
		if _, err := c.tx.ExecContext(ctx, `DELETE FROM main.grants WHERE person = :person AND role = :role AND unit IS :unit`,
			storage.Args{"person": r.Person, "role": string(r.Role), "unit": unit}); err != nil {
			return err
		}
		e := persons.RoleEntry(c.tx.Now, 0, audit.RoleRemoved, r.Person, people.Grant{Role: r.Role, Unit: r.Unit})
		if err := audit.Record(ctx, c.tx, e); err != nil {
			return err
		}
	}
	return c.exec(ctx, persons.DropDaysOff)
}

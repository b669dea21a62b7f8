package life

import (
	"database/sql"
	"fmt"
	"motcua/cmd/soak/rig"
	"slices"
	"strings"
)

// judgeClosings counts closings that are half done, and those of which people were told otherwise.
func (l *life) judgeClosings(db *sql.DB, f *rig.Figures) error {
	half := 0
	for name, query := range map[string]string{
		"months in force without a closing":       `SELECT count(*) FROM months m WHERE NOT EXISTS (SELECT 1 FROM closings c WHERE c.month = m.month AND c.reopened_at = 0)`,
		"closings in force of a month not closed": `SELECT count(*) FROM closings c WHERE c.reopened_at = 0 AND NOT EXISTS (SELECT 1 FROM months m WHERE m.month = c.month)`,
		"months with two closings in force":       `SELECT count(*) FROM (SELECT 1 FROM closings WHERE reopened_at = 0 GROUP BY month HAVING count(*) > 1)`,
		"closings in force without all figures": `SELECT count(*) FROM closings c WHERE c.reopened_at = 0
			AND c.units <> (SELECT count(*) FROM closed_figures g WHERE g.month = c.month)`,
		"closings whose number is not the next": `SELECT count(*) FROM (SELECT 1 FROM closings GROUP BY month HAVING max(n) <> count(*))`,
		"updates that closed twice":             `SELECT count(*) FROM (SELECT 1 FROM closings WHERE update_id > 0 GROUP BY update_id HAVING count(*) > 1)`,
		"closings that the log does not tell of": `SELECT abs((SELECT count(*) FROM closings) - (SELECT count(*) FROM audit WHERE action = 'month-closed'))
			+ abs((SELECT count(*) FROM closings WHERE reopened_at > 0) - (SELECT count(*) FROM audit WHERE action = 'month-reopened'))`,
	} {
		n, err := rig.Number(db, query)
		if err != nil {
			return err
		}
		if half += n; n > 0 {
			l.counts.fail("%d %s", n, name)
		}
	}
	made, err := rig.Number(db, `SELECT count(*) FROM closings WHERE update_id > 0`)
	if err != nil {
		return err
	}
	f.Tell("closings", fmt.Sprintf("%d in the chat, %d of which the admin read", made, l.counts.closed))
	f.AddZero("closings half done", half)
	f.AddZero("closings told and not there", max(0, l.counts.closed-made))
	return nil
}

// judgePeople counts people who hold a role that they should not, or lack one, and codes that were used twice.
func (l *life) judgePeople(db *sql.DB, f *rig.Figures) error {
	holds := map[int64]string{}
	rows, err := db.Query(`SELECT g.person, g.role, ifnull(u.code, '-') FROM grants g LEFT JOIN units u ON u.id = g.unit ORDER BY g.id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	wrong := 0
	for rows.Next() {
		var person int64
		var role, unit string
		if err := rows.Scan(&person, &role, &unit); err != nil {
			return err
		}
		if holds[person] != "" {
			wrong++
			l.counts.fail("%d holds two roles: %s and %s %s", person, holds[person], role, unit)
		}
		holds[person] = role + " " + unit
	}
	if err := rows.Err(); err != nil {
		return err
	}
	unclear := 0
	for person, may := range l.roles.may {
		if len(may) > 1 {
			unclear++
		}
		if !slices.Contains(may, holds[person]) {
			wrong++
			l.counts.fail("%d holds %q and may hold %s", person, holds[person], strings.Join(may, " or "))
		}
		delete(holds, person)
	}
	wrong += len(holds)
	lost, err := rig.Number(db, `SELECT count(*) FROM invitations WHERE used_at > 0 AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.action = 'granted' AND a.by_person = used_by)`)
	if err != nil {
		return err
	}
	used, err := rig.Number(db, `SELECT count(*) FROM invitations WHERE used_at > 0`)
	if err != nil {
		return err
	}
	granted, err := rig.Number(db, `SELECT count(*) FROM audit WHERE action = 'granted'`)
	if err != nil {
		return err
	}
	f.Tell("people", fmt.Sprintf("%d codes used; of %d people it is not clear by what the bot said what they hold", used, unclear))
	f.AddZero("people with a role that they should not have, or without theirs", wrong)
	f.AddZero("registrations lost or doubled", lost+max(used-granted, granted-used))
	return nil
}

// judgeFile has the program check the store, and SQLite the file.
func (l *life) judgeFile(db *sql.DB, f *rig.Figures) error {
	faults := 0
	if out, err := l.Run(l.clock.now(), "check"); err != nil {
		faults++
		l.counts.fail("motcua check: %v\n%s", err, out)
	}
	f.AddZero("faults that motcua check finds", faults)
	lost, err := rig.Lines(db, `PRAGMA foreign_key_check`)
	if err != nil {
		return err
	}
	f.AddZero("rows that refer to nothing", len(lost))
	whole, err := rig.Lines(db, `PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	damage := len(whole)
	if damage == 1 && whole[0] == "ok" {
		damage = 0
	}
	f.AddZero("damage in the file", damage)
	left, err := rig.Leftovers(l.dir)
	if err != nil {
		return err
	}
	f.AddZero("files left behind beside the store", len(left))
	for _, name := range left {
		f.Tell("  left", name)
	}
	return nil
}

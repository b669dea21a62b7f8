package life

import (
	"database/sql"
	"fmt"
	"strings"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// row is a row of the outbox, as far as it is compared with the chats.
type row struct {
	id, person        int64
	reason, state     string
	attempts, message int
	reference         int64
}

func outbox(db *sql.DB) (all []row, err error) {
	rows, err := db.Query(`SELECT id, person, reason, state, attempts, message, reference FROM outbox ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.id, &r.person, &r.reason, &r.state, &r.attempts, &r.message, &r.reference); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// judgeNotices compares the outbox with the chats: each row recorded as told was told, and a message that came twice had a send in doubt.
func (l *life) judgeNotices(db *sql.DB, f *rig.Figures) error {
	rows, err := outbox(db)
	if err != nil {
		return err
	}
	states, untold, unknown, sentOnce := map[string]int{}, 0, 0, 0
	sent, doubts := map[int64]map[int]bool{}, map[int64]int{}
	there := map[int64]map[int]bool{}
	for _, r := range rows {
		states[r.state]++
		if there[r.person] == nil {
			there[r.person], sent[r.person] = map[int]bool{}, map[int]bool{}
			for _, e := range l.saysOf(r.person) {
				there[r.person][e.MessageID] = true
			}
		}
		doubts[r.person] += r.attempts
		switch r.state {
		case "accepted":
			doubts[r.person]--
			sent[r.person][r.message] = true
			if !there[r.person][r.message] {
				untold++
				l.counts.fail("row %d (%s) of %d is accepted as message %d, which is not in the chat", r.id, r.reason, r.person, r.message)
			}
		case "unknown":
			if r.reason == "broadcast" {
				sentOnce++
			} else {
				unknown++
			}
		case "refused":
			untold++
			l.counts.fail("row %d (%s) of %d is refused", r.id, r.reason, r.person)
		}
	}
	f.Tell("notices by what became of them", fmt.Sprint(len(rows), " ", states))
	f.AddZero("notices never told, though on record as told", untold)
	f.AtMost("notices whose fate is not known, in the air at two ends", unknown, l.killed)
	f.AtMost("recipients of broadcasts whose fate is not known, in the air at one", sentOnce, inAir*l.killed)
	again, beyond := 0, 0
	for _, u := range l.askers { // in whose chats there is nothing but notices, cards, greetings and pardons
		more := 0
		for _, e := range l.saysOf(u.ID) {
			if !sent[u.ID][e.MessageID] && isNotice(e) {
				more++
			}
		}
		again, beyond = again+more, beyond+max(0, more-doubts[u.ID])
	}
	f.Tell("notices told again", fmt.Sprintf("%d, to %d people", again, len(l.askers)))
	f.AddZero("notices told again without a send in doubt", beyond)
	return l.judgeLastFall(db, f)
}

// isNotice says whether a message in the chat of somebody who only asks is none of the answers there.
func isNotice(e sandbox.Entry) bool {
	if cardOf(e) >= 0 {
		return false
	}
	for _, other := range []string{"Đăng ký thành công", "Các lệnh Anh/Chị dùng được", rig.Pardon, rig.Trouble, rig.Undelivered} {
		if strings.Contains(e.Text, other) {
			return false
		}
	}
	return true
}

// judgeLastFall counts officers whose commune fell under a target by the last export, and chairs whose month was closed last, and who
// have no word of it.
func (l *life) judgeLastFall(db *sql.DB, f *rig.Figures) error {
	deaf := 0
	for i, u := range l.askers {
		fell, err := rig.Number(db, `SELECT count(*) FROM watches w JOIN units u ON u.id = w.unit WHERE u.code = ? AND w.open > 0`, rig.UnitCode(i))
		if err != nil {
			return err
		}
		told, err := rig.Number(db, `SELECT count(*) FROM outbox o JOIN units u ON u.id = o.unit WHERE u.code = ? AND o.person = ? AND o.state = 'accepted'
			AND o.reason IN ('breach', 'further') AND o.changed_at >= (SELECT max(at) FROM imports)`, rig.UnitCode(i), u.ID)
		if err != nil {
			return err
		}
		if fell == 0 || told == 0 {
			deaf++
			l.counts.fail("%d is not told of the last fall: %d warnings open, %d notices", u.ID, fell, told)
		}
	}
	f.AddZero("officers who are not told of the last fall", deaf)
	unsummed := 0
	for _, u := range l.chairs {
		told, err := rig.Number(db, `SELECT count(*) FROM outbox WHERE person = ? AND state = 'accepted' AND reason = 'summary' AND made_at >= (SELECT max(at) FROM closings)`, u.ID)
		if err != nil {
			return err
		}
		if told == 0 {
			unsummed++
			l.counts.fail("%d is not told of the last closing", u.ID)
		}
	}
	f.AddZero("chairs who are not told of the last closing", unsummed)
	return nil
}

// judgeBroadcasts looks at each broadcast whether everybody has one outcome, and at the chats whether it is so.
func (l *life) judgeBroadcasts(db *sql.DB, f *rig.Figures) error {
	made, err := rig.Lines(db, `SELECT id, text FROM broadcasts WHERE state <> 'draft'`)
	if err != nil {
		return err
	}
	double, err := rig.Number(db, `SELECT count(*) FROM (SELECT 1 FROM outbox WHERE reason = 'broadcast' GROUP BY reference, person HAVING count(*) > 1)`)
	if err != nil {
		return err
	}
	rows, err := outbox(db)
	if err != nil {
		return err
	}
	unfinished, err := rig.Number(db, `SELECT count(*) FROM broadcasts WHERE state IN ('running', 'planned')`)
	if err != nil {
		return err
	}
	passed, err := rig.Number(db, `SELECT count(*) FROM outbox o WHERE reason = 'broadcast' AND state = 'cancelled' AND EXISTS (SELECT 1 FROM grants g WHERE g.person = o.person)`)
	if err != nil {
		return err
	}
	recipients, again, wrong := 0, 0, 0
	for _, one := range made {
		id, text, _ := strings.Cut(one, " | ")
		for _, r := range rows {
			if r.reason != "broadcast" || fmt.Sprint(r.reference) != id {
				continue
			}
			recipients++
			got := 0
			for _, e := range l.saysOf(r.person) {
				if strings.TrimSpace(e.Text) == text {
					got++
				}
			}
			again += max(0, got-1)
			switch {
			case r.state == "accepted" && got == 0, r.state == "cancelled" && got > 0, got > max(1, r.attempts):
				wrong++
				l.counts.fail("broadcast %s to %d ends as %s after %d attempts, with %d messages", id, r.person, r.state, r.attempts, got)
			}
		}
	}
	f.Tell("broadcasts", fmt.Sprintf("%d, to %d recipients; %d messages came again", len(made), recipients, again))
	f.AddZero("broadcasts that do not end", unfinished)
	f.AddZero("recipients passed over who still hold a role", passed)
	f.AddZero("recipients with two rows, or another outcome than their chat shows", double+wrong)
	return nil
}

package life

import (
	"database/sql"
	"fmt"

	"motcua/bot/sandbox"
	"motcua/cmd/soak/rig"
)

// inAir is how many answers a kill may have repeated: so many are worked on at once.
const inAir = 16

// saysOf are the bot's messages in a chat.
func (l *life) saysOf(person int64) (all []sandbox.Entry) {
	for _, e := range l.Telegram.Transcript(person) {
		if e.Bot && e.Kind == sandbox.Message {
			all = append(all, e)
		}
	}
	return all
}

// judgeAnswers counts what became of the questions of those who only ask: each has one answer, in order, with the figures that the
// same question always had.
func (l *life) judgeAnswers(db *sql.DB, f *rig.Figures) error {
	silent, unheard, err := silentEnds(db)
	if err != nil {
		return err
	}
	asked, pardons, again, wrong, missing := 0, 0, 0, 0, 0
	for _, u := range l.askers {
		w := walk{questions: l.questions[u.ID], silent: silent[u.ID], cards: map[int]string{}}
		for _, e := range l.Telegram.Transcript(u.ID) {
			w.pass(e)
		}
		asked, pardons, again, wrong = asked+len(w.questions), pardons+w.pardons, again+w.again, wrong+w.wrong
		if n := w.strange + w.countUnanswered(); n > 0 {
			missing += n
			l.counts.fail("%d has %d questions without an answer, and %d answers out of order", u.ID, w.countUnanswered(), w.strange)
		}
	}
	c := l.answers
	f.Tell("questions about figures", fmt.Sprintf("%d asked, %d of them set aside or failed with a word", asked, pardons))
	f.Tell("ended without a word after six deaths", fmt.Sprint(unheard))
	f.AddZero("questions without an answer, or out of order", missing+max(0, len(c.Unheard)-unheard))
	for _, one := range c.Unheard {
		f.Tell("  unheard", one)
	}
	f.AddZero("answers with another figure", wrong)
	f.AtMost("answers twice", again, inAir*l.killed)
	f.Tell("all that was asked", fmt.Sprintf("%d times, %d set aside after two deaths, %d failed with a word", c.Asked, c.Pardons, c.Troubles))
	return nil
}

// silentEnds counts the updates of each chat that the program died of so often that nobody is told any more.
func silentEnds(db *sql.DB) (of map[int64]int, all int, err error) {
	rows, err := db.Query(`SELECT i.chat, count(*) FROM inbox i JOIN deaths d ON d.update_id = i.id WHERE i.aside <> '' AND d.deaths >= 6 GROUP BY i.chat`)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	of = map[int64]int{}
	for rows.Next() {
		var chat int64
		var n int
		if err := rows.Scan(&chat, &n); err != nil {
			return nil, 0, err
		}
		of[chat], all = n, all+n
	}
	return of, all, rows.Err()
}

// cardOf is which commune's card of the quiet month a message is; -1 for none.
func cardOf(e sandbox.Entry) int {
	for i := range rig.Communes() {
		if isCard(i)(e) {
			return i
		}
	}
	return -1
}

// judgeUpdates counts updates that are not finished, and those set aside for another reason than two deaths.
func (l *life) judgeUpdates(db *sql.DB, f *rig.Figures) error {
	updates, notices, err := countWaiting(db, l.clock.now())
	if err != nil {
		return err
	}
	f.AddZero("updates that wait for ever", updates+l.Telegram.Pending())
	f.AddZero("notices that wait for ever", notices)
	aside, err := rig.Number(db, `SELECT count(*) FROM inbox WHERE aside <> ''`)
	if err != nil {
		return err
	}
	wrongly, err := rig.Number(db, `SELECT count(*) FROM inbox i WHERE aside <> '' AND NOT EXISTS (SELECT 1 FROM deaths d WHERE d.update_id = i.id AND d.deaths >= 2)`)
	if err != nil {
		return err
	}
	f.Tell("updates set aside after two deaths", fmt.Sprint(aside))
	f.AddZero("updates set aside wrongly", wrongly)
	return nil
}

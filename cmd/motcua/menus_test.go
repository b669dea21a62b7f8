package main

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/people"
)

// While Telegram takes no menu at all, what is old is purged, and people are answered.
func TestMenusThatAreNeverTakenStopNothing(t *testing.T) {
	t.Parallel()
	w := newDeskOf(t, "2026-11-25T09:00:00+07:00", false)
	officer := w.registers(2, people.Officer, demo.DemoUnit)
	w.stop()
	w.telegram.Faults(sandbox.Faults{Rules: []sandbox.Fault{{Kind: sandbox.Broken, Method: "setMyCommands"}}})
	w.settings.Tidies = 20 * time.Millisecond
	w.settings.Clock.MoveOn(w.settings.Clock.Now().Add(serve.Keep + 24*time.Hour))
	w.serve()
	officer.Send("/ngonngu")
	w.waits(officer, "ngôn ngữ nào", 1)
	all := messages(w.telegram, officer)
	if err := officer.Press(all[len(all)-1].MessageID, "English"); err != nil { // changes the menu
		t.Fatal(err)
	}
	w.waits(officer, "From now on", 1)
	officer.Send("/help")
	w.waits(officer, "Your commands", 2)
	db, err := sql.Open("sqlite3", "file:"+w.settings.DB+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	old := 1
	for deadline := time.Now().Add(patience); old > 0 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if err := db.QueryRow(`SELECT count(*) FROM inbox WHERE finished_at > 0 AND received_at < ?`, w.settings.Clock.Now().Add(-serve.Keep).Unix()).Scan(&old); err != nil {
			t.Fatal(err)
		}
	}
	w.stop()
	if n := strings.Count(string(w.log.bytes()), "command menus are not set yet"); old > 0 || n != 1 {
		t.Errorf("%d finished updates from before the bound stay in the inbox; that menus are not taken is logged %d times:\n%s", old, n, w.log.bytes())
	}
}

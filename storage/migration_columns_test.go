package storage

import (
	"strings"
	"testing"

	"motcua/scoring/notice"
)

// migrationPart is the part of the migration to columns that begins with one text and ends before another.
func migrationPart(t *testing.T, from, to string) string {
	t.Helper()
	raw, err := migrations.ReadFile("migrations/00026_columns.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, part, found := strings.Cut(string(raw), from)
	part, _, ended := strings.Cut(part, to)
	if !found || !ended {
		t.Fatalf("the migration has no part from %q to %q", from, to)
	}
	return from + part
}

// Entries of a store from before have in columns what their words said.
func TestTheMigrationReadsTheWordsOfOldEntries(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 2)
	one, two := unitCode(0), unitCode(1)
	cases := []struct{ action, subject, want string }{
		{"imported", "12 dossiers", "imported 12 dossiers"}, {"import-undone", "12 units", "import-undone 12 units"}, {"removed", "7000001", "removed 7000001"},
		{"granted", "11 admin", "granted 11 admin"}, {"moved", "12 officer " + one + " " + two, "moved 12 officer " + one + " " + two},
		{"handed-over", one + " " + two + " 2 0", "handed-over " + one + " " + two + " 2 0"}, {"invited", "chair " + one, "invited chair " + one},
		{"invitation-revoked", "0123456789abcdef admin", "invitation-revoked 0123456789abcdef admin"},
		{"target-set", "TD 7/8 " + one, "target-set TD 7/8 " + one}, {"target-cleared", "TD", "target-cleared TD"},
		{"setting-changed", "place", "setting-changed place"}, {"month-closed", "2024-05 1", "month-closed 2024-05"},
		{"dispute-filed", "3 " + one + "-240601-0001 2024-06", "dispute-filed 3 2024-06"}, {"broadcast-paused", "4", "broadcast-paused 4"},
		{"restored", "2024-07-10T12:00", "restored 2024-07-10T12:00"}, {"unheard-of", `"quoted" \ `, "unheard-of"}, {"unheard-of", "", "unheard-of"},
	}
	s.write.MustExec(`DELETE FROM audit; ALTER TABLE audit ADD COLUMN subject TEXT NOT NULL DEFAULT ''`)
	for _, c := range cases {
		s.write.MustExec(`INSERT INTO audit (at, by_person, action, subject) VALUES (0, 0, ?, ?)`, c.action, c.subject)
	}
	s.write.MustExec(migrationPart(t, "WITH words", "ALTER TABLE"))
	var got []string
	if err := s.read.Select(&got, `SELECT `+inWords+` FROM audit ORDER BY id`); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if got[i] != c.want {
			t.Errorf("%s %q is read as %q, want %q", c.action, c.subject, got[i], c.want)
		}
	}
}

// Notices of a store from before have the columns and the key that they would be queued with today: none is told twice.
func TestTheMigrationKnowsOldNoticesAgain(t *testing.T) {
	s := openStore(t)
	putUnits(t, s, 1)
	u := unitCode(0)
	warned := "A@2024-06-03T01:00:00Z,B@2024-06-03T01:00:00.5Z"
	cases := []struct {
		key, subject string
		want         notice.Row // without its person, who is 7
	}{
		{u + "|breach||" + warned + "|7", "", notice.Row{Unit: u, Reason: notice.Breach, Occasion: warned}},
		{u + "|escalated|chairs|" + warned + "|7", "", notice.Row{Unit: u, Reason: notice.Escalated, Occasion: "chairs " + warned}},
		{u + "|recovered|2024-06-04T07:00:00+07:00|" + warned + "|7", "", notice.Row{Unit: u, Reason: notice.Recovered, Occasion: "2024-06-04T07:00:00+07:00 " + warned}},
		{"acknowledged|5|7|77|1764036000", "77", notice.Row{Unit: u, Reason: notice.Acknowledged, Reference: 77, Occasion: "5 1764036000"}},
		{u + "|due-today|2024-06-03|7", "", notice.Row{Unit: u, Reason: notice.DueToday, Occasion: "2024-06-03"}},
		{u + "|disputed|4|7", "4", notice.Row{Unit: u, Reason: notice.Disputed, Reference: 4}},
		{"unreached|9|1764036000|7", "9 1764036000", notice.Row{Unit: u, Reason: notice.Unreached, Reference: 9, Occasion: "1764036000"}},
		{"set-aside|11|3|7", "11", notice.Row{Reason: notice.SetAside, Reference: 11, Occasion: "3"}},
		{"|differs|2024-05|6|1764036000|7", "2024-05 0f 3", notice.Row{Reason: notice.Differs, Month: "2024-05", Reference: 6, Occasion: "1764036000", Facts: notice.Facts{Sum: "0f", Units: 3}}},
		{"not-closed|2024-06|7", "2024-06", notice.Row{Reason: notice.NotClosed, Month: "2024-06"}},
		{"old-data|2024-06-03|7", "", notice.Row{Reason: notice.OldData, Occasion: "2024-06-03"}},
		{u + "|summary|2024-06|closed-1|7", "2024-06", notice.Row{Unit: u, Reason: notice.Summary, Month: "2024-06", Occasion: "closed-1"}},
		{"roles|21|7", "chair@" + u, notice.Row{Reason: notice.Roles, Reference: 21, Facts: notice.Facts{Held: "chair@" + u}}},
		{"broadcast|2|7", "2", notice.Row{Unit: u, Reason: notice.Broadcast, Reference: 2}},
		{"progress|2", "2", notice.Row{Reason: notice.Progress, Reference: 2}},
	}
	s.write.MustExec(`ALTER TABLE outbox ADD COLUMN subject TEXT NOT NULL DEFAULT ''`)
	for _, c := range cases {
		s.write.MustExec(`INSERT INTO outbox (key, person, unit, reason, payload, subject, priority, not_before, expires, state, made_at, changed_at)
			VALUES (?, 7, (SELECT id FROM units WHERE code = ?), ?, '[]', ?, 1, ?, 0, 'queued', 0, 0)`, c.key, c.want.Unit, string(c.want.Reason), c.subject, seconds(noon))
	}
	s.write.MustExec(`INSERT INTO outbox (key, person, reason, payload, priority, not_before, expires, state, made_at, changed_at)
		VALUES (?, 7, 'breach', '[{"indicator":"A","to":{"points":"1/3","max":"1","target":"1"}}]', 1, 0, 0, 'cancelled', 0, 0)`, u+"|breach||x|7|undone|3")
	s.write.MustExec(migrationPart(t, "WITH old", "ALTER TABLE") + migrationPart(t, "UPDATE outbox SET key", "CREATE INDEX"))
	rows := ready(t, s, noon, 10)
	if len(rows) != len(cases) {
		t.Fatalf("%d rows are ready, want %d", len(rows), len(cases))
	}
	for i, got := range rows {
		want := cases[i].want
		want.ID, want.Person, want.Version, want.Priority, want.NotBefore, want.State = got.ID, 7, 1, 1, noon, notice.Queued
		if g, w := shown(t, got), shown(t, want); g != w {
			t.Errorf("%s is read as\n%s\nwant\n%s", cases[i].key, g, w)
		}
		if key, err := one[string](t.Context(), s, "read a key", `SELECT key FROM outbox WHERE id = ?`, got.ID); err != nil || key != want.Key() {
			t.Errorf("%s becomes %s, want %s; %v", cases[i].key, key, want.Key(), err)
		}
	}
	undone, err := s.Outbox(t.Context(), []notice.State{notice.Cancelled}, 10)
	if err != nil || len(undone) != 1 || undone[0].Changes[0].To.Points.String() != "1/3" || undone[0].Unit != "" {
		t.Errorf("what was taken back is %+v, %v", undone, err)
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("check: %q, %v", report.Faults, err)
	}
}

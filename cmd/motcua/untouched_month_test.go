//go:build !race

// The race detector multiplies what it takes; conversations play the same code under it.

package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
)

// The sample's export of June has 33 dossiers that were received in May. Nobody is told of May, whatever they ask, press or are sent from
// 3 to 12 July, and nothing that other programs read has a figure of it: but for the line of the import that says that these are kept.
func TestMonthThatAFileOnlyTouchesIsNotToldOf(t *testing.T) {
	t.Parallel()
	s := newEmptyStage(t, "2024-07-03T09:00:00+07:00", serve.Options{})
	defer func() { s.stop() }()
	s.played = new(coverage)
	cast := []string{"admin in vi", "admin in en", "officer of 000.10.32.H18 in vi", "chair of 000.10.32.H18 in en", "chair of 000.12.32.H18 in vi"}
	for i, as := range cast {
		s.step("!", fmt.Sprint("person ", i+1))
		s.step("!", "as "+as)
	}
	s.step("!", "person 1")
	for _, file := range []string{"ho-so-2024-06.xlsx", "so-lieu-2024-06.csv"} {
		s.step("!", "file "+file)
		s.step("@", "Nhập")
	}
	for day := 3; day <= 12; day++ {
		s.settings.Clock.MoveOn(time.Date(2024, 7, day, 9, 0, 0, 0, s.settings.Zone))
		s.step("!", "due")
	}
	pressed := map[string]bool{}
	for i := range cast {
		s.step("!", fmt.Sprint("person ", i+1))
		s.asksAll(pressed)
	}
	s.step("!", "closes 2024-06")
	for i := range cast {
		s.step("!", fmt.Sprint("person ", i+1))
		s.asksAll(nil)
	}

	db, err := sql.Open("sqlite3", "file:"+s.settings.DB+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	m, reports := newMayMentions(t, db), t.TempDir()
	m.requests(s.telegram.Requests())
	m.lines(t)
	for _, told := range []struct {
		person     int64
		text, what string
	}{
		{firstTalker, "Số liệu tháng 6/2024 chưa chốt", "the reminder to close June"},
		{firstTalker + 2, "Hôm nay – xã Háng Lìa", "the morning list"},
		{firstTalker + 3, "June 2024 (provisional)", "the provisional summary"},
		{firstTalker + 4, "tháng 6/2024 (đã chốt)", "the summary of the closed month"},
	} {
		if !slices.ContainsFunc(s.telegram.Transcript(told.person), func(e sandbox.Entry) bool { return e.Bot && strings.Contains(e.Text, told.text) }) {
			t.Errorf("%s was not sent, so that it was not searched", told.what)
		}
	}
	for _, args := range [][]string{{"scores", "--json"}, {"scores"}, {"scores", "--csv"}, {"overdue"}, {"targets"}, {"outbox"}, {"report", "2024-06", "--out", reports}} {
		printed, said := s.command(args...)
		m.text("motcua "+strings.Join(args, " "), printed+said)
	}
	if printed, _ := s.command("scores", "--month", "2024-05", "--json"); strings.TrimSpace(printed) != "[]" {
		t.Errorf("motcua scores --month 2024-05 --json prints %s", printed)
	}
	m.folder(reports)
	m.views(t, db)
}

// asksAll asks every command of who talks and presses every button of the answers that was not pressed before, but those that change
// the language; with nil none.
func (s *stage) asksAll(pressed map[string]bool) {
	s.t.Helper()
	commands := s.person.Menu()
	for deadline := time.Now().Add(patience); len(commands) < 10 && time.Now().Before(deadline); commands = s.person.Menu() {
		time.Sleep(20 * time.Millisecond) // it is set beside the answer
	}
	if len(commands) < 10 {
		s.t.Fatalf("the menu has %d commands", len(commands))
	}
	for _, command := range commands {
		before := len(s.telegram.Transcript(s.person.ID))
		s.step(">", "/"+command.Name)
		if pressed == nil {
			continue
		}
		for _, e := range s.telegram.Transcript(s.person.ID)[before:] {
			for _, b := range slices.Concat(e.Buttons...) {
				if key := fmt.Sprint(s.person.ID, b.Data); b.Data != "" && !pressed[key] && !strings.HasPrefix(b.Data, "1:lang:") && !strings.HasPrefix(b.Data, "1:close:") {
					pressed[key] = true
					s.person.PressData(e.MessageID, b.Data)
				}
			}
		}
		s.settle()
	}
}

// command is what the program prints on the command line over the store of the stage, and says beside it. It must succeed.
func (s *stage) command(args ...string) (printed, said string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	at := s.settings.Clock.Now().Format(time.RFC3339)
	w := house.World{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }}
	args = append([]string{"--db", s.settings.DB, "--clock", at}, args...)
	if code := run(s.t.Context(), serve.Options{}, args, w); code != 0 {
		s.t.Errorf("motcua %s ends with %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.String(), errs.String()
}

// views looks through all views of a store. In v_unit_months the units have May as not reported, and no figure of it.
func (m *mayMentions) views(t *testing.T, db *sql.DB) {
	views := column(t, db, `SELECT name FROM sqlite_master WHERE type = 'view'`)
	if len(views) < 9 {
		t.Fatalf("there are only the views %v", views)
	}
	notReported := regexp.MustCompile(`^2024-05\|[0-9.H]+\|[^|]+\|not-reported\|\|\|$`)
	touched := 0
	for _, view := range views {
		fields := column(t, db, `SELECT name FROM pragma_table_info('`+view+`')`)
		for _, row := range column(t, db, `SELECT concat_ws('|', `+"coalesce("+strings.Join(fields, ", ''), coalesce(")+", '')) FROM "+view) {
			if view == "v_unit_months" && notReported.MatchString(row) {
				touched++
				continue
			}
			m.text(view, row)
		}
	}
	if touched == 0 {
		t.Error("v_unit_months does not have May as a month that is not reported")
	}
}

func column(t *testing.T, db *sql.DB, query string) (values []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var value string
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

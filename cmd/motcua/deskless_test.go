package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
)

// deskless is a store that is filled from the command line alone.
type deskless struct {
	t        *testing.T
	db       string
	clock    string
	settings []string // further ones, as NAME=value
}

// newDeskless makes a store that knows the sample's units.
func newDeskless(t *testing.T) *deskless {
	t.Helper()
	d := &deskless{t: t, db: filepath.Join(t.TempDir(), "motcua.db"), clock: morning}
	register, err := demo.SampleFile("don-vi.csv")
	if err != nil {
		t.Fatal(err)
	}
	if got := d.takes(paper{"don-vi.csv", register}); got.failed {
		t.Fatalf("the register is refused: %s", got.output)
	}
	return d
}

// another is a copy of the store for another test, at another time when one is given.
func (d *deskless) another(t *testing.T, clock string) *deskless {
	t.Helper()
	if clock == "" {
		clock = d.clock
	}
	raw, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}
	c := &deskless{t: t, db: filepath.Join(t.TempDir(), "motcua.db"), clock: clock}
	if err := os.WriteFile(c.db, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

// imported is what came of an import.
type imported struct {
	output string // all that was printed
	failed bool
	code   int // of the exit
}

// takes takes a file in. It ends with 0 or 1: anything else is no answer.
func (d *deskless) takes(p paper, flags ...string) imported {
	d.t.Helper()
	return d.runs(append(append([]string{"import"}, flags...), d.keeps(p))...)
}

// keeps writes a file and gives its path.
func (d *deskless) keeps(p paper) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), p.name)
	if err := os.WriteFile(path, p.body, 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// runs runs the program, which must not find its arguments wrong.
func (d *deskless) runs(arguments ...string) imported {
	d.t.Helper()
	got := d.runsAnyhow(arguments...)
	if got.code > 1 {
		d.t.Fatalf("motcua %s ends with %d:\n%s", arguments[0], got.code, got.output)
	}
	return got
}

// runsAnyhow runs the program: as a process when it has further settings, which come by the environment, and otherwise in the test's own,
// which takes a third of the time.
func (d *deskless) runsAnyhow(arguments ...string) imported {
	d.t.Helper()
	if len(d.settings) > 0 {
		return d.runsProcess(arguments)
	}
	var output buffer
	inEnglish := func(name string) string { return map[string]string{"MOTCUA_LANGUAGE": "en"}[name] }
	w := house.World{Stdin: strings.NewReader(""), Stdout: &output, Stderr: &output, Getenv: inEnglish}
	code := run(d.t.Context(), serve.Options{}, append([]string{"--db", d.db, "--clock", d.clock, "--timezone", "Asia/Ho_Chi_Minh"}, arguments...), w)
	return imported{string(output.bytes()), code != 0, code}
}

// runsProcess runs the program as a process, which must not die.
func (d *deskless) runsProcess(arguments []string) imported {
	d.t.Helper()
	program := exec.Command("motcua", arguments...)
	program.Env = append(os.Environ(), "MOTCUA_DB="+d.db, "MOTCUA_CLOCK="+d.clock, "MOTCUA_LANGUAGE=en", "MOTCUA_TIMEZONE=Asia/Ho_Chi_Minh")
	program.Env = append(program.Env, d.settings...)
	var output bytes.Buffer
	program.Stdout, program.Stderr = &output, &output
	err := program.Run()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		d.t.Fatal(err)
	}
	code := program.ProcessState.ExitCode()
	if code < 0 || code > 2 || strings.Contains(output.String(), "panic:") {
		d.t.Fatalf("motcua %s dies: %v\n%s", arguments[0], err, output.String())
	}
	return imported{output.String(), code != 0, code}
}

// ask gives the rows of a question to the store, their columns joined by a space.
func (d *deskless) ask(question string, values ...any) []string {
	d.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: d.db}).EscapedPath()+"?mode=ro")
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(question, values...)
	if err != nil {
		d.t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		d.t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		cells := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			d.t.Fatal(err)
		}
		var row []string
		for _, cell := range cells {
			row = append(row, cell.String)
		}
		all = append(all, strings.Join(row, " "))
	}
	if err := rows.Err(); err != nil {
		d.t.Fatal(err)
	}
	return all
}

func (d *deskless) count(question string) (n int) {
	d.t.Helper()
	for _, row := range d.ask(question) {
		if _, err := fmt.Sscan(row, &n); err != nil {
			d.t.Fatal(err)
		}
	}
	return n
}

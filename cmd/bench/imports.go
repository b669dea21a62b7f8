package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/xuri/excelize/v2"
)

// cost is what one process cost.
type cost struct {
	wall, processor time.Duration
	peak            int64 // memory at its highest, MB
}

func measure(cmd *exec.Cmd) (cost, error) {
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	started := time.Now()
	err := cmd.Run()
	r := cost{wall: time.Since(started)}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.peak = usage.Maxrss >> 10
		r.processor = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	if err != nil {
		said := out.String()
		err = fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, said[max(0, len(said)-2000):])
	}
	return r, err
}

// shellTable is the CSV's columns as a table, with the indexes that the store has on its dossiers.
const shellTable = `
CREATE TABLE dossiers (stt TEXT, code TEXT UNIQUE, procedure TEXT, field TEXT, unit TEXT, owner TEXT, id_number TEXT, received TEXT, due TEXT,
  finished TEXT, status TEXT, channel TEXT, fee TEXT, payment TEXT, digitised TEXT, e_result TEXT);
CREATE INDEX dossiers_received ON dossiers (unit, received);
CREATE INDEX dossiers_finished ON dossiers (unit, finished) WHERE finished > '';
CREATE INDEX dossiers_open ON dossiers (unit, due, code) WHERE status = 'Đang xử lý';
CREATE INDEX dossiers_open_due ON dossiers (due, code) WHERE status = 'Đang xử lý';
CREATE INDEX dossiers_late ON dossiers (unit, due, finished) WHERE status = 'Đã trả kết quả' AND finished > due;
`

// benchImports times import and scoring of a CSV against the sqlite3 shell that only imports it, in turn.
func benchImports(binary, dir string, rows, rounds int) error {
	units, err := writeUnits(dir, country)
	if err != nil {
		return err
	}
	file, err := writeDossiers(dir, rows, country)
	if err != nil {
		return err
	}
	for i := range rounds {
		db := filepath.Join(dir, fmt.Sprintf("ours-%d.db", i))
		env := append(os.Environ(), "MOTCUA_DB="+db)
		first := exec.Command(binary, "import", units)
		first.Env = env
		if _, err := measure(first); err != nil {
			return err
		}
		second := exec.Command(binary, "import", file)
		second.Env = env
		ours, err := measure(second)
		if err != nil {
			return err
		}
		shell := filepath.Join(dir, fmt.Sprintf("shell-%d.db", i))
		if err := exec.Command("sqlite3", shell, shellTable).Run(); err != nil {
			return fmt.Errorf("sqlite3 shell: %w", err)
		}
		theirs, err := measure(exec.Command("sqlite3", shell, ".mode csv", ".import --skip 1 "+file+" dossiers"))
		if err != nil {
			return err
		}
		fmt.Printf("(a) %d rows, %d units: import and scoring %.2f s, %d MB; sqlite3 shell %.2f s; ratio %.2f (wanted: at most 1.0, under 300 MB)\n",
			rows, country, ours.wall.Seconds(), ours.peak, theirs.wall.Seconds(), ours.wall.Seconds()/theirs.wall.Seconds())
		for _, name := range []string{db, shell} {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// benchWorkbook times the import of an xlsx.
func benchWorkbook(binary, dir string, rows int) error {
	units, err := writeUnits(dir, country)
	if err != nil {
		return err
	}
	csv, err := writeDossiers(dir, rows, country)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "ho-so.xlsx")
	if err := writeWorkbook(csv, file); err != nil {
		return err
	}
	cmd := exec.Command(binary, "import", units, file)
	cmd.Env = append(os.Environ(), "MOTCUA_DB="+filepath.Join(dir, "xlsx.db"))
	r, err := measure(cmd)
	if err != nil {
		return err
	}
	fmt.Printf("(a) an xlsx of %d rows: %.2f s, %d MB (wanted: at most 15 s, 300 MB)\n", rows, r.wall.Seconds(), r.peak)
	return nil
}

func writeWorkbook(csv, name string) error {
	raw, err := os.ReadFile(csv)
	if err != nil {
		return err
	}
	book := excelize.NewFile()
	defer book.Close()
	out, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		var cells []any
		for text := range strings.SplitSeq(line, ",") {
			cells = append(cells, text)
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return book.SaveAs(name)
}

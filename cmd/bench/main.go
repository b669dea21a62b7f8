// Command bench prints the project's speed figures, as ratios taken in one run: import and scoring against the sqlite3
// shell, the whole durable path against a bare echo bot, the time of an answer on a large store, and idle memory.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "dossier rows of the import")
	rounds := flag.Int("rounds", 3, "how often each comparison is made")
	seconds := flag.Int("seconds", 8, "how long each conversation lasts")
	only := flag.String("only", "", "one of import, talk, large, summaries, growth; the last is not part of a whole run: it takes twelve imports")
	flag.Parse()
	if flag.Arg(0) == "echo" {
		fail(echo(flag.Arg(1), flag.Arg(2)))
		return
	}
	if flag.Arg(0) == "summaries" {
		fail(composeSummaries(flag.Arg(1)))
		return
	}
	fail(bench(*rows, *rounds, time.Duration(*seconds)*time.Second, *only))
}

func bench(rows, rounds int, length time.Duration, only string) error {
	dir, err := os.MkdirTemp("", "motcua-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "motcua")
	build := exec.Command("go", "build", "-o", binary, "./cmd/motcua")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	if only == "" || only == "import" {
		if err := errors.Join(benchImports(binary, dir, rows, rounds), benchWorkbook(binary, dir, 100_000)); err != nil {
			return err
		}
	}
	if only == "" || only == "talk" {
		if err := benchTalk(binary, dir, length, rounds); err != nil {
			return err
		}
	}
	if only == "" || only == "large" {
		if err := benchCountry(binary, dir, length, rounds); err != nil {
			return err
		}
	}
	if only == "" || only == "summaries" {
		if err := timeSummaries(dir); err != nil {
			return err
		}
	}
	if only == "growth" {
		return benchGrowth(binary, dir, rows, length)
	}
	return nil
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// serveCommand is the program against a sandbox, as a command.
func serveCommand(binary, db string) func(url, token string) *exec.Cmd {
	return func(url, token string) *exec.Cmd {
		cmd := exec.Command(binary, "serve")
		cmd.Env = append(os.Environ(), "MOTCUA_DB="+db, "MOTCUA_TELEGRAM_URL="+url, "MOTCUA_TELEGRAM_TOKEN="+token, "MOTCUA_LOG_LEVEL=error")
		return cmd
	}
}

// measureSyncs times what every question waits for at the least: that one commit's worth of bytes is on the disk.
func measureSyncs(dir string) ([]time.Duration, error) {
	file, err := os.Create(filepath.Join(dir, "disk"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	commit := make([]byte, 16<<10)
	took := make([]time.Duration, 500)
	for i := range took {
		time.Sleep(5 * time.Millisecond)
		started := time.Now()
		if _, err := file.WriteAt(commit, int64(i*len(commit))); err != nil {
			return nil, err
		}
		if err := file.Sync(); err != nil {
			return nil, err
		}
		took[i] = time.Since(started)
	}
	slices.Sort(took)
	return took, nil
}

// measureIdle looks at the memory of a bot that has the store open and nothing to do.
func measureIdle(binary, db string) error {
	b, err := startBot(serveCommand(binary, db), []string{})
	if err != nil {
		return err
	}
	time.Sleep(3 * time.Second)
	memory, err := residentMemory(b.process.Process.Pid)
	if err != nil {
		return err
	}
	fmt.Printf("(d) idle: %d MB (wanted: under 60 MB)\n", memory)
	return b.stop()
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

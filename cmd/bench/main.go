// Command bench prints the project's speed figures, as ratios taken in one run: import and scoring against the sqlite3
// shell, the whole durable path against a bare echo bot, the time of an answer on a large store, and idle memory.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "dossier rows of the import")
	rounds := flag.Int("rounds", 3, "how often each comparison is made")
	seconds := flag.Int("seconds", 8, "how long each conversation lasts")
	only := flag.String("only", "", "one of import, talk, large, summaries")
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
		return timeSummaries(dir)
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

// benchTalk times /diem through the whole path against a bare echo bot, in turn.
func benchTalk(binary, dir string, length time.Duration, rounds int) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var rates, costs []float64
	for i := range rounds {
		db := filepath.Join(dir, fmt.Sprintf("talk-%d.db", i))
		codes, err := furnish(context.Background(), db, 14, 1)
		if err != nil {
			return err
		}
		ours, err := measureLoop(serveCommand(binary, db), codes, "/diem", length)
		if err != nil {
			return err
		}
		floor, err := measureLoop(func(url, token string) *exec.Cmd { return exec.Command(self, "echo", url, token) }, nil, "/diem", length)
		if err != nil {
			return err
		}
		rates = append(rates, ours.perSecond/floor.perSecond)
		costs = append(costs, float64(ours.processor)/float64(floor.processor))
		fmt.Printf("(b) /diem from %d chats in closed loop: %.0f answers/s, %d µs of processor each; bare echo bot: %.0f answers/s, %d µs; ratios %.2f and %.2f\n",
			chats, ours.perSecond, ours.processor.Microseconds(), floor.perSecond, floor.processor.Microseconds(), rates[i], costs[i])
	}
	slices.Sort(rates)
	slices.Sort(costs)
	fmt.Printf("(b) the median of %d rounds: %.2f × the echo's answers (wanted: at least 1.0) at %.2f × its processor time (wanted: at most 1.0)\n",
		rounds, rates[rounds/2], costs[rounds/2])
	return nil
}

// measureLoop is how fast a bot answers a question in closed loop.
func measureLoop(command func(url, token string) *exec.Cmd, codes []string, question string, length time.Duration) (speed, error) {
	b, err := startBot(command, codes)
	if err != nil {
		return speed{}, err
	}
	measured, err := b.askInLoop(question, length)
	return measured, errors.Join(err, b.stop())
}

// benchCountry times /diem on a store of the whole country over two years, and looks at the memory of an idle bot.
func benchCountry(binary, dir string, length time.Duration, rounds int) error {
	const months, perSecond = 24, 100
	db := filepath.Join(dir, "large.db")
	codes, err := furnish(context.Background(), db, country, months)
	if err != nil {
		return err
	}
	syscall.Sync() // what making the store left to write is not the bot's
	if err := measureIdle(binary, db); err != nil {
		return err
	}
	b, err := startBot(serveCommand(binary, db), codes)
	if err != nil {
		return err
	}
	var questions []string
	for i := range 500 {
		questions = append(questions, fmt.Sprintf("/diem %d/2025 %s", i%12+1, unitName(i*6%country)))
	}
	for range rounds {
		took, err := b.askAtPace(questions, perSecond, length)
		if err != nil {
			return err
		}
		syncs, err := measureSyncs(dir)
		if err != nil {
			return err
		}
		fmt.Printf("(c) /diem on %d units × %d months at %d questions/s: median %.1f ms, p99 %.1f ms (wanted: under 25 ms); the disk alone: median %.1f ms, p99 %.1f ms\n",
			country, months, perSecond, milliseconds(took[len(took)/2]), milliseconds(took[len(took)*99/100]), milliseconds(syncs[len(syncs)/2]), milliseconds(syncs[len(syncs)*99/100]))
	}
	return b.stop()
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

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"motcua/bot/chat"
	"motcua/bot/chat/summaries"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/outbox"
	"motcua/scoring/workdays"
)

// summaryMonth is the month whose summaries are composed, the last of a year.
const summaryMonth = scoring.Month("2025-12")

// timeSummaries times the summaries of a month for the chairs of the whole country, each with the picture of a year, and looks at
// the memory that takes. They are composed by a process of their own.
func timeSummaries(dir string) error {
	db := filepath.Join(dir, "summaries.db")
	if err := furnishChairs(context.Background(), db); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "summaries", db)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

// composeSummaries queues the summaries and composes each as the courier has it done, on every core.
func composeSummaries(db string) (err error) {
	ctx := context.Background()
	store, rules, err := openStore(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	catalogue, err := locales.Load()
	if err != nil {
		return err
	}
	days, err := workdays.Load()
	if err != nil {
		return err
	}
	words := chat.New(chat.Deps{
		Store: store, Workdays: days, Catalogue: catalogue, RuleSets: rules.ByID, Zone: time.FixedZone("", 7*60*60), Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	words.Add(summaries.New(words, store, store))
	now := time.Now()
	started := time.Now()
	if err := store.QueueProvisional(ctx, summaryMonth, now); err != nil {
		return err
	}
	queued := time.Since(started)
	rows, err := store.Ready(ctx, now, nil, country)
	if err != nil {
		return err
	}
	bytes, err := composeAll(ctx, words, rows, now)
	took := time.Since(started)
	if err != nil {
		return err
	}
	memory, err := statusOf(os.Getpid(), "VmHWM")
	if err != nil {
		return err
	}
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return err
	}
	processor := time.Duration(used.Utime.Nano() + used.Stime.Nano())
	fmt.Printf("(e) %d summaries with the picture of a year on %d cores: %.0f s, %.0f %% of five minutes (wanted: under 100 %%), %.1f s of it to queue them; %.0f s of processor in all; %d KB a picture; at most %d MB (wanted: under 300 MB)\n",
		len(rows), runtime.GOMAXPROCS(0), took.Seconds(), took.Seconds()/3, queued.Seconds(), processor.Seconds(), bytes/int64(max(1, len(rows)))/1024, memory)
	if len(rows) != country {
		return fmt.Errorf("%d summaries instead of %d", len(rows), country)
	}
	return nil
}

// composeAll composes each row on its own and gives how many bytes the pictures have.
func composeAll(ctx context.Context, words *chat.Desk, rows []outbox.Row, now time.Time) (int64, error) {
	next := make(chan outbox.Row)
	failed := make(chan error, len(rows))
	var bytes atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for row := range next {
				m, moot, err := words.Compose(ctx, row.Person, []outbox.Row{row}, now)
				if err == nil && (moot[0] != "" || len(m.Photo) == 0 || !strings.Contains(m.HTML, "12/2025")) {
					err = fmt.Errorf("the summary of unit %s is no picture", row.Unit)
				}
				bytes.Add(int64(len(m.Photo)))
				failed <- err
			}
		})
	}
	for _, row := range rows {
		next <- row
	}
	close(next)
	all.Wait()
	close(failed)
	var err error
	for failure := range failed {
		err = errors.Join(err, failure)
	}
	return bytes.Load(), err
}

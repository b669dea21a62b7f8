package main

import (
	"bufio"
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
	"time"

	"motcua/bot/handler"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/intake"
	"motcua/scoring/notice"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/scoring/sheet"
	"motcua/scoring/workdays"
	"motcua/storage"
)

// summarised is the month whose summaries are composed, the last of a year.
const summarised = scoring.Month("2025-12")

// summaries times the summaries of a month for the chairs of the whole country, each with the picture of a year, and looks at
// the memory that takes. They are composed by a process of their own.
func summaries(dir string) error {
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

// furnishChairs makes a store with a chair for each commune of the country, and a year of scores with counts.
func furnishChairs(ctx context.Context, db string) (err error) {
	if _, err := furnish(ctx, db, country, 0); err != nil {
		return err
	}
	store, rules, err := openFor(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	months := []scoring.Month{summarised}
	for len(months) < 12 {
		months = append(months, months[len(months)-1].Prev())
	}
	if err := takeCounts(ctx, store, rules, filepath.Join(filepath.Dir(db), "so-lieu.csv"), months); err != nil {
		return err
	}
	for _, m := range months {
		if err := scoreAll(ctx, store, rules, m, country); err != nil {
			return err
		}
	}
	failed := make(chan error, country)
	var all sync.WaitGroup
	for part := range chats {
		all.Go(func() {
			for i := part; i < country; i += chats {
				failed <- register(ctx, store, i)
			}
		})
	}
	all.Wait()
	close(failed)
	for one := range failed {
		err = errors.Join(err, one)
	}
	return err
}

func openFor(ctx context.Context, db string) (*storage.Store, *rulesets.Catalogue, error) {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return nil, nil, err
	}
	rules, err := rulesets.Load()
	if err != nil {
		return nil, nil, err
	}
	store, err := storage.Open(ctx, storage.Options{Path: db, Zone: zone, Now: time.Now, RuleSets: rules.ByCode})
	return store, rules, err
}

// takeCounts has counts entered by hand for every unit and month: a month without any is left out of a trend.
func takeCounts(ctx context.Context, store *storage.Store, rules *rulesets.Catalogue, name string, months []scoring.Month) error {
	err := write(name, func(w *bufio.Writer) {
		fmt.Fprintln(w, "Tháng,Mã đơn vị,Đơn vị,Chỉ số,Tử số,Mẫu số")
		for _, m := range months {
			for i := range country {
				fmt.Fprintf(w, "%02d/%d,%s,%s,HL1,9,10\n", m.Number(), m.Year(), unitCode(i), unitName(i))
			}
		}
	})
	if err != nil {
		return err
	}
	body, err := os.Open(name)
	if err != nil {
		return err
	}
	defer body.Close()
	info, err := body.Stat()
	if err != nil {
		return err
	}
	zone := time.FixedZone("", 7*60*60)
	importer := &intake.Importer{Store: store, Rules: rules, Zone: zone, Now: time.Now, Limits: sheet.CommandLine}
	results, err := importer.Import(ctx, []intake.Source{{Path: name, Body: body, Size: info.Size()}}, intake.Options{})
	for _, r := range results {
		if r.Problem != nil {
			err = errors.Join(err, r.Problem)
		}
	}
	return err
}

func register(ctx context.Context, store *storage.Store, i int) error {
	code := fmt.Sprintf("CHAIR%011d", i)
	invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: people.Chair, Unit: unitCode(i)}, Expires: time.Now().Add(time.Hour)}
	if err := store.AddInvitation(ctx, invitation, 0); err != nil {
		return err
	}
	person := int64(9_100_000_000 + i)
	_, err := store.Redeem(ctx, code, person, time.Now(), person)
	return err
}

// composeSummaries queues the summaries and composes each as the courier has it done, on every core.
func composeSummaries(db string) (err error) {
	ctx := context.Background()
	store, rules, err := openFor(ctx, db)
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
	words := handler.New(handler.Deps{
		Store: store, Workdays: days, Catalogue: catalogue, RuleSets: rules.ByCode, Zone: time.FixedZone("", 7*60*60), Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	now := time.Now()
	started := time.Now()
	if err := store.QueueProvisional(ctx, summarised, now); err != nil {
		return err
	}
	queued := time.Since(started)
	rows, err := store.Ready(ctx, now, nil, country)
	if err != nil {
		return err
	}
	next := make(chan notice.Row)
	failed := make(chan error, len(rows))
	var bytes int
	var counting sync.Mutex
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for row := range next {
				m, some, err := words.Compose(ctx, row.Person, []notice.Row{row}, now)
				if err == nil && (!some || len(m.Photo) == 0 || !strings.Contains(m.HTML, "12/2025")) {
					err = fmt.Errorf("the summary of unit %s is no picture", row.Unit)
				}
				counting.Lock()
				bytes += len(m.Photo)
				counting.Unlock()
				failed <- err
			}
		})
	}
	for _, row := range rows {
		next <- row
	}
	close(next)
	all.Wait()
	took := time.Since(started)
	close(failed)
	for one := range failed {
		err = errors.Join(err, one)
	}
	if err != nil {
		return err
	}
	memory, err := statusOf(os.Getpid(), "VmHWM")
	if err != nil {
		return err
	}
	fmt.Printf("(e) %d summaries with the picture of a year on %d cores: %.0f s, %.0f %% of five minutes (wanted: under 100 %%), %.1f s of it to queue them; %d KB a picture; at most %d MB (wanted: under 300 MB)\n",
		len(rows), runtime.GOMAXPROCS(0), took.Seconds(), took.Seconds()/3, queued.Seconds(), bytes/max(1, len(rows))/1024, memory)
	if len(rows) != country {
		return fmt.Errorf("%d summaries instead of %d", len(rows), country)
	}
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"motcua/cmd/soak/rig"
	"motcua/scoring"
)

// grownMonths are how many months of the whole country are taken in, one after the other; the last is October 2026.
const grownMonths = 12

// benchGrowth takes in month after month of so many dossiers each, and looks whether the last is dearer than the first, what the store then
// costs, and how it answers.
func benchGrowth(binary, dir string, rows int, length time.Duration) error {
	db := filepath.Join(dir, "growth.db")
	run := func(args ...string) (cost, error) {
		cmd := exec.Command(binary, args...)
		cmd.Env = append(os.Environ(), "MOTCUA_DB="+db)
		return measure(cmd)
	}
	units, err := writeUnits(dir, country)
	if err != nil {
		return err
	}
	if _, err := run("import", units); err != nil {
		return err
	}
	last := scoring.Month("2026-10")
	months := []scoring.Month{last}
	for len(months) < grownMonths {
		months = append(months, months[len(months)-1].Prev())
	}
	slices.Reverse(months)
	var first cost
	for i, m := range months {
		file, err := writeMonth(dir, m, i*rows, rows)
		if err != nil {
			return err
		}
		syscall.Sync() // what writing the file left to do is not the import's
		c, err := run("import", file)
		if err != nil {
			return err
		}
		if i == 0 {
			first = c
		}
		size, err := sizeOf(db)
		if err != nil {
			return err
		}
		fmt.Printf("(f) month %d of %d rows, %d units: import %.1f s, %.2f × the first's, %.2f × its processor time (wanted: at most 1.5), %d MB of memory; the store has %d MB, %.0f a million\n",
			i+1, rows, country, c.wall.Seconds(), c.wall.Seconds()/first.wall.Seconds(), c.processor.Seconds()/first.processor.Seconds(), c.peak, size>>20, float64(size>>20)/float64((i+1)*rows)*1e6)
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	closing, err := run("close", string(last), "--yes")
	if err != nil {
		return err
	}
	fmt.Printf("(f) closing a month of %d units: %.1f s, %d MB of memory (wanted: at most 60 s)\n", country, closing.wall.Seconds(), closing.peak)
	copied, err := run("backup", filepath.Join(dir, "growth-copy.db"))
	if err != nil {
		return err
	}
	fmt.Printf("(f) a backup, compact and checked: %.1f s\n", copied.wall.Seconds())
	return answerGrown(binary, db, last, length)
}

// answerGrown asks a store for cards and for the ranking, from admins.
func answerGrown(binary, db string, last scoring.Month, length time.Duration) error {
	store, _, err := openStore(context.Background(), db)
	if err != nil {
		return err
	}
	codes, err := inviteAll(context.Background(), store, func(int) string { return "" })
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	b, err := startBot(serveCommand(binary, db), codes)
	if err != nil {
		return err
	}
	for _, asked := range []struct {
		name, wanted string
		perSecond    int
		questions    []string
	}{
		{"/diem", "under 25 ms", 100, questionsUpTo(last)},
		{"/xephang", "under 60 ms", 20, []string{fmt.Sprintf("/xephang %d/%d", last.Number(), last.Year())}},
	} {
		took, err := b.askAtPace(asked.questions, asked.perSecond, length)
		if err != nil {
			return errors.Join(err, b.stop())
		}
		fmt.Printf("(f) %s at %d questions/s: median %.1f ms, p99 %.1f ms (wanted: %s)\n", asked.name, asked.perSecond,
			milliseconds(took[len(took)/2]), milliseconds(took[len(took)*99/100]), asked.wanted)
	}
	return b.stop()
}

// writeMonth writes an export of so many dossiers received in a month and handled in it, or open at its end; serials begin where it is said.
func writeMonth(dir string, m scoring.Month, serial, rows int) (string, error) {
	name := filepath.Join(dir, "ho-so-thang.csv")
	random := rand.New(rand.NewPCG(uint64(serial), 3))
	start := time.Date(m.Year(), time.Month(m.Number()), 1, 7, 0, 0, 0, time.UTC)
	end := start.AddDate(0, 1, -1)
	return name, rig.WriteFile(name, func(w io.Writer) {
		fmt.Fprintln(w, rig.DossierColumns)
		for i := range rows {
			received := start.Add(time.Duration(random.IntN(27*24*60)) * time.Minute)
			d := rig.Dossier{
				Row: i + 1, Serial: serial + i, Unit: random.IntN(country), Procedure: procedures[random.IntN(len(procedures))],
				Received: received, Due: received.Add(time.Duration(24+random.IntN(120)) * time.Hour), Status: "Đang xử lý",
			}
			if finished := received.Add(time.Duration(1+random.IntN(150)) * time.Hour); finished.Before(end) {
				d.End, d.Status = finished.Format(rig.DayLayout), "Đã trả kết quả"
			}
			rig.WriteDossier(w, random, d)
		}
	})
}

// sizeOf is what a store takes of the disk, with its log, in bytes.
func sizeOf(db string) (int64, error) {
	var sum int64
	for _, name := range []string{db, db + "-wal"} {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, os.ErrNotExist):
		case err != nil:
			return 0, err
		default:
			sum += info.Size()
		}
	}
	return sum, nil
}

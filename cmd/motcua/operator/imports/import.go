// Package imports takes files in on the command line, and says what became of each, in words or as JSON.
package imports

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// Import takes files in.
type Import struct {
	AsOf    string   `name:"as-of" placeholder:"TIME" help:"cli.help.as_of"`
	DryRun  bool     `name:"dry-run" help:"cli.help.dry_run"`
	JSON    bool     `name:"json" help:"cli.help.json"`
	Period  string   `name:"period" placeholder:"PERIOD" help:"cli.help.period"`
	Lists   string   `name:"lists" placeholder:"KIND" help:"cli.help.lists"`
	Columns []string `name:"column" sep:"none" placeholder:"FIELD=LABEL" help:"cli.help.column"`
	Words   []string `name:"word" sep:"none" placeholder:"WORD=MEANING" help:"cli.help.word"`
	Files   []string `arg:"" name:"file" help:"cli.help.files"`
}

// Run takes the files in and says what became of each.
func (c Import) Run(ctx context.Context, w house.World) error {
	now := w.Settings.Clock.Now()
	asOf, err := instant(c.AsOf, w.Settings.Zone, now)
	if err != nil {
		return house.WrongUsage("--as-of: %w", err)
	}
	if asOf.After(now) {
		return house.WrongUsage("--as-of: %s", w.Words.Text("cli.as_of_future"))
	}
	said, err := c.parseTaught(w)
	if err != nil {
		return err
	}
	period, lists, err := c.parseLists(w)
	if err != nil {
		return err
	}
	bar := newProgress(w.Terminal)
	var sources []table.Source
	for _, name := range c.Files {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return errors.New(w.Words.Text("cli.not_a_file", "name", name))
		}
		sources = append(sources, table.Source{Path: name, Body: bar.watch(filepath.Base(name), file, info.Size()), Size: info.Size()})
	}
	return w.MakingStoreUnless(ctx, c.DryRun, func(h *house.House) error {
		importer := h.Importer(w.Settings)
		importer.Progress = bar.show
		results, err := importer.Import(ctx, sources, ledger.ImportOptions{AsOf: asOf, DryRun: c.DryRun, Period: period, Lists: lists, Columns: said.columns, Words: said.words})
		bar.clear()
		if c.JSON {
			err = errors.Join(err, w.PrintJSON(importsJSON(results, c.DryRun)))
		} else {
			Report{W: w, dryRun: c.DryRun}.Print(results)
		}
		if !c.DryRun {
			remembered, failed := said.remember(ctx, h, results)
			if err = errors.Join(err, failed); err == nil && remembered && !c.JSON {
				fmt.Fprintln(w.Stdout, w.Words.Text("cli.import_remembered"))
			}
		}
		if err != nil {
			return err
		}
		if slices.ContainsFunc(results, func(r ledger.ImportResult) bool { return r.Problem != nil }) {
			return house.ErrSaid
		}
		return nil
	})
}

// parseLists reads --period and --lists; the zero values where they are not given. The error is one of usage.
func (c Import) parseLists(w house.World) (p scoring.Period, l scoring.Lists, err error) {
	if c.Period != "" {
		if p, err = scoring.ParsePeriod(c.Period, w.Settings.Zone); err != nil {
			return p, l, house.WrongUsage("--period: %s", w.Words.Text("cli.bad_period", "text", c.Period))
		}
	}
	if c.Lists != "" {
		if l, err = scoring.ParseLists(c.Lists); err != nil {
			return p, l, house.WrongUsage("--lists: %s", w.Words.Text("cli.bad_lists", "text", c.Lists))
		}
	}
	return p, l, nil
}

// instant reads a time as people type it: RFC 3339, or a date with or without a clock time in the zone. A date alone is
// the end of that day; today has come as far as now. "" is the zero time.
func instant(text string, zone *time.Location, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", "02/01/2006 15:04", "15:04 02/01/2006"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t, nil
		}
	}
	for _, layout := range []string{time.DateOnly, "02/01/2006"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			end := t.AddDate(0, 0, 1)
			if !now.Before(t) && now.Before(end) {
				end = now
			}
			return end, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a time such as 2024-06-30T17:00:00+07:00, 2024-06-30 17:00 or 2024-06-30", text)
}

package months

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"motcua/bot/chat/reports"
	"motcua/bot/document"
	"motcua/cmd/motcua/house"
)

// Report writes the letter of a month, a quarter or a year, and its appendices.
type Report struct {
	Month string `arg:"" optional:"" name:"month" help:"cli.help.report_month"`
	Term  string `name:"period" placeholder:"YYYY-Q1" help:"cli.help.term"`
	Out   string `name:"out" required:"" placeholder:"DIR" help:"cli.help.report_out"`
}

// Run writes a report: the letter, the appendix as a workbook and as text.
func (c Report) Run(ctx context.Context, w house.World) error {
	if (c.Month == "") == (c.Term == "") {
		return house.WrongUsage("%s", w.Words.Text("cli.report_of"))
	}
	term, err := w.ParseTerm(c.Month, c.Term)
	if err != nil {
		return err
	}
	return w.WithStore(ctx, func(h *house.House) error {
		paper, some, err := document.ReadPaper(ctx, h.Store, document.Request{Term: term, Zone: w.Settings.Zone, Now: w.Settings.Clock.Now(), Days: w.Settings.Workdays, Rules: h.Store.RuleSet})
		if err == nil && !some {
			err = w.NoScores(term)
		}
		if err != nil {
			return err
		}
		files, err := document.Files(paper)
		if err != nil {
			return err
		}
		if err := writeFiles(w, c.Out, files); err != nil {
			return err
		}
		for _, f := range files {
			fmt.Fprintln(w.Stdout, filepath.Join(c.Out, f.Name))
		}
		if !paper.Report.Official {
			fmt.Fprintln(w.Stdout, w.Words.Text(reports.Provisional(term, !paper.Until.IsZero())))
		}
		missing := paper.Letterhead.Missing()
		if len(missing) > 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.report_missing"))
		}
		for _, s := range missing {
			fmt.Fprintf(w.Stdout, "  motcua letter --set %s=…  (%s)\n", s, w.Words.Text("letter.name."+string(s)))
		}
		return nil
	})
}

// writeFiles puts the files into the folder, each whole or not at all. A file that is there already with other content may be a
// letter that somebody has worked on: then nothing is written.
func writeFiles(w house.World, folder string, files []document.File) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		there, err := os.ReadFile(filepath.Join(folder, f.Name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !bytes.Equal(there, f.Body):
			return errors.New(w.Words.Text("cli.report_exists", "file", filepath.Join(folder, f.Name)))
		}
	}
	staged, err := os.MkdirTemp(folder, ".motcua-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staged)
	for _, f := range files {
		if err := writeDurably(filepath.Join(staged, f.Name), f.Body); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(staged, f.Name), filepath.Join(folder, f.Name)); err != nil {
			return err
		}
	}
	return nil
}

// writeDurably writes a new file that is on the disk when it returns.
func writeDurably(path string, body []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(body)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

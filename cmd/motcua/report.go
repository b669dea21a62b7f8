package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"motcua/bot/document"
)

type reportCommand struct {
	Month string `arg:"" name:"month" help:"${help_report_month}"`
	Out   string `name:"out" required:"" placeholder:"DIR" help:"${help_report_out}"`
}

// Run writes a month's report: the letter, the appendix as a workbook and as text.
func (c reportCommand) Run(ctx context.Context, w world) error {
	month, err := w.month(c.Month)
	if err != nil {
		return err
	}
	return w.with(ctx, func(h *house) error {
		paper, some, err := document.ReadPaper(ctx, h.store, h.rules.ByCode, w.settings.zone, month, nil)
		if err == nil && !some {
			err = errors.New(w.words.Text("cli.no_scores", "month", string(month)))
		}
		if err != nil {
			return err
		}
		files, err := document.Files(paper)
		if err != nil {
			return err
		}
		if err := c.write(w, files); err != nil {
			return err
		}
		for _, f := range files {
			fmt.Fprintln(w.stdout, filepath.Join(c.Out, f.Name))
		}
		if !paper.Report.Official {
			fmt.Fprintln(w.stdout, w.words.Text("report.provisional"))
		}
		missing := paper.Letterhead.Missing()
		if len(missing) > 0 {
			fmt.Fprintln(w.stdout, w.words.Text("cli.report_missing"))
		}
		for _, s := range missing {
			fmt.Fprintf(w.stdout, "  motcua letter --set %s=…  (%s)\n", s, w.words.Text("letter.name."+string(s)))
		}
		return nil
	})
}

// write puts the files into the folder, each whole or not at all. A file that is there already with other content may be a
// letter that somebody has worked on: then nothing is written.
func (c reportCommand) write(w world, files []document.File) error {
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		there, err := os.ReadFile(filepath.Join(c.Out, f.Name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !bytes.Equal(there, f.Body):
			return errors.New(w.words.Text("cli.report_exists", "file", filepath.Join(c.Out, f.Name)))
		}
	}
	staged, err := os.MkdirTemp(c.Out, ".motcua-")
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
		if err := os.Rename(filepath.Join(staged, f.Name), filepath.Join(c.Out, f.Name)); err != nil {
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

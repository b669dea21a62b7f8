// Package compare holds two lists of dossiers against each other on the command line.
package compare

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"motcua/bot/document/comparison"
	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/export/table"
)

// Compare compares two lists. Neither is taken in.
type Compare struct {
	Month  string `name:"month" placeholder:"YYYY-MM" xor:"term" help:"cli.help.compare_month"`
	Term   string `name:"period" placeholder:"YYYY-Q1" xor:"term" help:"cli.help.term"`
	Out    string `name:"out" placeholder:"FILE.xlsx" help:"cli.help.compare_out"`
	JSON   bool   `name:"json" help:"cli.help.json"`
	First  string `arg:"" name:"first" help:"cli.help.compare_first"`
	Second string `arg:"" name:"second" help:"cli.help.compare_second"`
}

// unitsTold is how many units are named.
const unitsTold = 20

// Run compares the lists, says how they differ, and writes that down.
func (c Compare) Run(ctx context.Context, w house.World) (err error) {
	var term scoring.Term
	if c.Month != "" || c.Term != "" {
		if term, err = w.ParseTerm(c.Month, c.Term); err != nil {
			return err
		}
	}
	var sources [2]table.Source
	for i, name := range []string{c.First, c.Second} {
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
		sources[i] = table.Source{Path: name, Body: file, Size: info.Size()}
	}
	return w.WithStore(ctx, func(h *house.House) error {
		result, err := h.Importer(w.Settings).CompareLists(ctx, sources[0], sources[1], term)
		if said := comparison.Refusal(w.Words, err); said != "" {
			return errors.New(said)
		}
		if err != nil {
			return err
		}
		paper, err := comparison.Read(ctx, h.Store, result, w.Words, w.Settings.Zone)
		if err != nil {
			return err
		}
		if c.Out != "" {
			if err := write(c.Out, paper); err != nil {
				return err
			}
		}
		if c.JSON {
			return w.PrintJSON(resultJSON(paper))
		}
		c.tell(w, paper)
		return nil
	})
}

// tell says how the lists differ.
func (c Compare) tell(w house.World, p comparison.Paper) {
	fmt.Fprintln(w.Stdout, w.Words.Text("compare.title", "term", w.Words.Term(string(p.Term))))
	lists, kinds, units := comparison.Told(p, unitsTold)
	for _, lines := range [][]string{lists, kinds, units} {
		if len(lines) > 0 {
			fmt.Fprintln(w.Stdout)
		}
		for _, line := range lines {
			fmt.Fprintln(w.Stdout, line)
		}
	}
	fmt.Fprintln(w.Stdout)
	if c.Out != "" {
		fmt.Fprintln(w.Stdout, w.Words.Text("compare.written", "file", c.Out))
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("compare.nothing_taken"))
}

// write writes the workbook whole, or not at all; one that is there is replaced.
func write(path string, p comparison.Paper) (err error) {
	body, err := p.Bytes()
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".motcua-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	_, err = file.Write(body)
	if err = errors.Join(err, file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

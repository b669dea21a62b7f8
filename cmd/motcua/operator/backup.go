package operator

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"motcua/cmd/motcua/house"
)

// Backup copies the store, also while it is served.
type Backup struct {
	File string `arg:"" optional:"" name:"file" help:"cli.help.backup_file"`
	Into string `name:"into" placeholder:"FOLDER" help:"cli.help.backup_into"`
	Keep int    `name:"keep" default:"30" placeholder:"N" help:"cli.help.backup_keep"`
}

// Names of the copies in a folder: the order of the names is that of the instants.
const datedCopy = "motcua-20060102-150405.db"

var datedCopies = regexp.MustCompile(`^motcua-\d{8}-\d{6}\.db$`)

// Run copies the store while others use it, and checks the copy. Of the copies in a folder it then removes those that are not to be kept.
func (c Backup) Run(ctx context.Context, w house.World) error {
	switch {
	case (c.File == "") == (c.Into == ""):
		return house.WrongUsage("%s", w.Words.Text("cli.backup_where"))
	case c.Keep < 1:
		return house.WrongUsage("--keep: %s", w.Words.Text("cli.backup_keep"))
	}
	file := c.File
	if c.Into != "" {
		// In universal time: a zone's clock may show an hour twice.
		file = filepath.Join(c.Into, w.Settings.Clock.Now().UTC().Format(datedCopy))
	}
	return w.WithStore(ctx, func(h *house.House) error {
		if err := h.Store.Backup(ctx, file); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.backup_done", "file", file))
		if c.Into == "" {
			return nil
		}
		removed, err := removeOldCopies(c.Into, c.Keep, filepath.Base(file))
		if removed > 0 {
			fmt.Fprintln(w.Stdout, w.Words.Text("cli.backup_removed", "n", removed, "folder", c.Into))
		}
		return err
	})
}

// removeOldCopies leaves the latest copies in a folder, and the one that was just made, whatever the clock said before. Other files are not
// looked at.
func removeOldCopies(folder string, keep int, made string) (removed int, err error) {
	entries, err := os.ReadDir(folder) // by name
	if err != nil {
		return 0, err
	}
	var copies []string
	for _, e := range entries {
		if e.Type().IsRegular() && datedCopies.MatchString(e.Name()) && e.Name() != made {
			copies = append(copies, e.Name())
		}
	}
	for _, name := range copies[:max(0, len(copies)-(keep-1))] {
		gone := os.Remove(filepath.Join(folder, name))
		if gone == nil {
			removed++
		}
		err = errors.Join(err, gone)
	}
	return removed, err
}

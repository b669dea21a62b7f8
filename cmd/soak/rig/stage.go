// Package rig is what every trial of a soak stands on: the program as a process of its own before a sandbox, its store and memory read
// from outside, people who talk to it, files to import, and figures with bounds.
package rig

import (
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Options are what a run is told.
type Options struct {
	Length time.Duration // of a flood
	Rate   int           // strangers a second
	Kills  int
	Pause  time.Duration // between two kills, about
	Rows   int           // of the import beside the bot
	Seed   uint64
	Keep   string // folder in which stores and logs stay; "" for none
}

// Stage is where a trial runs: what it is told, its folder, and what it finds.
type Stage struct {
	Options
	Binary, Dir string
	Figures     Figures
}

// Build makes the program, from wherever in the module this runs.
func Build(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	binary, err := filepath.Abs(filepath.Join(dir, "motcua"))
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-o", binary, "motcua/cmd/motcua")
	cmd.Stderr = os.Stderr
	return binary, cmd.Run()
}

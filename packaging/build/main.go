// Command build makes what is released: static programs, a .deb and an .rpm for each kind of Linux machine, a program for Windows, and the
// sums of all. The same sources give the same bytes.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// target is a kind of machine for which there is a program.
type target struct {
	system, arch string
	compiler     string // of C, where the machine that builds is of another kind
	comes        string // the package of Debian that has it
}

func (t target) String() string { return t.system + "/" + t.arch }

var targets = []target{
	{"linux", "amd64", "x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu"},
	{"linux", "arm64", "aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"},
	{"windows", "amd64", "x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64"},
}

func main() {
	into := flag.String("into", "dist", "the folder for what is made")
	only := flag.String("only", "", "the machines, as linux/amd64,windows/amd64; all without")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *into, *only); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, into, only string) error {
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	stage, err := os.MkdirTemp("", "motcua-build-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(stage)
	r, err := describe(ctx, stage)
	if err != nil {
		return err
	}
	var made []string
	for _, t := range chosen {
		files, err := r.make(ctx, t, into)
		if err != nil {
			return fmt.Errorf("%v: %w", t, err)
		}
		made = append(made, files...)
	}
	return writeSums(into, made)
}

// choose gives the targets of a list. That a compiler lacks is an error that says where it comes from.
func choose(only string) (chosen []target, err error) {
	for _, t := range targets {
		if only == "" || slices.Contains(strings.Split(only, ","), t.String()) {
			if t.isHost() {
				t.compiler = "gcc"
			}
			if _, lacks := exec.LookPath(t.compiler); lacks != nil {
				err = errors.Join(err, fmt.Errorf("%v needs %s, which Debian has in %s; -only chooses other machines", t, t.compiler, t.comes))
			}
			chosen = append(chosen, t)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is none of %q among %v", only, targets)
	}
	return chosen, err
}

// isHost says whether it is the machine that builds.
func (t target) isHost() bool { return t.system == runtime.GOOS && t.arch == runtime.GOARCH }

// writeSums writes the sums of files as sha256sum reads them.
func writeSums(folder string, files []string) error {
	var text strings.Builder
	for _, name := range files {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(raw), name)
	}
	fmt.Print(text.String())
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(text.String()), 0o644)
}

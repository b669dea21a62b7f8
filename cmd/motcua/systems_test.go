package main

import (
	"errors"
	"go/ast"
	"go/build"
	"go/parser"
	gotoken "go/token"
	"go/types"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// What a room has in a file for one system, it has in another file for all others. What it imports is not read: that would take the standard
// library compiled for each system.
func TestEveryRoomIsWholeOnOtherSystems(t *testing.T) {
	rooms := map[string]bool{}
	for path := range sourceFiles(t) {
		rooms[filepath.Dir(path)] = true
	}
	for _, system := range []string{"windows", "darwin", "freebsd"} {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			of := build.Default
			of.GOOS = system
			for _, room := range slices.Sorted(maps.Keys(rooms)) {
				for _, missing := range missingOn(t, of, room) {
					t.Error(missing)
				}
			}
		})
	}
}

// The guard sees what is there for one system only.
func TestWhatOneSystemLacksIsSeen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it compares with Linux")
	}
	of := build.Default
	of.GOOS = "windows"
	missing := missingOn(t, of, filepath.Join("testdata", "half"))
	if len(missing) != 2 {
		t.Errorf("of a function and a method that Windows lacks it names %v", missing)
	}
}

// missingOn are the names of a folder's own that it uses on a system and does not declare there, though it does here.
func missingOn(t *testing.T, of build.Context, folder string) []string {
	t.Helper()
	of.CgoEnabled = true
	here := build.Default
	here.CgoEnabled = true
	files, ours := filesOn(t, of, folder), filesOn(t, here, folder)
	if slices.Equal(files, ours) {
		return nil
	}
	known := undefinedIn(t, folder, ours) // what stands behind an import
	return slices.DeleteFunc(undefinedIn(t, folder, files), func(name string) bool { return slices.Contains(known, name) })
}

func filesOn(t *testing.T, of build.Context, folder string) []string {
	t.Helper()
	found, err := of.ImportDir(folder, 0)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(found.GoFiles, found.CgoFiles)
}

// undefinedIn are the names, with their places, that some files of a folder use and do not declare.
func undefinedIn(t *testing.T, folder string, names []string) (undefined []string) {
	t.Helper()
	set := gotoken.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(set, filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	config := types.Config{Importer: unread{}, FakeImportC: true, Error: func(err error) {
		if text := err.Error(); strings.Contains(text, "undefined: ") || strings.Contains(text, "has no field or method") {
			undefined = append(undefined, text)
		}
	}}
	_, _ = config.Check(folder, set, files, nil) // its errors went to config.Error
	return undefined
}

// unread imports nothing.
type unread struct{}

func (unread) Import(string) (*types.Package, error) { return nil, errors.New("not read") }

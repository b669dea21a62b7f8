package house

import (
	"cmp"
	"runtime"
	"runtime/debug"

	"motcua/storage"
)

// release is the version that the next package is named by; CHANGELOG.md says what came with it.
const release = "0.1.0"

// Build says which program this is.
type Build struct {
	Version string `json:"version"` // of the release, as "0.1.0"
	Commit  string `json:"commit"`  // of the sources, in 12 hexadecimal digits; a "+" follows when they were changed; "unknown" without
	Go      string `json:"go"`      // the compiler's version, as "go1.26.8"
	SQLite  string `json:"sqlite"`  // as "3.50.4"
	System  string `json:"system"`  // as "linux/amd64"
}

// ThisBuild is the program that runs.
func ThisBuild() Build {
	b := Build{Version: release, Go: runtime.Version(), SQLite: storage.SQLiteVersion(), System: runtime.GOOS + "/" + runtime.GOARCH}
	var changed string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				b.Commit = s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = "+"
			}
		}
	}
	b.Commit = cmp.Or(b.Commit, "unknown") + changed
	return b
}

// String is the version and the commit, as "0.1.0 (a1b2c3d4e5f6)".
func (b Build) String() string { return b.Version + " (" + b.Commit + ")" }

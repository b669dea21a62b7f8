package main

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The command line as its user meets it: scripts of commands, what they print, and how they exit.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("demo/sample")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", samples)
			env.Setenv("MOTCUA_DB", filepath.Join(env.WorkDir, "motcua.db"))
			env.Setenv("MOTCUA_LANGUAGE", "en")
			for name, value := range briefEnvironment() {
				env.Setenv(name, value)
			}
			return nil
		},
	})
}

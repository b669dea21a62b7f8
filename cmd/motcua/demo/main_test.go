package demo

import (
	"os"
	"testing"

	"motcua/scoring/export/reader"
)

// The test binary is the program, too: it calls itself to read a file that somebody sends.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == reader.Command {
		os.Exit(reader.Serve(os.Args[2], os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

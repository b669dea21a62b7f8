package ledger_test

import (
	"os"
	"runtime/debug"
	"testing"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // an import takes some large pieces, and there is room for many
	os.Exit(m.Run())
}

//go:build !linux

package reader

import (
	"os"
	"os/exec"
)

// ownBinary is the file of this program.
func ownBinary() (string, error) { return os.Executable() }

// detachFromTerminal does nothing: the process ends when its input does, which is when its parent dies.
func detachFromTerminal(*exec.Cmd) {}

// dieFirst does nothing: no other operating system can be told which process to end first.
func dieFirst() {}

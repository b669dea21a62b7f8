//go:build !linux

package main

// folderInMemory makes none.
func folderInMemory() (path string, remove func()) { return "", func() {} }

// standStillIfHeld does nothing: the tests in which a process that reads a file is held look into /proc.
func standStillIfHeld() {}

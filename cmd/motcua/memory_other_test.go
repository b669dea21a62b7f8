//go:build !linux

package main

// folderInMemory makes none.
func folderInMemory() (path string, remove func()) { return "", func() {} }

package main

import (
	"os"
	"path/filepath"
	"syscall"
)

// memoryFolders are where folders in memory stand, and memoryNeeded how many bytes must be free there.
const (
	memoryFolders = "/dev/shm/motcua-test-*"
	memoryNeeded  = 1 << 30
)

// folderInMemory makes a folder in memory, and removes those of runs that were killed; remove removes it. Its path is empty where there is
// not enough memory.
func folderInMemory() (path string, remove func()) {
	none := func() {}
	parent, pattern := filepath.Split(memoryFolders)
	var room syscall.Statfs_t
	if err := syscall.Statfs(parent, &room); err != nil || room.Bavail*uint64(room.Bsize) < memoryNeeded {
		return "", none
	}
	left, _ := filepath.Glob(memoryFolders) // the pattern is not malformed
	for _, folder := range left {
		if unlock := locksFolder(folder); unlock != nil {
			os.RemoveAll(folder)
			unlock()
		}
	}
	path, err := os.MkdirTemp(parent, pattern)
	if err != nil {
		return "", none
	}
	unlock := locksFolder(path)
	if unlock == nil { // a run that began at the same time removes it
		return "", none
	}
	return path, func() { os.RemoveAll(path); unlock() }
}

// locksFolder locks a folder, which is unlocked when the process ends; nil when another run has it.
func locksFolder(path string) (unlock func()) {
	folder, err := os.Open(path)
	if err != nil {
		return nil
	}
	if err := syscall.Flock(int(folder.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		folder.Close()
		return nil
	}
	return func() { folder.Close() }
}

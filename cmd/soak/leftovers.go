package main

import (
	"os"
	"strings"
)

// leftovers are the files beside a store that nothing needs after a stop.
func leftovers(dir string) (left []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasSuffix(name, ".csv"), strings.HasSuffix(name, ".db"), strings.HasSuffix(name, ".log"):
		case strings.HasSuffix(name, "-inhand"), strings.HasSuffix(name, "-wal"), strings.HasSuffix(name, "-shm"): // of the store, which was read last
		case strings.HasSuffix(name, "-import"): // lets imports in one by one
		case strings.HasSuffix(name, "-inbox"): // what comes while another one writes
			if info, err := e.Info(); err != nil || info.Size() > 0 {
				left = append(left, name)
			}
		default:
			left = append(left, name)
		}
	}
	return left, nil
}

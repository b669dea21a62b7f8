package rig

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ResidentMemory is what a process and those that it started hold of memory, in MB. One that has ended holds none.
func ResidentMemory(pid int) int {
	total := figureOf(pid, "VmRSS")
	for _, child := range children(pid) {
		total += ResidentMemory(child)
	}
	return total
}

// children are the processes that a process started and that are still there.
func children(pid int) (all []int) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid)) // the pattern is right
	for _, name := range tasks {
		raw, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		for field := range strings.FieldsSeq(string(raw)) {
			if child, err := strconv.Atoi(field); err == nil {
				all = append(all, child)
			}
		}
	}
	return all
}

// figureOf is a figure of the kernel's about a process, in MB; 0 for one that is gone.
func figureOf(pid int, figure string) int {
	raw, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(raw)) {
		var kb int
		if _, err := fmt.Sscanf(line, figure+": %d kB", &kb); err == nil {
			return kb / 1024
		}
	}
	return 0
}

// Watch samples the memory of the serving process and its children until end is called, which gives the most they held, in MB.
func (p *Program) Watch() (end func() int) {
	most, over := 0, make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			select {
			case <-over:
				return
			case <-time.After(50 * time.Millisecond):
				most = max(most, ResidentMemory(p.Pid()))
			}
		}
	})
	return func() int {
		close(over)
		watching.Wait()
		return most
	}
}

// MemoryGroup is a group of processes with a bound of memory; nil where the machine gives none.
type MemoryGroup struct{ Dir string }

// NewMemoryGroup makes one in the first hierarchy that lets it. The error says why there is none.
func NewMemoryGroup(name string, bytes int64) (*MemoryGroup, error) {
	var last error
	for _, root := range []struct{ dir, limit, swap string }{
		{"/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.memsw.limit_in_bytes"}, {"/sys/fs/cgroup", "memory.max", "memory.swap.max"},
	} {
		g := &MemoryGroup{filepath.Join(root.dir, name)}
		if last = os.Mkdir(g.Dir, 0o755); last != nil {
			continue
		}
		if last = os.WriteFile(filepath.Join(g.Dir, root.limit), []byte(strconv.FormatInt(bytes, 10)), 0o644); last == nil {
			_ = os.WriteFile(filepath.Join(g.Dir, root.swap), []byte(strconv.FormatInt(bytes, 10)), 0o644) // without swap it is not there
			return g, nil
		}
		g.Remove()
	}
	return nil, last
}

// Add puts a process into the group; what it starts from then on is in it, too.
func (g *MemoryGroup) Add(pid int) error {
	return os.WriteFile(filepath.Join(g.Dir, "cgroup.procs"), []byte(strconv.Itoa(pid)), 0o644)
}

// Use tells how much the group held at most, and how many of its processes the kernel ended for that.
func (g *MemoryGroup) Use() string {
	most, ended := "?", "?"
	for _, name := range []string{"memory.max_usage_in_bytes", "memory.peak"} {
		if raw, err := os.ReadFile(filepath.Join(g.Dir, name)); err == nil {
			if bytes, err := strconv.ParseInt(strings.TrimSpace(string(raw)), 10, 64); err == nil {
				most = Megabytes(bytes)
			}
		}
	}
	for _, name := range []string{"memory.oom_control", "memory.events"} {
		raw, _ := os.ReadFile(filepath.Join(g.Dir, name)) // the other one is there
		for line := range strings.Lines(string(raw)) {
			if n, is := strings.CutPrefix(line, "oom_kill "); is {
				ended = strings.TrimSpace(n)
			}
		}
	}
	return fmt.Sprintf("at most %s with what the kernel keeps of files, %s processes ended by it", most, ended)
}

// Remove removes the group, if no process is in it any more.
func (g *MemoryGroup) Remove() { _ = os.Remove(g.Dir) } // the kernel keeps it while a process is in it

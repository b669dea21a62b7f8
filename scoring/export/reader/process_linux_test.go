package reader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"motcua/scoring/export/sheet"
)

// A process that comes to one of its bounds, or dies of anything else, costs the file and says so.
func TestDeadReaderCostsOnlyItsFile(t *testing.T) {
	for name, c := range map[string]struct {
		bounds Bounds
		text   string
		harm   func(pid int)
		want   sheet.Problem
	}{
		"no memory is left":          {Bounds{Heap: Chat().Heap, Memory: 64 << 20, CPU: 20, Wall: time.Minute}, long(300_000), nil, sheet.ReaderDied},
		"the processor time is over": {Bounds{Heap: Chat().Heap, Memory: Chat().Memory, CPU: 1, Wall: time.Minute}, strings.Repeat(long(1000), 300), nil, sheet.ReaderDied},
		"somebody kills it":          {Chat(), long(100_000), func(pid int) { _ = syscall.Kill(pid, syscall.SIGKILL) }, sheet.ReaderDied},
		"it hangs":                   {Bounds{Heap: Chat().Heap, Memory: Chat().Memory, CPU: 20, Wall: 2 * time.Second}, long(100_001), func(pid int) { _ = syscall.Kill(pid, syscall.SIGSTOP) }, sheet.ReaderSlow},
		"a stop that is not its own": {Chat(), long(100), func(pid int) { _ = syscall.Kill(pid, syscall.SIGTERM) }, ""},
		"a signal from the terminal": {Chat(), long(101), func(pid int) { _ = syscall.Kill(pid, syscall.SIGINT) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if raced && c.bounds.Memory < Chat().Memory {
				t.Skip("memory has no bound while races are looked for")
			}
			book, err := opening(t, t.Context(), quiet(c.bounds), c.text)
			for n := 0; err == nil && n < 40; n++ {
				for _, wrong := range book.Rows(0) {
					if err = wrong; err != nil {
						break
					}
					if c.harm != nil {
						c.harm(childOf(t, len(c.text)))
						c.harm = nil
					}
				}
				if c.want == "" {
					break
				}
			}
			problem, ok := errors.AsType[*sheet.FileError](err)
			if ok != (c.want != "") || ok && problem.Problem != c.want {
				t.Errorf("it ends with %v, wanted %q", err, c.want)
			}
		})
	}
}

// childOf is the process that reads a file of so many bytes.
func childOf(t *testing.T, size int) int {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		line, err := os.ReadFile("/proc/" + e.Name() + "/cmdline")
		if err != nil || !bytes.Contains(line, fmt.Appendf(nil, "%s\x00{\"Size\":%d,", Command, size)) {
			continue
		}
		status, err := os.ReadFile("/proc/" + e.Name() + "/status")
		if err == nil && bytes.Contains(status, fmt.Appendf(nil, "PPid:\t%d\n", os.Getpid())) {
			var pid int
			fmt.Sscan(e.Name(), &pid)
			return pid
		}
	}
	t.Fatal("there is no such process")
	return 0
}

// The process ends when nobody wants what it reads any more, within a second, and the error is that of the context.
func TestEndedContextEndsTheReader(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	text := long(200_000)
	book, err := opening(t, ctx, quiet(Chat()), text)
	if err != nil {
		t.Fatal(err)
	}
	pid, began := childOf(t, len(text)), time.Time{}
	for _, err = range book.Rows(0) {
		if err != nil {
			break
		}
		if began.IsZero() {
			cancel()
			began = time.Now()
		}
	}
	if !errors.Is(err, context.Canceled) || time.Since(began) > time.Second {
		t.Errorf("it ends with %v after %v", err, time.Since(began))
	}
	if err := syscall.Kill(pid, 0); !errors.Is(err, syscall.ESRCH) {
		t.Errorf("the process is still there: %v", err)
	}
}

// The process knows nothing of ours: no token, no file that is open here, and it stands back.
func TestReaderProcessHasNoEnvironment(t *testing.T) {
	t.Setenv("MOTCUA_TELEGRAM_TOKEN", "123:secret")
	text := long(777)
	if _, err := opening(t, t.Context(), quiet(Chat()), text); err != nil {
		t.Fatal(err)
	}
	of := fmt.Sprintf("/proc/%d/", childOf(t, len(text)))
	environment, err := os.ReadFile(of + "environ")
	if err != nil {
		t.Fatal(err)
	}
	for variable := range strings.SplitSeq(strings.TrimRight(string(environment), "\x00"), "\x00") {
		if name, _, _ := strings.Cut(variable, "="); !slices.Contains([]string{"GOMEMLIMIT", "GOMAXPROCS", "GOTRACEBACK"}, name) {
			t.Errorf("it knows %q", variable)
		}
	}
	files, err := os.ReadDir(of + "fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files { // Go itself looks at how many processors its group may use
		if to, _ := os.Readlink(of + "fd/" + f.Name()); !strings.HasPrefix(to, "pipe:") && !strings.HasPrefix(to, "anon_inode:") && !strings.HasPrefix(to, "/sys/fs/cgroup/") && to != "/dev/null" {
			t.Errorf("it has %s open", to)
		}
	}
	stat, err := os.ReadFile(of + "stat")
	if err != nil {
		t.Fatal(err)
	}
	if fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])); fields[16] != fmt.Sprint(niceness) {
		t.Errorf("its niceness is %s", fields[16])
	}
}

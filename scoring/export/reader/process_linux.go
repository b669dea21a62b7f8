package reader

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// niceness is how far the process stands back for those that answer people.
const niceness = 10

// ownBinary is this very program, also when another version was put in its place meanwhile.
func ownBinary() (string, error) { return "/proc/self/exe", nil }

// detachFromTerminal has the process be out of reach of what is typed at the terminal, and die with the thread that starts it. The
// caller's goroutine stays on its thread until it ends, and the thread, which is low in priority from here on, ends with it.
func detachFromTerminal(cmd *exec.Cmd) {
	runtime.LockOSThread()
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, niceness) // of this thread; a process that is not nice is none the worse
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
}

// dieFirst has the kernel end this process before any other when the machine has no memory left.
func dieFirst() { _ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) }

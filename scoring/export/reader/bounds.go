package reader

import (
	"strconv"
	"time"
)

// Bounds are what a process may use up to read one file. Where the operating system has no such limit, the process has none.
type Bounds struct {
	Heap   int64         // bytes that Go's memory should not exceed: it is collected harder below them
	Memory int64         // bytes of memory that can be written, beyond which the process gets none
	CPU    int           // seconds of processor time
	Wall   time.Duration // from the start to the end of the reading
}

// Chat are the bounds for a file from a chat. Of Memory some 65 MiB are never touched, as threads' stacks and what Go takes
// hold of ahead: a process that comes to this bound has less than 300 MB resident.
func Chat() Bounds {
	return Bounds{Heap: 192 << 20, Memory: 352 << 20, CPU: 20, Wall: 3 * time.Minute}
}

// environment is all that the process gets to know of ours.
func (b Bounds) environment() []string {
	return []string{"GOMEMLIMIT=" + strconv.FormatInt(b.Heap, 10), "GOMAXPROCS=2", "GOTRACEBACK=none"}
}

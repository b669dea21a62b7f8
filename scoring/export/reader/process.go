package reader

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// process is a child that reads one file, seen from its parent.
type process struct {
	in    *os.File      // what it is told
	out   *bufio.Reader // what it says
	said  *os.File
	ended chan struct{} // closed when it is gone
	state string        // how it ended, once it is gone
}

// start starts a process for a task. It ends at the latest with ctx.
func start(ctx context.Context, t task) (*process, error) {
	path, err := ownBinary()
	if err != nil {
		return nil, err
	}
	theirs, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	said, theirOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	defer theirOut.Close()
	cmd := exec.CommandContext(ctx, path, Command, t.argument())
	cmd.Args[0] = "motcua"
	cmd.Env, cmd.Stdin, cmd.Stdout = t.Bounds.environment(), theirs, theirOut

	p := &process{in: in, said: said, out: bufio.NewReaderSize(said, chunk), ended: make(chan struct{})}
	started := make(chan error)
	go func() {
		defer close(p.ended)
		detachFromTerminal(cmd)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its state
			p.state = fmt.Sprintf("%v, %v of processor time", cmd.ProcessState, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		}
	}()
	if err := <-started; err != nil {
		return nil, errors.Join(fmt.Errorf("start a process that reads a file: %w", err), in.Close(), said.Close())
	}
	return p, nil
}

// sendFile sends the file.
func (p *process) sendFile(body io.ReaderAt, size int64) error {
	_, err := io.Copy(p.in, io.NewSectionReader(body, 0, size))
	return err
}

// close lets go of the process, which then ends by itself. It may be called again.
func (p *process) close() {
	_ = p.in.Close()
	_ = p.said.Close()
}

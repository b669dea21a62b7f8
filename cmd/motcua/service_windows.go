package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/windows/svc"

	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
)

// mostLog is how long the log of a service may be before the next start puts it aside.
const mostLog = 10 << 20

// ranAsService runs the program for Windows' service manager, when that started it; false when a person did.
func ranAsService(o serve.Options) (code int, was bool) {
	if is, err := svc.IsWindowsService(); err != nil || !is {
		return 0, false
	}
	s := &service{options: o}
	if err := svc.Run("motcua", s); err != nil {
		return exitRefused, true
	}
	return s.code, true
}

// service is the program as the service manager sees it.
type service struct {
	options serve.Options
	code    int
}

// Execute implements svc.Handler: it runs until the program ends or the manager says so. A code other than 0 has the manager do what it is
// set to do after a failure.
func (s *service) Execute(_ []string, asked <-chan svc.ChangeRequest, told chan<- svc.Status) (specific bool, code uint32) {
	told <- svc.Status{State: svc.StartPending}
	log, err := serviceLog(os.Getenv("MOTCUA_DB"))
	if err != nil {
		s.code = exitRefused
		return true, exitRefused
	}
	defer log.Close()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, s.options, os.Args[1:], house.World{Stdin: nothing{}, Stdout: log, Stderr: log, Getenv: os.Getenv})
	}()
	told <- svc.Status{State: svc.Running, Accepts: svc.AcceptStop | svc.AcceptShutdown}
	for {
		select {
		case s.code = <-ended:
			return s.code != 0, uint32(s.code)
		case r := <-asked:
			switch r.Cmd {
			case svc.Interrogate:
				told <- r.CurrentStatus
			case svc.Stop, svc.Shutdown:
				told <- svc.Status{State: svc.StopPending}
				stop()
			}
		}
	}
}

// serviceLog is the file beside the store for what a person would see: a service has no place of its own for that.
func serviceLog(store string) (*os.File, error) {
	if store == "" {
		store = "motcua.db"
	}
	name := store + ".log"
	if info, err := os.Stat(name); err == nil && info.Size() > mostLog {
		if err := os.Rename(name, store+".old.log"); err != nil {
			return nil, err
		}
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the log: %w", err)
	}
	return file, nil
}

// nothing is what a service reads from its input.
type nothing struct{}

// Read implements io.Reader.
func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

package rig

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// Program is the binary with a store and a Telegram, to be run as processes.
type Program struct {
	binary, Store string
	Telegram      *sandbox.Server
	Log           *os.File // what the processes say

	mu   sync.Mutex
	Died chan error // of the process that serves
	now  *exec.Cmd  // that serves; nil for none
}

// Command is the program with arguments. Its clock begins at an instant, the zero time for the real one.
func (p *Program) Command(clock time.Time, args ...string) *exec.Cmd {
	cmd := exec.Command(p.binary, args...)
	cmd.Env = append(os.Environ(), "MOTCUA_DB="+p.Store, "MOTCUA_LANGUAGE=vi", "MOTCUA_LOG_LEVEL=warn", "MOTCUA_AUTHORITY=UBND huyện Điện Biên Đông",
		"MOTCUA_TELEGRAM_URL="+p.Telegram.URL(), "MOTCUA_TELEGRAM_TOKEN="+p.Telegram.Token())
	if !clock.IsZero() {
		cmd.Env = append(cmd.Env, "MOTCUA_CLOCK="+clock.Format(time.RFC3339Nano))
	}
	cmd.Stderr = p.Log
	return cmd
}

// Run runs a command to its end and gives what it prints.
func (p *Program) Run(clock time.Time, args ...string) ([]byte, error) {
	out, err := p.Command(clock, args...).Output()
	if err != nil {
		err = fmt.Errorf("motcua %v: %w; see %s", args, err, p.Log.Name())
	}
	return out, err
}

// Serve starts the process that answers.
func (p *Program) Serve(clock time.Time) error {
	cmd := p.Command(clock, "serve")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // an interrupt at the terminal is for the soak
	if err := cmd.Start(); err != nil {
		return err
	}
	died := make(chan error, 1)
	go func() { died <- cmd.Wait() }()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now, p.Died = cmd, died
	return nil
}

// Kill ends it as the power's end would, but for the disk. Whatever it died of itself before is the error.
func (p *Program) Kill() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case err := <-p.Died:
		return fmt.Errorf("the program ended by itself (%v); the end of %s is:\n%s", err, p.Log.Name(), p.lastSaid())
	default:
	}
	if err := p.now.Process.Kill(); err != nil {
		return err
	}
	<-p.Died // it was killed
	p.now = nil
	return nil
}

// lastSaid is the end of what the processes said.
func (p *Program) lastSaid() string {
	raw, err := os.ReadFile(p.Log.Name())
	if err != nil {
		return err.Error()
	}
	const most = 4000
	return string(raw[max(0, len(raw)-most):])
}

// Stop ends it gracefully.
func (p *Program) Stop() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == nil {
		return nil
	}
	if err := p.now.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	err := <-p.Died
	p.now = nil
	return err
}

// Pid is the process that serves.
func (p *Program) Pid() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == nil {
		return 0
	}
	return p.now.Process.Pid
}

// Invite makes an invitation on the command line and gives its code.
func (p *Program) Invite(clock time.Time, role people.Role, unit string) (string, error) {
	args := []string{"invite", "--json", "--role", string(role)}
	if unit != "" {
		args = append(args, "--unit", unit)
	}
	out, err := p.Run(clock, args...)
	if err != nil {
		return "", err
	}
	var made struct{ Code string }
	return made.Code, json.Unmarshal(out, &made)
}

// Register makes somebody known by a code in the chat, and waits for the greeting. The program serves.
func (p *Program) Register(id int64, clock time.Time, role people.Role, unit string) (*sandbox.User, error) {
	code, err := p.Invite(clock, role, unit)
	if err != nil {
		return nil, err
	}
	u := p.Telegram.User(id, "vi")
	u.Start(code)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := p.Telegram.Wait(ctx, id, 2); err != nil { // the greeting, and what to ask
		return nil, fmt.Errorf("person %d is not greeted: %w; see %s", id, err, p.Log.Name())
	}
	return u, nil
}

// NewProgram is the binary with a store of its own and a Telegram that keeps its limits.
func (s *Stage) NewProgram(name string) (*Program, error) {
	log, err := os.OpenFile(filepath.Join(s.Dir, name+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	telegram := sandbox.New(sandbox.Config{Limits: true, KeepRequests: -1, Seed: s.Seed})
	if err := telegram.Start(""); err != nil {
		return nil, err
	}
	return &Program{binary: s.Binary, Store: filepath.Join(s.Dir, name+".db"), Telegram: telegram, Log: log}, nil
}

// Close ends what is left of it.
func (p *Program) Close() {
	if p.Pid() != 0 {
		_ = p.Kill() // it may have died
	}
	p.Telegram.Close()
	_ = p.Log.Close() // nothing is written any more
}

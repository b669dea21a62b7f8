package main

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

// program is the binary with a store and a Telegram, to be run as processes.
type program struct {
	binary, db string
	telegram   *sandbox.Server
	log        *os.File // what the processes say

	mu   sync.Mutex
	died chan error // of the process that serves
	now  *exec.Cmd  // that serves; nil for none
}

// command is the program with arguments. Its clock begins at an instant, the zero time for the real one.
func (p *program) command(clock time.Time, args ...string) *exec.Cmd {
	cmd := exec.Command(p.binary, args...)
	cmd.Env = append(os.Environ(), "MOTCUA_DB="+p.db, "MOTCUA_LANGUAGE=vi", "MOTCUA_LOG_LEVEL=warn", "MOTCUA_AUTHORITY=UBND huyện Điện Biên Đông",
		"MOTCUA_TELEGRAM_URL="+p.telegram.URL(), "MOTCUA_TELEGRAM_TOKEN="+p.telegram.Token())
	if !clock.IsZero() {
		cmd.Env = append(cmd.Env, "MOTCUA_CLOCK="+clock.Format(time.RFC3339Nano))
	}
	cmd.Stderr = p.log
	return cmd
}

// runs runs a command to its end and gives what it prints.
func (p *program) runs(clock time.Time, args ...string) ([]byte, error) {
	out, err := p.command(clock, args...).Output()
	if err != nil {
		err = fmt.Errorf("motcua %v: %w; see %s", args, err, p.log.Name())
	}
	return out, err
}

// serve starts the process that answers.
func (p *program) serve(clock time.Time) error {
	cmd := p.command(clock, "serve")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // an interrupt at the terminal is for the soak
	if err := cmd.Start(); err != nil {
		return err
	}
	died := make(chan error, 1)
	go func() { died <- cmd.Wait() }()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now, p.died = cmd, died
	return nil
}

// kill ends it as the power's end would, but for the disk. Whatever it died of itself before is the error.
func (p *program) kill() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case err := <-p.died:
		return fmt.Errorf("the program ended by itself (%v); the end of %s is:\n%s", err, p.log.Name(), p.lastSaid())
	default:
	}
	if err := p.now.Process.Kill(); err != nil {
		return err
	}
	<-p.died // it was killed
	p.now = nil
	return nil
}

// lastSaid is the end of what the processes said.
func (p *program) lastSaid() string {
	raw, err := os.ReadFile(p.log.Name())
	if err != nil {
		return err.Error()
	}
	const most = 4000
	return string(raw[max(0, len(raw)-most):])
}

// stop ends it gracefully.
func (p *program) stop() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == nil {
		return nil
	}
	if err := p.now.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	err := <-p.died
	p.now = nil
	return err
}

// pid is the process that serves.
func (p *program) pid() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == nil {
		return 0
	}
	return p.now.Process.Pid
}

// invites makes an invitation on the command line and gives its code.
func (p *program) invites(clock time.Time, role people.Role, unit string) (string, error) {
	args := []string{"invite", "--json", "--role", string(role)}
	if unit != "" {
		args = append(args, "--unit", unit)
	}
	out, err := p.runs(clock, args...)
	if err != nil {
		return "", err
	}
	var made struct{ Code string }
	return made.Code, json.Unmarshal(out, &made)
}

// registers makes somebody known by a code in the chat, and waits for the greeting. The program serves.
func (p *program) registers(id int64, clock time.Time, role people.Role, unit string) (*sandbox.User, error) {
	code, err := p.invites(clock, role, unit)
	if err != nil {
		return nil, err
	}
	u := p.telegram.User(id, "vi")
	u.Start(code)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := p.telegram.Wait(ctx, id, 1); err != nil {
		return nil, fmt.Errorf("person %d is not greeted: %w; see %s", id, err, p.log.Name())
	}
	return u, nil
}

// newProgram is the binary with a store of its own and a Telegram that keeps its limits.
func (s *stage) newProgram(name string) (*program, error) {
	log, err := os.OpenFile(filepath.Join(s.dir, name+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	telegram := sandbox.New(sandbox.Config{Limits: true, KeepRequests: -1, Seed: s.seed})
	if err := telegram.Start(""); err != nil {
		return nil, err
	}
	return &program{binary: s.binary, db: filepath.Join(s.dir, name+".db"), telegram: telegram, log: log}, nil
}

// close ends what is left of it.
func (p *program) close() {
	if p.pid() != 0 {
		_ = p.kill() // it may have died
	}
	p.telegram.Close()
	_ = p.log.Close() // nothing is written any more
}

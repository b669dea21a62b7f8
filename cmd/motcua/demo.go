package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// sample is the month of the published report: made-up dossiers that give its figures.
//
//go:embed sample
var sample embed.FS

type demoCommand struct {
	Addr     string `name:"addr" placeholder:"HOST:PORT" help:"${help_addr}"`
	Train    string `name:"train" type:"existingfile" placeholder:"FILE" help:"${help_train}"`
	Terminal bool   `name:"terminal" help:"${help_terminal}"`
	As       string `name:"as" enum:"officer,chair,admin" default:"officer" help:"${help_as}"`
}

// Run lets one talk to the bot in the browser, or in the terminal. Everything is real but Telegram, for which the
// sandbox stands in.
func (c demoCommand) Run(ctx context.Context, w world, o serveOptions) (err error) {
	dir, err := os.MkdirTemp("", "motcua-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	w.settings.db = filepath.Join(dir, "demo.db")
	w.settings.log = slog.New(slog.NewTextHandler(w.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	d, err := newDemo(ctx, w, c.Train)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()

	serving, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		defer stop() // nobody is left to talk to
		ended <- serve(serving, d.settings, o, d.telegram.Token())
	}()
	if c.Terminal {
		err = c.talk(serving, w, d)
	} else {
		err = d.showPage(serving, w, c.Addr)
	}
	stop()
	if served := <-ended; !errors.Is(served, context.Canceled) { // it may be stopped while it starts
		err = errors.Join(err, served)
	}
	return err
}

// talk is a chat in the terminal.
func (c demoCommand) talk(ctx context.Context, w world, d *demo) error {
	role := people.Role(c.As)
	fmt.Fprintln(w.stdout, w.words.Text("cli.demo_intro", "role", w.words.Text("role."+c.As)))
	fmt.Fprintln(w.stdout)
	code, err := d.invite(ctx, role)
	if err != nil {
		return err
	}
	person := d.telegram.User(firstPerson, w.words.Language())
	return newTerminal(w, d.telegram, person).talk(ctx, code)
}

// firstPerson is the Telegram id of the first of the people whom one can play; the others follow.
const firstPerson = 1_000_000_001

// close ends the stand-in for Telegram and the demo's own use of the store.
func (d *demo) close() error {
	d.telegram.Close()
	return d.house.store.Close()
}

// startTelegram starts the stand-in for Telegram on the demo's clock.
func (d *demo) startTelegram() error {
	d.telegram = sandbox.New(sandbox.Config{Clock: d.settings.clock.Now})
	if err := d.telegram.Start(""); err != nil {
		return err
	}
	d.settings.telegram = d.telegram.URL()
	return nil
}

// Package demo lets one try the bot without Telegram: a sandbox stands in for it, dossiers are made up, and chats are on a page or in the
// terminal.
package demo

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"motcua/bot/sandbox"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/serve"
	"motcua/scoring/people"
)

// sample is the month of the published report: made-up dossiers that give its figures.
//
//go:embed sample
var sample embed.FS

// SampleFile is a file of the sample: the month of the published report, made-up dossiers that give its figures.
func SampleFile(name string) ([]byte, error) { return sample.ReadFile("sample/" + name) }

// Command is motcua demo.
type Command struct {
	Addr     string `name:"addr" placeholder:"HOST:PORT" help:"cli.help.addr"`
	Train    string `name:"train" type:"existingfile" placeholder:"FILE" help:"cli.help.train"`
	Terminal bool   `name:"terminal" help:"cli.help.terminal"`
	As       string `name:"as" enum:"officer,chair,admin" default:"officer" help:"cli.help.as"`
}

// Run lets one talk to the bot in the browser, or in the terminal. Everything is real but Telegram, for which the
// sandbox stands in.
func (c Command) Run(ctx context.Context, w house.World, o serve.Options) (err error) {
	dir, err := os.MkdirTemp("", "motcua-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	w.Settings.DB = filepath.Join(dir, "demo.db")
	w.Settings.Log = slog.New(slog.NewTextHandler(w.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	d, err := New(ctx, w, c.Train)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()

	serving, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		defer stop() // nobody is left to talk to
		ended <- serve.Run(serving, d.Settings, o, d.Telegram.Token())
	}()
	if c.Terminal {
		err = c.talk(serving, w, d)
	} else {
		err = d.ShowPage(serving, w, c.Addr)
	}
	stop()
	if served := <-ended; !errors.Is(served, context.Canceled) { // it may be stopped while it starts
		err = errors.Join(err, served)
	}
	return err
}

// talk is a chat in the terminal.
func (c Command) talk(ctx context.Context, w house.World, d *Demo) error {
	role := people.Role(c.As)
	fmt.Fprintln(w.Stdout, w.Words.Text("cli.demo_intro", "role", w.Words.Text("role."+c.As)))
	fmt.Fprintln(w.Stdout)
	code, err := d.invite(ctx, role)
	if err != nil {
		return err
	}
	person := d.Telegram.User(FirstPerson, w.Words.Language())
	return newTerminal(w, d.Telegram, person).talk(ctx, code)
}

// FirstPerson is the Telegram id of the first of the people whom one can play; the others follow.
const FirstPerson = 1_000_000_001

// Close ends the stand-in for Telegram and the demo's own use of the store.
func (d *Demo) Close() error {
	d.Telegram.Close()
	return d.House.Store.Close()
}

// StartTelegram starts the stand-in for Telegram on the demo's clock.
func (d *Demo) StartTelegram() error {
	d.Telegram = sandbox.New(sandbox.Config{Clock: d.Settings.Clock.Now})
	if err := d.Telegram.Start(""); err != nil {
		return err
	}
	d.Settings.Telegram = d.Telegram.URL()
	return nil
}

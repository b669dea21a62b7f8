package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/intake"
	"motcua/scoring/people"
	"motcua/scoring/sheet"
)

// sample is the month of the published report: made-up dossiers that give its figures.
//
//go:embed sample
var sample embed.FS

type demoCommand struct {
	As string `name:"as" enum:"officer,chair,admin" default:"officer" help:"${help_as}"`
}

// demoUnit is the commune whose officer and chair one can play: xã Háng Lìa.
const demoUnit = "000.10.32.H18"

// Run lets one talk to the bot in the terminal. Everything is real but Telegram, for which the sandbox stands in.
func (c demoCommand) Run(ctx context.Context, w world) (err error) {
	dir, err := os.MkdirTemp("", "motcua-demo-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s := w.settings
	s.db = filepath.Join(dir, "demo.db")
	s.log = slog.New(slog.NewTextHandler(w.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))

	role := people.Role(c.As)
	fmt.Fprintln(w.stdout, w.words.Text("cli.demo_intro", "role", w.words.Text("role."+c.As)))
	fmt.Fprintln(w.stdout)
	code, err := furnish(ctx, s, role)
	if err != nil {
		return err
	}
	server := sandbox.New(sandbox.Config{Clock: s.clock.Now})
	if err := server.Start(""); err != nil {
		return err
	}
	defer server.Close()
	s.telegram = server.URL()

	serving, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- serve(serving, s, server.Token()) }()
	person := server.User(1_000_000_001, w.words.Language())
	chat := newTerminal(w, server, person)
	err = chat.talk(serving, code)
	stop()
	return errors.Join(err, <-ended)
}

// furnish fills a new store with the sample month and the made-up one, and gives the code of an invitation.
func furnish(ctx context.Context, s settings, role people.Role) (code string, err error) {
	h, err := openHouse(ctx, s)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, h.store.Close()) }()
	importer := &intake.Importer{Store: h.store, Rules: h.rules, Zone: s.zone, Now: s.clock.Now, Limits: sheet.CommandLine}

	var sources []intake.Source
	for _, name := range []string{"don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx"} {
		raw, err := sample.ReadFile("sample/" + name)
		if err != nil {
			return "", err
		}
		sources = append(sources, memory(name, raw))
	}
	if err := takeAll(ctx, importer, sources...); err != nil {
		return "", err
	}
	units, err := h.store.Units(ctx)
	if err != nil {
		return "", err
	}
	since, err := resolvedSince()
	if err != nil {
		return "", err
	}
	made := newMadeUp(s.clock.Now(), s.zone, units)
	if err := takeAll(ctx, importer, memory("ho-so-sau.csv", since), memory("ho-so-thang-nay.csv", made.export()), memory("so-lieu-thang-nay.csv", made.counts())); err != nil {
		return "", err
	}

	if code, err = people.NewCode(rand.Reader); err != nil {
		return "", err
	}
	grant := people.Grant{Role: role}
	if role.NeedsUnit() {
		grant.Unit = demoUnit
	}
	return code, h.store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: s.clock.Now().Add(time.Hour)}, 0)
}

func memory(name string, raw []byte) intake.Source {
	return intake.Source{Path: name, Body: bytes.NewReader(raw), Size: int64(len(raw))}
}

// takeAll imports files of ours: that one is refused is an error.
func takeAll(ctx context.Context, importer *intake.Importer, sources ...intake.Source) error {
	results, err := importer.Import(ctx, sources, intake.Options{})
	if err != nil {
		return err
	}
	for _, r := range results {
		if r.Problem != nil {
			return fmt.Errorf("the sample %s: %w", r.File.Name, r.Problem)
		}
	}
	return nil
}

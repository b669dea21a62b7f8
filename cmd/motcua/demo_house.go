package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// demo is a furnished store and a stand-in for Telegram.
type demo struct {
	settings settings
	house    *house
	telegram *sandbox.Server
	made     madeUp
	home     scoring.Unit // whose officer and chair one can play

	importing sync.Mutex // one export is taken in at a time
}

// demoUnit is the sample's commune whose officer and chair one can play: xã Háng Lìa.
const demoUnit = "000.10.32.H18"

// mostUnits bounds the units of a register for which figures are made up, so that the demo of a whole country starts.
const mostUnits = 200

// newDemo furnishes a new store: with the sample month and made-up ones after it, or, when register names a file of
// units, with made-up months of its units alone. What became of that file is said in words.
func newDemo(ctx context.Context, w world, register string) (d *demo, err error) {
	w.settings.strangers = true // those who play are invited when they come
	h, err := openHouse(ctx, w.settings)
	if err != nil {
		return nil, err
	}
	d = &demo{settings: w.settings, house: h}
	if register == "" {
		err = d.takeSample(ctx)
	} else {
		err = d.takeRegister(ctx, w, register)
	}
	if err == nil {
		err = d.takeMadeUp(ctx, history)
	}
	if err == nil {
		err = d.startTelegram()
	}
	if err != nil {
		return nil, errors.Join(err, h.store.Close())
	}
	return d, nil
}

// afterSample is the first month that is made up beside the sample, which stays as it was published.
const afterSample = scoring.Month("2024-07")

func (d *demo) takeSample(ctx context.Context) error {
	var sources []table.Source
	for _, name := range []string{"don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx"} {
		raw, err := sample.ReadFile("sample/" + name)
		if err != nil {
			return err
		}
		sources = append(sources, memory(name, raw))
	}
	since, err := resolvedSince(ctx)
	if err != nil {
		return err
	}
	if err := takeAll(ctx, d.importer(), ledger.ImportOptions{}, sources...); err != nil {
		return err
	}
	june := scoring.Period{From: afterSample.Prev().Start(d.settings.zone), Until: afterSample.Start(d.settings.zone)}
	// What became of June's dossiers is no report of July.
	if err := takeAll(ctx, d.importer(), ledger.ImportOptions{Period: june}, memory("ho-so-sau.csv", since)); err != nil {
		return err
	}
	_, err = d.settle(ctx, demoUnit, afterSample)
	return err
}

func (d *demo) takeRegister(ctx context.Context, w world, register string) error {
	raw, err := os.ReadFile(register)
	if err != nil {
		return err
	}
	results, err := d.importer().Import(ctx, []table.Source{memory(filepath.Base(register), raw)}, ledger.ImportOptions{})
	importReport{w: w}.print(results)
	if err != nil {
		return err
	}
	if results[0].Problem != nil {
		return errSaid
	}
	n, err := d.settle(ctx, "", "")
	if err == nil && n == 0 {
		fmt.Fprintln(w.stderr, w.words.Text("cli.demo_no_units", "name", filepath.Base(register)))
		return errSaid
	}
	return err
}

// settle makes the unit of that code the one that is played, the first by code for "", and has figures made up for
// those that exist this month. It tells how many these are.
func (d *demo) settle(ctx context.Context, home string, since scoring.Month) (int, error) {
	units, err := d.house.store.Units(ctx)
	if err != nil {
		return 0, err
	}
	this := scoring.MonthOf(d.settings.clock.Now(), d.settings.zone)
	var valid []scoring.Unit
	for _, u := range units {
		if !u.ValidIn(this) {
			continue
		}
		if home == "" || u.Code == home {
			home, d.home = u.Code, u
		}
		valid = append(valid, u)
	}
	d.made = madeUp{zone: d.settings.zone, units: valid[:min(len(valid), mostUnits)], home: home, since: since}
	return len(valid), nil
}

// invite makes an invitation and gives its code.
func (d *demo) invite(ctx context.Context, role people.Role) (code string, err error) {
	if code, err = people.NewCode(rand.Reader); err != nil {
		return "", err
	}
	grant := people.Grant{Role: role}
	if role.NeedsUnit() {
		grant.Unit = d.home.Code
	}
	expires := d.settings.clock.Now().Add(time.Hour)
	return code, d.house.store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: expires}, 0)
}

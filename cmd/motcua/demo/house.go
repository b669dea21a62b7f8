package demo

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
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator/imports"
	"motcua/scoring"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// Demo is a furnished store and a stand-in for Telegram.
type Demo struct {
	Settings house.Settings
	House    *house.House
	Telegram *sandbox.Server
	Made     MadeUp
	Home     scoring.Unit // whose officer and chair one can play

	importing sync.Mutex // one export is taken in at a time
}

// DemoUnit is the sample's commune whose officer and chair one can play: xã Háng Lìa.
const DemoUnit = "000.10.32.H18"

// mostUnits bounds the units of a register for which figures are made up, so that the demo of a whole country starts.
const mostUnits = 200

// New furnishes a new store: with the sample month and made-up ones after it, or, when register names a file of
// units, with made-up months of its units alone. What became of that file is said in words.
func New(ctx context.Context, w house.World, register string) (d *Demo, err error) {
	w.Settings.Strangers = true // those who play are invited when they come
	h, err := house.OpenHouse(ctx, w.Settings)
	if err != nil {
		return nil, err
	}
	d = &Demo{Settings: w.Settings, House: h}
	if register == "" {
		err = d.takeSample(ctx)
	} else {
		err = d.takeRegister(ctx, w, register)
	}
	if err == nil {
		err = d.takeMadeUp(ctx, history)
	}
	if err == nil {
		err = d.StartTelegram()
	}
	if err != nil {
		return nil, errors.Join(err, h.Store.Close())
	}
	return d, nil
}

// AfterSample is the first month that is made up beside the sample, which stays as it was published.
const AfterSample = scoring.Month("2024-07")

func (d *Demo) takeSample(ctx context.Context) error {
	var sources []table.Source
	for _, name := range []string{"don-vi.csv", "so-lieu-2024-06.csv", "ho-so-2024-06.xlsx", "phu-luc-da-ban-hanh.xlsx"} {
		raw, err := SampleFile(name)
		if err != nil {
			return err
		}
		if name == "don-vi.csv" {
			raw = registerOf2026(raw)
		}
		sources = append(sources, Memory(name, raw))
	}
	since, err := resolvedSince(ctx)
	if err != nil {
		return err
	}
	if err := TakeAll(ctx, d.importer(), ledger.ImportOptions{}, sources...); err != nil {
		return err
	}
	june := scoring.Period{From: AfterSample.Prev().Start(d.Settings.Zone), Until: AfterSample.Start(d.Settings.Zone)}
	// What became of June's dossiers is no report of July.
	if err := TakeAll(ctx, d.importer(), ledger.ImportOptions{Period: june}, Memory("ho-so-sau.csv", since)); err != nil {
		return err
	}
	_, err = d.chooseUnit(ctx, DemoUnit, AfterSample)
	return err
}

func (d *Demo) takeRegister(ctx context.Context, w house.World, register string) error {
	raw, err := os.ReadFile(register)
	if err != nil {
		return err
	}
	results, err := d.importer().Import(ctx, []table.Source{Memory(filepath.Base(register), raw)}, ledger.ImportOptions{})
	imports.Report{W: w}.Print(results)
	if err != nil {
		return err
	}
	if results[0].Problem != nil {
		return house.ErrSaid
	}
	n, err := d.chooseUnit(ctx, "", "")
	if err == nil && n == 0 {
		fmt.Fprintln(w.Stderr, w.Words.Text("cli.demo_no_units", "name", filepath.Base(register)))
		return house.ErrSaid
	}
	return err
}

// chooseUnit makes the unit of that code the one that is played, the first by code for "", and has figures made up for
// those that exist this month. It tells how many these are.
func (d *Demo) chooseUnit(ctx context.Context, home string, since scoring.Month) (int, error) {
	units, err := d.House.Store.Units(ctx)
	if err != nil {
		return 0, err
	}
	this := scoring.MonthOf(d.Settings.Clock.Now(), d.Settings.Zone)
	var valid []scoring.Unit
	for _, u := range units {
		if !u.ValidIn(this) {
			continue
		}
		if home == "" || u.Code == home {
			home, d.Home = u.Code, u
		}
		valid = append(valid, u)
	}
	d.Made = MadeUp{Zone: d.Settings.Zone, Units: valid[:min(len(valid), mostUnits)], Home: home, Since: since}
	return len(valid), nil
}

// invite makes an invitation and gives its code.
func (d *Demo) invite(ctx context.Context, role people.Role) (code string, err error) {
	if code, err = people.NewCode(rand.Reader); err != nil {
		return "", err
	}
	grant := people.Grant{Role: role}
	if role.NeedsUnit() {
		grant.Unit = d.Home.Code
	}
	expires := d.Settings.Clock.Now().Add(time.Hour)
	return code, d.House.Store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: expires}, 0)
}

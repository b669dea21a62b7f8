// Package setup is the first day: it asks what the program must know, tries each answer, writes the settings, and invites the first admin.
package setup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator/rules"
	"motcua/scoring"
)

// Command is motcua init.
type Command struct {
	Settings string `name:"settings" default:"." placeholder:"FOLDER" help:"cli.help.init_settings"`
	Owner    string `name:"owner" placeholder:"USER" help:"cli.help.init_owner"`
	Rules    string `name:"rules" placeholder:"CODE" help:"cli.help.init_rules"`
	Yes      bool   `name:"yes" help:"cli.help.init_yes"`
	Replace  bool   `name:"replace" help:"cli.help.init_replace"`
}

// The files in the folder of settings.
const (
	settingsFile = "motcua.env"
	tokenFile    = "token"
)

// Run asks, tries and writes, in an order in which it may be ended at any point and run again: what stands is said, and asked for no more.
func (c Command) Run(ctx context.Context, w house.World) error {
	folder, err := filepath.Abs(c.Settings)
	if err != nil {
		return err
	}
	owner, err := ownerNamed(c.Owner)
	if err != nil {
		return house.WrongUsage("--owner: %w", err)
	}
	written, err := readSettings(filepath.Join(folder, settingsFile))
	if err != nil {
		return err
	}
	p := prompter(w, c.Yes)
	secret, name, err := c.token(ctx, w, p, filepath.Join(folder, tokenFile))
	if err != nil {
		return err
	}
	authority, err := p.ask("init.ask_authority", cmp.Or(w.Settings.Authority, written.value("MOTCUA_AUTHORITY")))
	if err != nil {
		return err
	}
	db := w.Settings.DB
	if known := written.value("MOTCUA_DB"); known != "" && db == "motcua.db" {
		db = known // it was not said otherwise
	}
	if db, err = p.ask("init.ask_db", db); err != nil {
		return err
	}
	if w.Settings.DB, err = filepath.Abs(db); err != nil {
		return err
	}
	if err := c.rules(ctx, w, p); err != nil {
		return err
	}
	if err := owner.takeStore(w.Settings.DB); err != nil {
		return err
	}
	token := filepath.Join(folder, tokenFile)
	set := []setting{{"MOTCUA_DB", w.Settings.DB}, {"MOTCUA_TELEGRAM_TOKEN_FILE", token}}
	if authority != "" {
		set = append(set, setting{"MOTCUA_AUTHORITY", authority})
	}
	for _, name := range []string{"MOTCUA_TELEGRAM_URL", "MOTCUA_LANGUAGE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"} {
		if value := w.Getenv(name); value != "" { // the service must find the same way
			set = append(set, setting{name, value})
		}
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	if err := c.write(w, p, owner, token, secret+"\n"); err != nil {
		return err
	}
	if err := c.write(w, p, owner, filepath.Join(folder, settingsFile), written.with(set)); err != nil {
		return err
	}
	if err := inviteFirst(ctx, w, p, name); err != nil {
		return err
	}
	if err := owner.takeStore(w.Settings.DB); err != nil {
		return err
	}
	if c.Owner != "" {
		fmt.Fprintln(w.Stdout, w.Words.Text("init.next_service"))
	} else {
		fmt.Fprintln(w.Stdout, w.Words.Text("init.next", "file", filepath.Join(folder, settingsFile)))
	}
	return nil
}

// token is the bot's token, and its user name; "" while Telegram is out of reach. What is in a file already is tried first.
func (c Command) token(ctx context.Context, w house.World, p *asker, file string) (secret, name string, err error) {
	if secret, err = house.Token(w.Getenv); err != nil {
		if raw, absent := os.ReadFile(file); absent == nil {
			secret = strings.TrimSpace(string(raw))
		} else {
			fmt.Fprintln(w.Stdout, w.Words.Text("init.botfather"))
			if secret, err = p.askSecret("init.ask_token"); err != nil {
				return "", "", err
			}
		}
	}
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: w.Settings.Telegram, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return "", "", errors.New(w.Words.Text("init.token_shape"))
	}
	name, err = client.Me(ctx)
	switch {
	case telegram.IsTokenRefused(err):
		return "", "", errors.New(w.Words.Text("init.token_refused"))
	case err != nil:
		fmt.Fprintln(w.Stderr, w.Words.Text("init.token_untried", "reason", err.Error()))
	default:
		fmt.Fprintln(w.Stdout, w.Words.Text("init.token_good", "name", name))
	}
	return secret, name, nil
}

// rules makes the store where there is none, says by what this month is scored, and has another set used when one is asked for.
func (c Command) rules(ctx context.Context, w house.World, p *asker) error {
	var inForce string
	var known []string
	err := w.MakingStore(ctx, func(h *house.House) error {
		all, err := h.RulesNow(ctx)
		if err != nil {
			return err
		}
		for _, set := range all.Sets() {
			known = append(known, set.ID())
		}
		if set, ok := all.For(scoring.MonthOf(w.Settings.Clock.Now(), w.Settings.Zone)); ok {
			inForce = set.ID()
		}
		units, err := h.Store.Units(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("init.store", "file", w.Settings.DB, "n", len(units)))
		return nil
	})
	if err != nil {
		return err
	}
	chosen := c.Rules
	if chosen == "" {
		fmt.Fprintln(w.Stdout, w.Words.Text("init.rules", "codes", strings.Join(known, ", ")))
		if chosen, err = p.ask("init.ask_rules", inForce); err != nil {
			return err
		}
	}
	if chosen == inForce || strings.HasPrefix(inForce, chosen+"@") {
		fmt.Fprintln(w.Stdout, w.Words.Text("init.rules_stand", "code", inForce))
		return nil
	}
	return rules.Use{Codes: []string{chosen}}.Run(ctx, w)
}

// write writes a file of settings. What is there and says something else is asked about, or with --replace replaced.
func (c Command) write(w house.World, p *asker, o owner, file, content string) error {
	before, err := os.ReadFile(file)
	switch {
	case err == nil && string(before) == content:
		fmt.Fprintln(w.Stdout, w.Words.Text("init.stands", "file", file))
		return o.takeFile(file)
	case err == nil && !c.Replace:
		agreed, err := p.agrees("init.ask_replace", "file", file)
		if err != nil {
			return err
		}
		if !agreed {
			return errors.New(w.Words.Text("init.kept", "file", file))
		}
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return err
	}
	if err := o.writeFile(file, content); err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("init.written", "file", file))
	return nil
}

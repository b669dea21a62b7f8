package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"motcua/bot/telegram"
	"motcua/scoring/people"
)

type inviteCommand struct {
	Role string        `name:"role" required:"" placeholder:"ROLE" enum:"officer,chair,admin" help:"${help_role}"`
	Unit string        `name:"unit" placeholder:"CODE" help:"${help_unit}"`
	TTL  time.Duration `name:"ttl" default:"72h" help:"${help_ttl}"`
	JSON bool          `name:"json" help:"${help_json}"`
}

type inviteJSON struct {
	Role    people.Role `json:"role"`
	Unit    string      `json:"unit"`
	Code    string      `json:"code"`
	Link    *string     `json:"link"`
	Expires time.Time   `json:"expires"`
}

// maxTTL bounds how long an invitation may lie about.
const maxTTL = 30 * 24 * time.Hour

// Run makes a one-time invitation. Only the hash of its code is kept: it is printed this once.
func (c inviteCommand) Run(ctx context.Context, w world) error {
	role := people.Role(c.Role)
	switch {
	case role.NeedsUnit() && c.Unit == "":
		return wrongUsage("%s", w.words.Text("cli.invite_needs_unit", "role", c.Role))
	case !role.NeedsUnit() && c.Unit != "":
		return wrongUsage("%s", w.words.Text("cli.invite_no_unit", "role", c.Role))
	case c.TTL <= 0 || c.TTL > maxTTL:
		return wrongUsage("--ttl: %s", w.words.Text("cli.invite_ttl"))
	}
	return w.making(ctx, func(h *house) error {
		if c.Unit != "" {
			if err := h.knows(ctx, w, c.Unit); err != nil {
				return err
			}
		}
		code, err := people.NewCode(rand.Reader)
		if err != nil {
			return err
		}
		expires := w.settings.clock.Now().Add(c.TTL).Truncate(time.Second)
		invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: role, Unit: c.Unit}, Expires: expires}
		if err := h.store.AddInvitation(ctx, invitation, 0); err != nil {
			return err
		}
		link, why := w.deepLink(ctx, code)
		if c.JSON {
			out := inviteJSON{Role: role, Unit: c.Unit, Code: people.SpellCode(code), Expires: expires.In(w.settings.zone)}
			if why == nil {
				out.Link = &link
			}
			return printJSON(w.stdout, out)
		}
		fmt.Fprintln(w.stdout, w.words.Text("cli.invite_code", "code", people.SpellCode(code), "time", w.words.DateTime(expires.In(w.settings.zone))))
		if why != nil {
			fmt.Fprintln(w.stderr, w.words.Text("cli.invite_no_link", "reason", why.Error()))
			return nil
		}
		fmt.Fprintln(w.stdout, w.words.Text("cli.invite_link", "link", link))
		return nil
	})
}

// patience is how long the bot's name is asked for: without Telegram an invitation still works by its code.
const patience = 10 * time.Second

// deepLink is the link that opens the bot with the code; it needs the bot's name, which Telegram tells.
func (w world) deepLink(ctx context.Context, code string) (string, error) {
	secret, err := token(w.getenv)
	if err != nil {
		return "", err
	}
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: w.settings.telegram, Log: w.settings.log})
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	name, err := client.Me(ctx)
	if err != nil {
		return "", err
	}
	if name == "" {
		return "", errors.New("the bot has no user name")
	}
	return "https://t.me/" + name + "?start=" + code, nil
}

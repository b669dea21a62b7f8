package operator

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"motcua/bot/telegram"
	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
)

// Invite makes an invitation.
type Invite struct {
	Role string        `name:"role" required:"" placeholder:"ROLE" enum:"officer,chair,admin" help:"cli.help.role"`
	Unit string        `name:"unit" placeholder:"CODE" help:"cli.help.unit"`
	TTL  time.Duration `name:"ttl" default:"72h" help:"cli.help.ttl"`
	JSON bool          `name:"json" help:"cli.help.json"`
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
func (c Invite) Run(ctx context.Context, w house.World) error {
	role := people.Role(c.Role)
	switch {
	case role.NeedsUnit() && c.Unit == "":
		return house.WrongUsage("%s", w.Words.Text("cli.invite_needs_unit", "role", c.Role))
	case !role.NeedsUnit() && c.Unit != "":
		return house.WrongUsage("%s", w.Words.Text("cli.invite_no_unit", "role", c.Role))
	case c.TTL <= 0 || c.TTL > maxTTL:
		return house.WrongUsage("--ttl: %s", w.Words.Text("cli.invite_ttl"))
	}
	return w.MakingStore(ctx, func(h *house.House) error {
		if c.Unit != "" {
			if err := h.CheckUnit(ctx, w, c.Unit); err != nil {
				return err
			}
		}
		code, err := people.NewCode(rand.Reader)
		if err != nil {
			return err
		}
		expires := w.Settings.Clock.Now().Add(c.TTL).Truncate(time.Second)
		invitation := people.Invitation{Hash: people.HashCode(code), Grant: people.Grant{Role: role, Unit: c.Unit}, Expires: expires}
		if err := h.Store.AddInvitation(ctx, invitation, 0); err != nil {
			return err
		}
		link, why := deepLink(w, ctx, code)
		if c.JSON {
			out := inviteJSON{Role: role, Unit: c.Unit, Code: people.SpellCode(code), Expires: expires.In(w.Settings.Zone)}
			if why == nil {
				out.Link = &link
			}
			return w.PrintJSON(out)
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.invite_code", "code", people.SpellCode(code), "time", w.Words.DateTime(expires.In(w.Settings.Zone))))
		if why != nil {
			fmt.Fprintln(w.Stderr, w.Words.Text("cli.invite_no_link", "reason", why.Error()))
			return nil
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.invite_link", "link", link))
		return nil
	})
}

// patience is how long the bot's name is asked for: without Telegram an invitation still works by its code.
const patience = 10 * time.Second

// deepLink is the link that opens the bot with the code; it needs the bot's name, which Telegram tells.
func deepLink(w house.World, ctx context.Context, code string) (string, error) {
	secret, err := house.Token(w.Getenv)
	if err != nil {
		return "", err
	}
	client, err := telegram.New(telegram.Config{Token: secret, BaseURL: w.Settings.Telegram, Log: w.Settings.Log})
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

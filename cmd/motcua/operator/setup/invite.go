package setup

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rsc.io/qr"

	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
)

// validFor is how long the first invitation may be followed.
const validFor = 72 * time.Hour

// inviteFirst makes an admin's invitation, unless there is an admin; where one is open already, it is asked. name is the bot's.
func inviteFirst(ctx context.Context, w house.World, p *asker, name string) error {
	return w.WithStore(ctx, func(h *house.House) error {
		all, err := h.Store.Directory(ctx)
		if err != nil {
			return err
		}
		admin := people.Grant{Role: people.Admin}
		if slices.ContainsFunc(all, func(r people.Registered) bool { return r.HasGrant(admin) }) {
			fmt.Fprintln(w.Stdout, w.Words.Text("init.admin_stands"))
			return nil
		}
		now := w.Settings.Clock.Now()
		open, err := h.Store.Offers(ctx, now)
		if err != nil {
			return err
		}
		for _, o := range open {
			if o.Grant != admin {
				continue
			}
			fmt.Fprintln(w.Stdout, w.Words.Text("init.invited", "time", w.Words.DateTime(o.Expires.In(w.Settings.Zone))))
			if again, err := p.agrees("init.ask_again"); err != nil || !again {
				return err
			}
			break
		}
		code, err := people.NewCode(rand.Reader)
		if err != nil {
			return err
		}
		expires := now.Add(validFor).Truncate(time.Second)
		if err := h.Store.AddInvitation(ctx, people.Invitation{Hash: people.HashCode(code), Grant: admin, Expires: expires}, 0); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, w.Words.Text("init.invitation", "time", w.Words.DateTime(expires.In(w.Settings.Zone)), "code", people.SpellCode(code)))
		if name == "" {
			return nil // without the name there is no link: the code is written to the bot
		}
		link := "https://t.me/" + name + "?start=" + code
		fmt.Fprintln(w.Stdout, w.Words.Text("init.link", "link", link))
		return drawQR(w.Stdout, link)
	})
}

// drawQR draws a code in half blocks, two modules a letter, on a margin of four as readers want it. What is light is drawn: terminals are
// dark.
func drawQR(to io.Writer, text string) error {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return err
	}
	const margin = 4
	light := func(x, y int) bool { return !code.Black(x, y) } // what is outside is not black
	var out strings.Builder
	for y := -margin; y < code.Size+margin; y += 2 {
		for x := -margin; x < code.Size+margin; x++ {
			switch above, below := light(x, y), light(x, y+1); {
			case above && below:
				out.WriteRune('█')
			case above:
				out.WriteRune('▀')
			case below:
				out.WriteRune('▄')
			default:
				out.WriteByte(' ')
			}
		}
		out.WriteByte('\n')
	}
	_, err = io.WriteString(to, out.String())
	return err
}

package operator

import (
	"context"
	"errors"
	"fmt"
	"strings"

	room "motcua/bot/chat/people"
	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
)

// People is what an operator sees and does of who is registered, and of invitations.
type People struct {
	List        PeopleList  `cmd:"" help:"cli.help.people_list"`
	Label       Label       `cmd:"" help:"cli.help.people_label"`
	Invitations Invitations `cmd:"" help:"cli.help.people_invitations"`
	Revoke      Revoke      `cmd:"" help:"cli.help.people_revoke"`
}

// PeopleList lists who holds a role.
type PeopleList struct{}

// Run prints who is registered: the number that stands for a person, the label, what they hold, and when they were last there. No id
// is printed.
func (PeopleList) Run(ctx context.Context, w house.World) error {
	return w.WithStore(ctx, func(h *house.House) error {
		all, err := h.Store.Directory(ctx)
		if err != nil {
			return err
		}
		table := w.Table("cli.people.columns")
		for _, p := range all {
			var held []string
			for _, g := range p.Grants {
				held = append(held, grantWords(w, g))
			}
			seen := "-"
			if !p.Seen.IsZero() {
				seen = w.Words.Date(p.Seen.In(w.Settings.Zone))
			}
			label := p.Label
			if label == "" {
				label = "-"
			}
			table.Row(p.Number, label, strings.Join(held, "; "), seen)
		}
		return table.Flush()
	})
}

// grantWords are a role with the code of its unit.
func grantWords(w house.World, g people.Grant) string {
	return strings.TrimSpace(w.Words.Text("role."+string(g.Role)) + " " + g.Unit)
}

// Label has somebody called so, or by their number alone.
type Label struct {
	Number int    `arg:"" help:"cli.help.people_number"`
	Label  string `arg:"" optional:"" xor:"label" help:"cli.help.people_text"`
	Clear  bool   `name:"clear" xor:"label" help:"cli.help.people_clear"`
}

// Run labels a person. What may be somebody's number is refused and not repeated.
func (c Label) Run(ctx context.Context, w house.World) error {
	label := ""
	switch read, err := people.ReadLabel(c.Label); {
	case c.Clear:
	case err != nil:
		return house.WrongUsage("%s", w.Words.Text(room.LabelRefusal(err), "n", people.LabelLength))
	default:
		label = read
	}
	return w.WithStore(ctx, func(h *house.House) error {
		p, known, err := h.Store.Numbered(ctx, c.Number)
		if err != nil {
			return err
		}
		if known {
			err = h.Store.SetLabel(ctx, p.ID, label, 0)
		}
		switch {
		case !known, errors.Is(err, people.ErrNotHeld):
			return errors.New(w.Words.Text("cli.people.nobody", "number", fmt.Sprint(c.Number)))
		case errors.Is(err, people.ErrLabelTaken):
			return errors.New(w.Words.Text("label.taken", "label", label))
		case err != nil:
			return err
		case label == "":
			fmt.Fprintln(w.Stdout, w.Words.Text("label.dropped"))
		default:
			fmt.Fprintln(w.Stdout, w.Words.Text("label.saved", "label", label))
		}
		return nil
	})
}

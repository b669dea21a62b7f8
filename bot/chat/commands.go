package chat

import (
	"context"
	"slices"

	"motcua/bot"
	"motcua/locales"
	"motcua/scoring/people"
)

// Command is something people can ask.
type Command struct {
	Name      string        // as written in Vietnamese, without the slash
	Alias     string        // as written in English
	Words     []string      // folded words that mean the command without a slash
	About     string        // key of the description
	Usage     string        // key of the arguments in words; "" when it takes none
	Key       string        // key of its label on the lasting keyboard and in offers; "" when it has none
	Leads     Destination   // the view that the command gives without arguments; "" when it has no key
	Roles     []people.Role // who may ask; strangers may when Open
	Open      bool
	Offered   bool // in menus and help
	UnderFile bool // means something under a file or a picture, too
	Leaves    bool // ends what is being asked, whatever that is
	Run       func(ctx context.Context, q *Question, arguments string) (bot.Reply, error)
}

// Allows says whether the person holds a role that may ask.
func (c Command) Allows(p people.Person) bool { return slices.ContainsFunc(c.Roles, p.Is) }

// In is the command's name in the language.
func (c Command) In(words locales.Printer) string {
	if words.Language() == "en" {
		return c.Alias
	}
	return c.Name
}

// Commands are all there are, in the order of menus.
func (r *Registry) Commands() []Command { return r.commands }

// Menus is the command menu for a person, in their language: English names in English. A stranger's has /start only.
func (r *Registry) Menus(p people.Person) []bot.Command {
	words := r.deps.Catalogue.Printer(p.Language)
	var menu []bot.Command
	for _, c := range r.commands {
		if p.Known() && c.Offered && c.Allows(p) || !p.Known() && c.Open {
			menu = append(menu, bot.Command{Name: c.In(words), Description: words.Text(c.About)})
		}
	}
	return menu
}

// Menu is the person's command menu in the language they are answered in, which they may not have chosen.
func (r *Registry) Menu(q *Question) []bot.Command {
	p := q.Person
	p.Language = q.Renderer.Words.Language()
	return r.Menus(p)
}

// Keyboard is the lasting keyboard of the person: the four things asked most, two in a row.
func (r *Registry) Keyboard(q *Question) [][]string {
	const inRow, most = 2, 4
	var labels []string
	for _, c := range r.commands {
		if c.Key != "" && c.Allows(q.Person) && len(labels) < most {
			labels = append(labels, q.Renderer.Words.Text(c.Key))
		}
	}
	return slices.Collect(slices.Chunk(labels, inRow))
}

package chat

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"motcua/bot"
	"motcua/locales"
	"motcua/scoring/names"
	"motcua/scoring/people"
)

// Command is something people can ask.
type Command struct {
	Name      string        // as written in Vietnamese, without the slash
	Alias     string        // as written in English
	Former    string        // an older name that people still write; "" when there is none
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
	// Means says whether words behind the command's own mean it, though they name neither a month nor a unit; nil: they never do.
	Means func(arguments string) bool
	// Bare says whether a text means the command that has none of its words; nil: none does.
	Bare func(text string) bool
	Run  func(ctx context.Context, q *Question, arguments string) (bot.Reply, error)
}

// Allows says whether the person holds a role that may ask.
func (c Command) Allows(p people.Person) bool { return slices.ContainsFunc(c.Roles, p.HasRole) }

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

// entry is what somebody wrote, as a command with its arguments.
type entry struct {
	command   *Command // nil when it is none
	arguments string   // NFC, with single spaces
	rest      string   // the same as it was written, with its lines
	slash     bool     // it was written as a command, known or not
}

// read finds the command in a text: "/diem 6", "/SCORE@MotcuaBot 6/2024", "／ｄｉｅｍ", or in words "điểm tháng 6". To whom
// a command in a private chat is addressed does not matter: nobody else is there.
func (r *Registry) read(text string) entry {
	// NFKC also makes full-width letters plain ones.
	fields := strings.Fields(norm.NFKC.String(text))
	if len(fields) == 0 {
		return entry{}
	}
	var e entry
	if rest, ok := strings.CutPrefix(fields[0], "/"); ok {
		e.slash = true
		fields[0], _, _ = strings.Cut(rest, "@")
		name := names.Fold(fields[0])
		for i := range r.commands {
			if c := &r.commands[i]; name == c.Name || name == c.Alias || c.Former != "" && name == c.Former {
				e.command, e.arguments, e.rest = c, strings.Join(fields[1:], " "), afterWords(text, 1)
				return e
			}
		}
	}
	length := 0
	for i := range r.commands {
		for _, words := range r.commands[i].Words {
			if n := strings.Count(words, " ") + 1; n > length && n <= len(fields) && names.Fold(strings.Join(fields[:n], " ")) == words {
				e.command, e.arguments, e.rest, length = &r.commands[i], strings.Join(fields[n:], " "), afterWords(text, n), n
			}
		}
	}
	return e
}

// afterWords is what stands behind the first n words of a text.
func afterWords(text string, n int) string {
	for range n {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
	}
	return strings.TrimSpace(text)
}

// WrittenBehind is what somebody wrote behind a command, with its lines; all of it when there is no command.
func (r *Registry) WrittenBehind(text string) string {
	e := r.read(text)
	if e.command == nil {
		return text
	}
	return e.rest
}

package shell

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"motcua/cmd/motcua/house"
)

// Manual is the program's manual page.
type Manual struct{}

// Run prints the page, as man reads it, in the language of the command line.
func (Manual) Run(w house.World, k *kong.Kong) error {
	return writeManual(w.Stdout, k.Model, w.Words.Text)
}

// writeManual writes a page in roff. words gives the page's headings.
func writeManual(to io.Writer, app *kong.Application, words func(key string, args ...any) string) error {
	var p strings.Builder
	// Without a date: the same program has the same page whenever it is made.
	fmt.Fprintf(&p, ".TH MOTCUA 1 \"\" \"motcua %s\"\n", house.ThisBuild().Version)
	section := func(key string) { fmt.Fprintf(&p, ".SH %s\n", strings.ToUpper(words(key))) }
	section("cli.manual.name")
	fmt.Fprintf(&p, "motcua \\- %s\n", roff(app.Help))
	section("cli.manual.usage")
	fmt.Fprintf(&p, ".B motcua\n.I %s\n", roff(words("cli.manual.command")))
	section("cli.manual.commands")
	each(app.Node, func(n *kong.Node) {
		if n.Parent == nil || len(shown(n)) > 0 {
			return
		}
		fmt.Fprintf(&p, ".TP\n.B %s\n", roff(strings.Join(pathOf(n), " ")+arguments(n)))
		fmt.Fprintln(&p, roff(n.Help))
		if len(n.Flags) > 0 {
			fmt.Fprint(&p, ".RS\n")
			writeFlags(&p, n.Flags)
			fmt.Fprint(&p, ".RE\n")
		}
	})
	section("cli.manual.settings")
	writeFlags(&p, app.Flags)
	section("cli.manual.exit")
	fmt.Fprintln(&p, roff(words("cli.manual.exit_codes")))
	_, err := io.WriteString(to, p.String())
	return err
}

// arguments are what follows a command's name.
func arguments(n *kong.Node) (text string) {
	for _, argument := range n.Positional {
		text += " " + argument.Summary()
	}
	return text
}

// writeFlags writes a paragraph for each flag, with the variable that says the same.
func writeFlags(to io.Writer, flags []*kong.Flag) {
	for _, f := range flags {
		if f.Hidden {
			continue
		}
		names := "--" + f.Name
		if f.Short != 0 {
			names = "-" + string(f.Short) + ", " + names
		}
		if !f.IsBool() {
			names += "=" + f.FormatPlaceHolder()
		}
		fmt.Fprintf(to, ".TP\n.B %s\n%s", roff(names), roff(f.Help))
		for _, name := range f.Envs {
			fmt.Fprintf(to, " (%s)", roff(name))
		}
		fmt.Fprintln(to)
	}
}

// roff is text as it is: nothing in it is read as a command of the page.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}

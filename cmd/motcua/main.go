// Command motcua is the whole program: it takes exports in, scores units, and answers people in Telegram.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	_ "time/tzdata" // a server may have no zone data

	"github.com/alecthomas/kong"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/cmd/motcua/operator"
	"motcua/cmd/motcua/operator/compare"
	"motcua/cmd/motcua/operator/doctor"
	"motcua/cmd/motcua/operator/imports"
	"motcua/cmd/motcua/operator/months"
	"motcua/cmd/motcua/operator/rules"
	"motcua/cmd/motcua/operator/setup"
	"motcua/cmd/motcua/operator/shell"
	"motcua/cmd/motcua/serve"
	"motcua/locales"
	"motcua/scoring/export/reader"
)

// The exit codes: a refusal says what is wrong with what was given; wrong usage is about the command line itself.
const (
	exitRefused = 1
	exitUsage   = 2
)

// commands are what the program can be told to do.
type commands struct {
	house.Config
	Init     setup.Command    `cmd:"" help:"cli.help.init"`
	Import   imports.Import   `cmd:"" help:"cli.help.import"`
	Compare  compare.Compare  `cmd:"" help:"cli.help.compare"`
	Units    operator.Units   `cmd:"" help:"cli.help.units"`
	Scores   operator.Scores  `cmd:"" help:"cli.help.scores"`
	Overdue  operator.Overdue `cmd:"" help:"cli.help.overdue"`
	Invite   operator.Invite  `cmd:"" help:"cli.help.invite"`
	People   operator.People  `cmd:"" help:"cli.help.people"`
	Inbox    operator.Inbox   `cmd:"" help:"cli.help.inbox"`
	Outbox   operator.Outbox  `cmd:"" help:"cli.help.outbox"`
	Targets  rules.Targets    `cmd:"" help:"cli.help.targets"`
	Rules    rules.Command    `cmd:"" help:"cli.help.rules"`
	Correct  rules.Correct    `cmd:"" help:"cli.help.correct"`
	Close    months.Close     `cmd:"" help:"cli.help.close"`
	Reopen   months.Reopen    `cmd:"" help:"cli.help.reopen"`
	Letter   months.Letter    `cmd:"" help:"cli.help.letter"`
	Limits   rules.Thresholds `cmd:"" help:"cli.help.limits"`
	Report   months.Report    `cmd:"" help:"cli.help.report"`
	Template months.Template  `cmd:"" help:"cli.help.template"`
	Leaflet  months.Leaflet   `cmd:"" help:"leaflet.cli"`
	Serve    serve.Command    `cmd:"" help:"cli.help.serve"`
	Demo     demo.Command     `cmd:"" help:"cli.help.demo"`
	Doctor   doctor.Command   `cmd:"" help:"cli.help.doctor"`
	Check    operator.Check   `cmd:"" help:"cli.help.check"`
	Healthy  operator.Healthy `cmd:"" help:"cli.help.healthy"`
	Backup   operator.Backup  `cmd:"" help:"cli.help.backup"`
	Restore  operator.Restore `cmd:"" help:"cli.help.restore"`
	Version  operator.Version `cmd:"" help:"cli.help.version"`

	Completion shell.Completion `cmd:"" help:"cli.help.completion"`
	Manual     shell.Manual     `cmd:"" help:"cli.help.manual"`
}

func main() { start(serve.Options{}) }

// start runs the program in this process, which it ends.
func start(o serve.Options) {
	if len(os.Args) == 3 && os.Args[1] == reader.Command { // nobody types that: the program calls itself
		os.Exit(reader.Serve(os.Args[2], os.Stdin, os.Stdout))
	}
	if code, was := ranAsService(o); was {
		os.Exit(code)
	}
	// The first signal asks for a graceful stop; the second one ends the process as it would have.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	code := run(ctx, o, os.Args[1:], house.World{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv})
	stop()
	os.Exit(code)
}

// run is the program, from its arguments to its exit code.
func run(ctx context.Context, o serve.Options, args []string, w house.World) int {
	w.Terminal, w.Stdout, w.Stderr = w.Stderr, &house.Harmless{To: w.Stdout}, &house.Harmless{To: w.Stderr}
	catalogue, err := locales.Load()
	if err != nil {
		fmt.Fprintln(w.Stderr, "motcua:", err)
		return exitRefused
	}
	chosen := language(w.Getenv)
	if !slices.Contains(locales.Languages(), chosen) {
		fmt.Fprintf(w.Stderr, "motcua: MOTCUA_LANGUAGE: %q is none of %s\n", chosen, strings.Join(locales.Languages(), ", "))
		return exitUsage
	}
	w.Words = catalogue.Printer(chosen)

	var cmd commands
	exited := -1
	parser, err := kong.New(&cmd,
		kong.Name("motcua"), kong.Description(w.Words.Text("cli.about", "version", house.ThisBuild().Version)),
		kong.Writers(w.Stdout, w.Stderr), kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), inWords(w.Words),
	)
	if err != nil {
		fmt.Fprintln(w.Stderr, "motcua:", err)
		return exitUsage
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 { // help was asked for
		return exited
	}
	if err != nil {
		fmt.Fprintln(w.Stderr, "motcua:", err)
		fmt.Fprintln(w.Stderr, w.Words.Text("cli.see_help"))
		return exitUsage
	}
	if w.Settings, err = cmd.Config.Check(w.Stderr); err != nil {
		fmt.Fprintln(w.Stderr, "motcua:", err)
		return exitUsage
	}
	if w.Settings.Clock.IsShifted() {
		fmt.Fprintln(w.Stderr, w.Words.Text("cli.clock", "time", w.Words.DateTime(w.Settings.Clock.Now().In(w.Settings.Zone))))
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	if err := parsed.Run(w, o); err != nil {
		if !errors.Is(err, house.ErrSaid) {
			fmt.Fprintln(w.Stderr, "motcua:", err)
		}
		if _, wrong := errors.AsType[house.Usage](err); wrong {
			return exitUsage
		}
		return exitRefused
	}
	return 0
}

// language is that of help and output: MOTCUA_LANGUAGE, else English where the terminal is in English, else
// Vietnamese.
func language(getenv func(string) string) string {
	if chosen := getenv("MOTCUA_LANGUAGE"); chosen != "" {
		return chosen
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if len(value) >= 2 && value[:2] == "en" {
				return "en"
			}
			return "vi"
		}
	}
	return "vi"
}

// inWords gives commands, arguments and flags their help: the grammar has the keys of its sentences. As kong's variables each sentence would
// be looked at for each flag, which takes a third of the time to the first command.
func inWords(words locales.Printer) kong.Option {
	text := func(key string) string {
		if key == "" {
			return "" // it is not shown
		}
		return words.Text(key)
	}
	return kong.PostBuild(func(k *kong.Kong) error {
		k.Model.HelpFlag.Help = "cli.help.help"
		return kong.Visit(k.Model.Node, func(visited kong.Visitable, next kong.Next) error {
			switch v := visited.(type) {
			case *kong.Node:
				if v.Parent != nil {
					v.Help = text(v.Help)
				}
			case *kong.Value:
				v.Help = text(v.Help)
			}
			return next(nil)
		})
	})
}

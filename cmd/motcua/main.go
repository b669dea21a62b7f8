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
	"motcua/cmd/motcua/operator/imports"
	"motcua/cmd/motcua/operator/months"
	"motcua/cmd/motcua/operator/rules"
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
	Import  imports.Import   `cmd:"" help:"${help_import}"`
	Units   operator.Units   `cmd:"" help:"${help_units}"`
	Scores  operator.Scores  `cmd:"" help:"${help_scores}"`
	Overdue operator.Overdue `cmd:"" help:"${help_overdue}"`
	Invite  operator.Invite  `cmd:"" help:"${help_invite}"`
	Inbox   operator.Inbox   `cmd:"" help:"${help_inbox}"`
	Outbox  operator.Outbox  `cmd:"" help:"${help_outbox}"`
	Targets rules.Targets    `cmd:"" help:"${help_targets}"`
	Rules   rules.Command    `cmd:"" help:"${help_rules}"`
	Correct rules.Correct    `cmd:"" help:"${help_correct}"`
	Close   months.Close     `cmd:"" help:"${help_close}"`
	Reopen  months.Reopen    `cmd:"" help:"${help_reopen}"`
	Letter  months.Letter    `cmd:"" help:"${help_letter}"`
	Limits  rules.Thresholds `cmd:"" help:"${help_limits}"`
	Report  months.Report    `cmd:"" help:"${help_report}"`
	Serve   serve.Command    `cmd:"" help:"${help_serve}"`
	Demo    demo.Command     `cmd:"" help:"${help_demo}"`
	Check   operator.Check   `cmd:"" help:"${help_check}"`
	Backup  operator.Backup  `cmd:"" help:"${help_backup}"`
	Restore operator.Restore `cmd:"" help:"${help_restore}"`
}

func main() { start(serve.Options{}) }

// start runs the program in this process, which it ends.
func start(o serve.Options) {
	if len(os.Args) == 3 && os.Args[1] == reader.Command { // nobody types that: the program calls itself
		os.Exit(reader.Serve(os.Args[2], os.Stdin, os.Stdout))
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
		kong.Name("motcua"), kong.Description(w.Words.Text("cli.about")),
		kong.Writers(w.Stdout, w.Stderr), kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), helpTexts(w.Words),
	)
	if err != nil {
		fmt.Fprintln(w.Stderr, "motcua:", err)
		return exitUsage
	}
	parser.Model.HelpFlag.Help = w.Words.Text("cli.help.help")
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

// helpTexts are the catalogue's sentences for the placeholders of the command line's help.
func helpTexts(words locales.Printer) kong.Vars {
	vars := kong.Vars{}
	for _, name := range []string{
		"db", "timezone", "authority", "clock", "holidays", "close_by", "provisional_on", "telegram_url", "operations", "log_level", "log_format",
		"import", "units", "scores", "overdue", "invite", "serve", "demo", "check", "backup",
		"inbox", "inbox_retry", "outbox", "outbox_all", "limit", "retry", "cancel", "targets", "target_unit", "target_set", "target_clear",
		"letter", "letter_set", "letter_clear", "limits", "threshold_set", "threshold_clear", "report", "report_month", "report_out",
		"as_of", "dry_run", "period", "lists", "column", "word", "json", "csv", "files", "month", "term", "beside", "unit", "role", "ttl", "as", "addr", "train", "terminal", "backup_file", "restore", "restore_copy", "keep_people", "check_seen",
		"rules", "rules_list", "rules_show", "rules_check", "rules_add", "rules_use", "rules_codes", "rules_from", "rules_dry_run", "rules_export", "rules_code", "rules_file",
		"correct", "correct_points", "correct_clear", "correct_reason",
		"close", "reopen", "close_month", "close_yes", "reason",
	} {
		vars["help_"+name] = words.Text("cli.help." + name)
	}
	return vars
}

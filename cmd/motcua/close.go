package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"motcua/bot/chat/months"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/names"
)

type closeCommand struct {
	Month string `arg:"" name:"month" help:"${help_close_month}"`
	Yes   bool   `name:"yes" help:"${help_close_yes}"`
}

// Run shows the checks of a month, asks, and closes what was shown.
func (c closeCommand) Run(ctx context.Context, w world) error {
	m, err := w.month(c.Month)
	if err != nil {
		return err
	}
	return w.with(ctx, func(h *house) error {
		importer := h.importer(w.settings)
		shown, err := importer.Look(ctx, m)
		if err != nil {
			return err
		}
		if shown.State != ledger.Ready {
			return w.notClosed(m, shown)
		}
		if err := w.printChecks(ctx, h, shown); err != nil {
			return err
		}
		if !c.Yes {
			if err := w.agrees(); err != nil {
				return err
			}
		}
		a, err := importer.Close(ctx, ledger.CloseRequest{Month: m, Sum: shown.Checks.Sum})
		if err != nil {
			return err
		}
		if a.State != ledger.Done {
			return w.notClosed(m, a)
		}
		w.printClosed(a)
		return nil
	})
}

// month reads a month of the command line.
func (w world) month(text string) (scoring.Month, error) {
	m, err := scoring.ParseMonth(text)
	if err != nil {
		return "", wrongUsage("%s", w.words.Text("cli.not_month", "month", text))
	}
	return m, nil
}

// notClosed says why a month is not closed.
func (w world) notClosed(m scoring.Month, a ledger.CloseResult) error {
	arguments := []any{"month", w.words.Month(string(m))}
	if a.State == ledger.Already {
		arguments = append(arguments, "time", w.words.DateTime(a.Closing.At.In(w.settings.zone)))
	}
	return errors.New(w.words.Text("closing_state."+string(a.State), arguments...))
}

// printChecks prints what should be known before the month is closed; every unit is named.
func (w world) printChecks(ctx context.Context, h *house, a ledger.CloseResult) error {
	units, err := h.store.Units(ctx)
	if err != nil {
		return err
	}
	c := months.ClosingChecks{Checks: a.Checks, Names: map[string]string{}}
	for _, u := range units {
		c.Names[u.Code] = u.Name
	}
	fmt.Fprintln(w.stdout, w.words.Text("closing.question", "month", w.words.Month(string(a.Checks.Month))))
	fmt.Fprintln(w.stdout, w.words.Text("closing.units", "n", len(a.Checks.Standings)))
	rules, ok := h.rules.ByCode(a.Checks.RuleSet)
	if !ok {
		return fmt.Errorf("rule set %q is not known", a.Checks.RuleSet)
	}
	grades := c.Grades()
	for _, g := range rules.Grades {
		fmt.Fprintf(w.stdout, "  %s: %s\n", g.Name.In(w.words.Language()), w.words.Number(int64(grades[g.Code])))
	}
	fmt.Fprintln(w.stdout, w.words.Text("closing.checks"))
	for _, one := range c.Concerns(w.words) {
		fmt.Fprintf(w.stdout, "  %s: %s\n", one.Label, w.words.Number(int64(one.N)))
		for _, u := range one.Units {
			fmt.Fprintf(w.stdout, "    %s\n", u.Name)
		}
	}
	if a.Closing.N > 0 {
		fmt.Fprintln(w.stdout, w.words.Text("closing.anew", "n", a.Closing.N))
	}
	return nil
}

// agrees asks at a terminal; nowhere else can anybody be asked.
func (w world) agrees() error {
	if file, ok := w.stdin.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		return errors.New(w.words.Text("cli.close_yes"))
	}
	fmt.Fprint(w.stdout, w.words.Text("cli.close_ask"))
	line, err := bufio.NewReader(w.stdin).ReadString('\n')
	if err == nil && slices.Contains([]string{"co", "c", "yes", "y"}, names.Fold(strings.TrimSpace(line))) {
		return nil
	}
	return errors.New(w.words.Text("cli.close_not"))
}

func (w world) printClosed(a ledger.CloseResult) {
	out, words, c := w.stdout, w.words, a.Closing
	fmt.Fprintln(out, words.Text("closing.done", "month", words.Month(string(c.Month))))
	fmt.Fprintln(out, words.Text("closing.done_at", "time", words.DateTime(c.At.In(w.settings.zone)), "n", c.N))
	if c.N > 1 {
		fmt.Fprintln(out, words.Text("closing.done_changed", "n", c.Changed))
	}
	key := "closing.chairs"
	if a.Chairs == 0 {
		key = "closing.no_chairs"
	}
	fmt.Fprintln(out, words.Text(key, "n", a.Chairs))
}

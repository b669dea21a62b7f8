// Package months is what an operator does with a month: closing it, opening it again, its report and what heads the letter.
package months

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
	"motcua/cmd/motcua/house"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/names"
)

// Close closes a month.
type Close struct {
	Month string `arg:"" name:"month" help:"cli.help.close_month"`
	Yes   bool   `name:"yes" help:"cli.help.close_yes"`
}

// Run shows the checks of a month, asks, and closes what was shown.
func (c Close) Run(ctx context.Context, w house.World) error {
	m, err := w.ParseMonth(c.Month)
	if err != nil {
		return err
	}
	return w.WithStore(ctx, func(h *house.House) error {
		importer := h.Importer(w.Settings)
		shown, err := importer.CheckMonth(ctx, m)
		if err != nil {
			return err
		}
		if shown.State != ledger.Ready {
			return notClosed(w, m, shown)
		}
		if err := printChecks(w, ctx, h, shown); err != nil {
			return err
		}
		if !c.Yes {
			if err := agrees(w); err != nil {
				return err
			}
		}
		a, err := importer.Close(ctx, ledger.CloseRequest{Month: m, Sum: shown.Checks.Sum})
		if err != nil {
			return err
		}
		if a.State != ledger.Done {
			return notClosed(w, m, a)
		}
		printClosed(w, a)
		return nil
	})
}

// notClosed says why a month is not closed.
func notClosed(w house.World, m scoring.Month, a ledger.CloseResult) error {
	arguments := []any{"month", w.Words.Month(string(m))}
	if a.State == ledger.Already {
		arguments = append(arguments, "time", w.Words.DateTime(a.Closing.At.In(w.Settings.Zone)))
	}
	return errors.New(w.Words.Text("closing_state."+string(a.State), arguments...))
}

// printChecks prints what should be known before the month is closed; every unit is named.
func printChecks(w house.World, ctx context.Context, h *house.House, a ledger.CloseResult) error {
	units, err := h.Store.Units(ctx)
	if err != nil {
		return err
	}
	c := months.ClosingChecks{Checks: a.Checks, Names: map[string]string{}}
	for _, u := range units {
		c.Names[u.Code] = u.Name
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("closing.question", "month", w.Words.Month(string(a.Checks.Month))))
	fmt.Fprintln(w.Stdout, w.Words.Text("closing.units", "n", len(a.Checks.Standings)))
	rules, ok := h.Store.RuleSet(a.Checks.RuleSet)
	if !ok {
		return fmt.Errorf("rule set %q is not known", a.Checks.RuleSet)
	}
	grades := c.Grades()
	for _, g := range rules.Grades {
		fmt.Fprintf(w.Stdout, "  %s: %s\n", g.Name.In(w.Words.Language()), w.Words.Number(int64(grades[g.Code])))
	}
	fmt.Fprintln(w.Stdout, w.Words.Text("closing.checks"))
	for _, one := range c.Concerns(w.Words) {
		fmt.Fprintf(w.Stdout, "  %s: %s\n", one.Label, w.Words.Number(int64(one.N)))
		for _, u := range one.Units {
			fmt.Fprintf(w.Stdout, "    %s\n", u.Name)
		}
	}
	for _, line := range months.WithTerms(w.Words, a.Checks.Terms) {
		fmt.Fprintln(w.Stdout, line)
	}
	if a.Closing.N > 0 {
		fmt.Fprintln(w.Stdout, w.Words.Text("closing.anew", "n", a.Closing.N))
	}
	return nil
}

// agrees asks at a terminal; nowhere else can anybody be asked.
func agrees(w house.World) error {
	if file, ok := w.Stdin.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		return errors.New(w.Words.Text("cli.close_yes"))
	}
	fmt.Fprint(w.Stdout, w.Words.Text("cli.close_ask"))
	line, err := bufio.NewReader(w.Stdin).ReadString('\n')
	if err == nil && slices.Contains([]string{"co", "c", "yes", "y"}, names.Fold(strings.TrimSpace(line))) {
		return nil
	}
	return errors.New(w.Words.Text("cli.close_not"))
}

func printClosed(w house.World, a ledger.CloseResult) {
	out, words, c := w.Stdout, w.Words, a.Closing
	fmt.Fprintln(out, words.Text("closing.done", "month", words.Month(string(c.Month))))
	fmt.Fprintln(out, words.Text("closing.done_at", "time", words.DateTime(c.At.In(w.Settings.Zone)), "n", c.N))
	for _, term := range a.Terms {
		fmt.Fprintln(out, words.Text("closing.closed_term", "term", words.Term(string(term))))
	}
	if c.N > 1 {
		fmt.Fprintln(out, words.Text("closing.done_changed", "n", c.Changed))
	}
	key := "closing.chairs"
	if a.Chairs == 0 {
		key = "closing.no_chairs"
	}
	fmt.Fprintln(out, words.Text(key, "n", a.Chairs))
}

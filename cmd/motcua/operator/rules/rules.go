// Package rules is what an operator does about how units are judged: the rule sets and which are used, targets, corrections of points, and
// how much must be known before something is said of it.
package rules

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"motcua/cmd/motcua/house"
	"motcua/locales"
	"motcua/scoring"
	"motcua/scoring/rulesets"
)

// Command is what an authority does with its sets of indicators.
type Command struct {
	List   List   `cmd:"" help:"cli.help.rules_list"`
	Show   Show   `cmd:"" help:"cli.help.rules_show"`
	Check  Check  `cmd:"" help:"cli.help.rules_check"`
	Add    Add    `cmd:"" help:"cli.help.rules_add"`
	Use    Use    `cmd:"" help:"cli.help.rules_use"`
	Export Export `cmd:"" help:"cli.help.rules_export"`
}

// List lists the rule sets.
type List struct{}

// Run prints the sets that there are, and which are used since when.
func (List) Run(ctx context.Context, w house.World) error {
	all, err := catalogue(ctx, w)
	if err != nil {
		return err
	}
	table := w.Table("cli.rules.columns")
	for _, set := range all.Sets() {
		table.Row(set.ID(), w.Words.Month(string(set.ValidFrom)), len(set.Indicators), set.Decision)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, use := range all.Uses() {
		fmt.Fprintln(w.Stdout, house.UseText(w.Words, use))
	}
	return nil
}

// catalogue holds the rule sets of the store, or where there is none, those of the program.
func catalogue(ctx context.Context, w house.World) (all *rulesets.Catalogue, err error) {
	err = w.WithStore(ctx, func(h *house.House) (err error) {
		all, err = h.RulesNow(ctx)
		return err
	})
	if _, absent := os.Lstat(w.Settings.DB); errors.Is(absent, fs.ErrNotExist) {
		return rulesets.Load()
	}
	return all, err
}

// Show shows a rule set.
type Show struct {
	Code string `arg:"" help:"cli.help.rules_code"`
}

// Run prints a set: what each indicator is worth, and how it is counted.
func (c Show) Run(ctx context.Context, w house.World) error {
	all, err := catalogue(ctx, w)
	if err != nil {
		return err
	}
	set, ok := all.ByID(c.Code)
	if !ok {
		return errors.New(w.Words.Text("cli.rules.unknown", "code", c.Code))
	}
	return printSet(w, all, set)
}

// printSet prints a set, what it was read as, its grades, and how it differs from the one that it extends, which is among all.
func printSet(w house.World, all *rulesets.Catalogue, set *scoring.RuleSet) error {
	to, words := w.Stdout, w.Words
	fmt.Fprintln(to, words.Text("cli.rules.head", "code", set.ID(), "decision", set.Decision, "month", words.Month(string(set.ValidFrom)), "most", words.Decimal(set.MaxScore().Cut(2))))
	if set.Source != "" {
		fmt.Fprintln(to, words.Text("cli.rules.source", "source", set.Source))
	}
	if set.Extends != "" {
		fmt.Fprintln(to, words.Text("cli.rules.extends", "code", set.Extends))
	}
	for i, kinds := range set.Apart {
		fmt.Fprintln(to, words.Text("cli.rules.apart", "n", i+1, "kinds", strings.Join(kinds, ", ")))
	}
	table := w.Table("")
	language := words.Language()
	for _, g := range set.Groups {
		var most scoring.Fraction
		for _, ind := range set.Members(g.Code) {
			most = most.Add(ind.Max)
		}
		table.Row(g.Code, words.Decimal(most.Cut(2)), g.Name.In(language))
		for _, ind := range set.Members(g.Code) {
			table.Row("  "+ind.Code, words.Decimal(ind.Max.Cut(2)), ind.Name.In(language))
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	house.TellRules(to, words, set)
	for _, g := range set.Grades {
		fmt.Fprintln(to, words.Text("cli.rules.grade", "grade", g.Name.In(language), "min", words.Decimal(g.Min.Cut(2))))
	}
	if base, ok := all.ByID(set.Extends); ok && set.Extends != "" {
		house.TellChanges(to, words, base, set)
	}
	return nil
}

// Check checks a file.
type Check struct {
	File string `arg:"" type:"existingfile" help:"cli.help.rules_file"`
}

// Run says what is wrong with a file, or what it says when nothing is. Nothing is kept.
func (c Check) Run(ctx context.Context, w house.World) error {
	set, _, err := readRules(ctx, w, c.File)
	if err != nil {
		return err
	}
	all, err := catalogue(ctx, w)
	if err != nil {
		return err
	}
	return printSet(w, all, set)
}

// mostRules bounds a file of rules.
const mostRules = 1 << 20

// readRules reads a set from a file. What is wrong with it is said; then the error is house.ErrSaid.
func readRules(ctx context.Context, w house.World, path string) (*scoring.RuleSet, []byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, mostRules+1))
	if err != nil {
		return nil, nil, err
	}
	if len(raw) > mostRules {
		return nil, nil, errors.New(w.Words.Text("cli.rules.too_big", "file", path))
	}
	all, err := catalogue(ctx, w)
	if err != nil {
		return nil, nil, err
	}
	set, err := all.Parse(raw)
	if wrong, ok := errors.AsType[rulesets.Mistakes](err); ok {
		fmt.Fprintln(w.Stdout, w.Words.Text("cli.rules.wrong", "n", len(wrong), "file", path))
		for _, m := range wrong {
			fmt.Fprintln(w.Stdout, "  "+mistakeLine(w.Words, m))
		}
		return nil, nil, house.ErrSaid
	}
	return set, raw, err
}

// mistakeLine is one mistake in words, with its place.
func mistakeLine(words locales.Printer, m rulesets.Mistake) string {
	var place []string
	if m.Line > 0 {
		place = append(place, words.Text("cli.rules.line", "n", m.Line))
	}
	for _, part := range []string{m.Entry, m.Key} {
		if part != "" {
			place = append(place, part)
		}
	}
	allowed := strings.Join(m.Allowed, ", ")
	if m.Problem == rulesets.OutOfRange && len(m.Allowed) == 2 {
		allowed = words.Text("cli.rules.range", "least", words.Decimal(m.Allowed[0]), "most", words.Decimal(m.Allowed[1]))
	}
	return strings.Join(place, ", ") + ": " + words.Text("rules."+string(m.Problem), "value", m.Value, "allowed", allowed)
}

// Export prints the file of a rule set.
type Export struct {
	Code string `arg:"" help:"cli.help.rules_code"`
}

// Run prints the file that the set was read from: to be changed and added under another edition.
func (c Export) Run(ctx context.Context, w house.World) error {
	all, err := catalogue(ctx, w)
	if err != nil {
		return err
	}
	text, ok := all.Text(c.Code)
	if !ok {
		return errors.New(w.Words.Text("cli.rules.unknown", "code", c.Code))
	}
	_, err = w.Stdout.Write(text)
	return err
}

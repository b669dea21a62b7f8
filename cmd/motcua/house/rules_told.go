package house

import (
	"fmt"
	"io"
	"strings"

	"motcua/locales"
	"motcua/scoring"
)

// TellRules says in words what a set was read as, so that whoever wrote it can hold it against the decision.
func TellRules(to io.Writer, words locales.Printer, set *scoring.RuleSet) {
	say := func(key string, args ...any) { fmt.Fprintln(to, words.Text(key, args...)) }
	entered, common, exported := 0, 0, 0
	for _, ind := range set.Indicators {
		switch {
		case ind.Formula == scoring.Constant:
		case ind.Counts != scoring.Entered:
			exported++
		case ind.Common:
			common++
		default:
			entered++
		}
	}
	say("cli.rules.told_sources", "exported", exported, "entered", entered, "common", common)
	if set.Alone {
		say("cli.rules.told_alone")
	}
	if set.Converted {
		say("cli.rules.told_converted")
	} else {
		say("cli.rules.told_added")
	}
	if len(set.Unscored) > 0 {
		say("cli.rules.told_unscored", "codes", strings.Join(set.Unscored, ", "))
	}
	for _, ind := range set.Indicators {
		fmt.Fprintf(to, "  %s: %s.\n", ind.Code, strings.Join(indicatorTold(words, set, ind), "; "))
	}
	for i, kinds := range set.Apart {
		say("cli.rules.told_apart", "n", i+1, "kinds", strings.Join(kinds, ", "))
	}
}

// TellChanges says in what a set differs from the one that it extends: targets, grades and kinds of unit that are ranked apart.
func TellChanges(to io.Writer, words locales.Printer, base, set *scoring.RuleSet) {
	var changes []string
	change := func(what, from, now string) {
		if from != now {
			changes = append(changes, words.Text("cli.rules.change", "what", what, "from", from, "now", now))
		}
	}
	for _, ind := range set.Indicators {
		was, _ := base.Indicator(ind.Code)
		change(words.Text("cli.rules.change_target", "code", ind.Code), targetTold(words, was), targetTold(words, ind))
	}
	change(words.Text("cli.rules.change_grades"), gradesTold(words, base), gradesTold(words, set))
	change(words.Text("cli.rules.change_apart"), apartTold(words, base), apartTold(words, set))
	if len(changes) == 0 {
		fmt.Fprintln(to, words.Text("cli.rules.change_none", "code", base.ID()))
		return
	}
	fmt.Fprintln(to, words.Text("cli.rules.changes", "code", base.ID()))
	for _, line := range changes {
		fmt.Fprintln(to, "  "+line)
	}
}

func targetTold(words locales.Printer, ind scoring.Indicator) string {
	if !ind.Aimed {
		return words.Text("targets.none")
	}
	return words.Text("overview.percent", "share", words.Decimal(ind.Target.Mul(scoring.Int(100)).Cut(4)))
}

func gradesTold(words locales.Printer, set *scoring.RuleSet) string {
	var grades []string
	for _, g := range set.Grades {
		grades = append(grades, words.Text("cli.rules.grade", "grade", g.Name.In(words.Language()), "min", words.Decimal(g.Min.Cut(2))))
	}
	return strings.Join(grades, ", ")
}

func apartTold(words locales.Printer, set *scoring.RuleSet) string {
	if len(set.Apart) == 0 {
		return words.Text("cli.rules.change_together")
	}
	var lists []string
	for _, kinds := range set.Apart {
		lists = append(lists, strings.Join(kinds, ", "))
	}
	return strings.Join(lists, "; ")
}

// indicatorTold says how an indicator earns points, from what, what is meant where there is nothing, and what its target is.
func indicatorTold(words locales.Printer, set *scoring.RuleSet, ind scoring.Indicator) []string {
	text := func(key string, args ...any) string { return words.Text(key, args...) }
	points := func(f scoring.Fraction) string { return words.Decimal(f.Cut(4)) }
	share := func(f scoring.Fraction) string { return words.Decimal(f.Mul(scoring.Int(100)).Cut(4)) }
	if ind.Formula == scoring.Constant {
		return []string{text("cli.rules.told_constant", "points", points(ind.Points))}
	}
	var told []string
	switch ind.Formula {
	case scoring.Capped:
		told = append(told, text("cli.rules.told_capped", "max", points(ind.Max), "cap", share(ind.Cap)))
	case scoring.Stepped:
		var steps []string
		for _, s := range ind.Steps {
			steps = append(steps, text("cli.rules.told_step", "share", share(s.From), "points", points(s.Points)))
		}
		told = append(told, text("cli.rules.told_steps", "steps", strings.Join(steps, ", ")))
	default:
		told = append(told, text("cli.rules.told_proportional", "max", points(ind.Max)))
	}
	if ind.Round > 0 {
		told = append(told, text("cli.rules.told_round", "n", ind.Round))
	}
	switch {
	case ind.Counts != scoring.Entered:
		told = append(told, text("cli.rules.told_exported", "numerator", words.Text("numerator."+string(ind.Counts), "span", words.Text("span.period")), "denominator", words.Text("denominator."+string(ind.Counts), "span", words.Text("span.period"))))
	case ind.Common:
		told = append(told, text("cli.rules.told_common"))
	default:
		told = append(told, text("cli.rules.told_entered"))
	}
	switch {
	case ind.Less != "":
		told = append(told, text("cli.rules.told_shares_less", "code", ind.Shares, "less", ind.Less))
	case ind.Shares != "":
		told = append(told, text("cli.rules.told_shares", "code", ind.Shares))
	}
	told = append(told, text("cli.rules.absent."+string(ind.Absent)), text("cli.rules.empty."+string(ind.Empty), "code", ind.Parent))
	if ind.Aimed {
		told = append(told, text("cli.rules.told_target", "share", share(ind.Target)))
	}
	if len(ind.Names) > 0 {
		told = append(told, text("cli.rules.told_names", "names", strings.Join(ind.Names, ", ")))
	}
	return told
}

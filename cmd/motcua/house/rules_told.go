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
	for _, ind := range set.Indicators {
		fmt.Fprintf(to, "  %s: %s.\n", ind.Code, strings.Join(indicatorTold(words, set, ind), "; "))
	}
	for i, kinds := range set.Apart {
		say("cli.rules.told_apart", "n", i+1, "kinds", strings.Join(kinds, ", "))
	}
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
		told = append(told, text("cli.rules.told_exported", "numerator", words.Text("numerator."+string(ind.Counts)), "denominator", words.Text("denominator."+string(ind.Counts))))
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

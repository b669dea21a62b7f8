package rulesets

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"motcua/scoring"
)

// shortest is the width that a short name must not exceed, so that a line of a card fits a phone.
const shortest = 24

var (
	formulas = []scoring.Formula{scoring.Proportional, scoring.Capped}
	policies = []scoring.Policy{scoring.Exclude, scoring.Full, scoring.Zero, scoring.Inherit}
	sources  = []scoring.Counts{
		scoring.Entered, scoring.ResolvedOnTime, scoring.ReceivedOnline, scoring.PaidOnline, scoring.ResolvedEResult, scoring.ReceivedDigitised,
	}
)

func validate(set *scoring.RuleSet) error {
	if set.Code == "" || set.Decision == "" {
		return errors.New("code and decision must be given")
	}
	if len(set.Groups) == 0 || len(set.Indicators) == 0 || len(set.Grades) == 0 {
		return errors.New("groups, indicators and grades must be given")
	}
	var codes []string
	for i, g := range set.Groups {
		if err := errors.Join(checkUnique(g.Code, codes), checkName(g.Name, 0), checkName(g.Short, shortest)); err != nil {
			return fmt.Errorf("group %d (%s): %w", i+1, g.Code, err)
		}
		codes = append(codes, g.Code)
		if len(set.Members(g.Code)) == 0 {
			return fmt.Errorf("group %d (%s): it has no indicators", i+1, g.Code)
		}
	}
	if err := checkIndicators(set, codes); err != nil {
		return err
	}
	return checkGrades(set)
}

func checkIndicators(set *scoring.RuleSet, groups []string) error {
	var codes []string
	for i, ind := range set.Indicators {
		err := errors.Join(checkUnique(ind.Code, codes), checkName(ind.Name, 0), checkName(ind.Short, shortest), checkFigures(ind), checkParents(set, ind))
		if !slices.Contains(groups, ind.Group) {
			err = errors.Join(err, fmt.Errorf("group %q is not among the groups", ind.Group))
		}
		if err != nil {
			return fmt.Errorf("indicator %d (%s): %w", i+1, ind.Code, err)
		}
		codes = append(codes, ind.Code)
	}
	return nil
}

func checkFigures(ind scoring.Indicator) error {
	one := scoring.Int(1)
	if ind.Max.Sign() <= 0 {
		return errors.New("max must be above 0")
	}
	if !slices.Contains(formulas, ind.Formula) {
		return fmt.Errorf("formula is %q, but must be one of %q", ind.Formula, formulas)
	}
	if !slices.Contains(policies, ind.Empty) {
		return fmt.Errorf("empty is %q, but must be one of %q", ind.Empty, policies)
	}
	if !slices.Contains(sources, ind.Counts) {
		return fmt.Errorf("counts is %q, but must be one of %q", ind.Counts, sources)
	}
	if capped := ind.Formula == scoring.Capped; capped != (ind.Cap.Sign() > 0) || ind.Cap.Cmp(one) > 0 {
		return errors.New("cap must be above 0 and at most 1 for the capped formula, and must not be given for another")
	}
	if ind.Aimed && (ind.Target.Sign() <= 0 || ind.Target.Cmp(one) > 0) {
		return errors.New("target must be above 0 and at most 1")
	}
	return nil
}

// checkParents holds that a parent exists and is not itself inheriting, so that one step settles a score.
func checkParents(set *scoring.RuleSet, ind scoring.Indicator) error {
	if ind.Empty != scoring.Inherit {
		if ind.Parent != "" {
			return errors.New("parent must be given for the policy inherit only")
		}
		return nil
	}
	parent, ok := set.Indicator(ind.Parent)
	if !ok || parent.Code == ind.Code {
		return fmt.Errorf("parent %q is not another indicator", ind.Parent)
	}
	if parent.Empty == scoring.Inherit {
		return fmt.Errorf("parent %s inherits itself", parent.Code)
	}
	return nil
}

func checkGrades(set *scoring.RuleSet) error {
	var codes []string
	for i, g := range set.Grades {
		err := errors.Join(checkUnique(g.Code, codes), checkName(g.Name, 0))
		if i > 0 && g.Min.Cmp(set.Grades[i-1].Min) >= 0 {
			err = errors.Join(err, errors.New("min must be below that of the grade before"))
		}
		if err != nil {
			return fmt.Errorf("grade %d (%s): %w", i+1, g.Code, err)
		}
		codes = append(codes, g.Code)
	}
	if last := set.Grades[len(set.Grades)-1]; last.Min.Sign() != 0 {
		return fmt.Errorf("grade %d (%s): the last grade must begin at 0", len(set.Grades), last.Code)
	}
	if set.Grades[0].Min.Cmp(scoring.Int(100)) > 0 {
		return fmt.Errorf("grade 1 (%s): min must not be above 100", set.Grades[0].Code)
	}
	return nil
}

func checkUnique(code string, seen []string) error {
	if code == "" {
		return errors.New("code must be given")
	}
	if slices.Contains(seen, code) {
		return errors.New("the code is used twice")
	}
	return nil
}

// checkName holds that a name is there in both languages, and within the width when there is one.
func checkName(w scoring.Words, width int) error {
	for _, language := range []string{"vi", "en"} {
		if w[language] == "" {
			return fmt.Errorf("a name is missing in %s", language)
		}
		if width > 0 && utf8.RuneCountInString(w[language]) > width {
			return fmt.Errorf("the short name %q is longer than %d characters", w[language], width)
		}
	}
	return nil
}

package rulesets

import (
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"motcua/scoring"
)

// document is a rule set as written.
type document struct {
	Code       string `toml:"code"`
	Decision   string `toml:"decision"`
	ValidFrom  string `toml:"valid_from"`
	Compare    string `toml:"compare"`
	Groups     []group
	Indicators []indicator
	Grades     []grade
}

type group struct {
	Code        string
	Name, Short scoring.Words
}

type indicator struct {
	Code, Group                                      string
	Name, Short                                      scoring.Words
	Max, Formula, Cap, Empty, Parent, Counts, Target string
}

type grade struct {
	Code string
	Name scoring.Words
	Min  string
}

// Parse reads one rule set and validates it. The error names the entry that is wrong.
func Parse(raw []byte) (*scoring.RuleSet, error) {
	var doc document
	meta, err := toml.Decode(string(raw), &doc)
	if err != nil {
		return nil, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("unknown key %s", unknown[0])
	}
	set := &scoring.RuleSet{Code: doc.Code, Decision: doc.Decision}
	if set.ValidFrom, err = scoring.ParseMonth(doc.ValidFrom); err != nil {
		return nil, fmt.Errorf("valid_from: %w", err)
	}
	switch doc.Compare {
	case "minute":
	case "date":
		set.DateOnly = true
	default:
		return nil, fmt.Errorf("compare is %q, but must be minute or date", doc.Compare)
	}
	for _, g := range doc.Groups {
		set.Groups = append(set.Groups, scoring.Group(g))
	}
	for i, in := range doc.Indicators {
		ind, err := in.parse()
		if err != nil {
			return nil, fmt.Errorf("indicator %d (%s): %w", i+1, in.Code, err)
		}
		set.Indicators = append(set.Indicators, ind)
	}
	for i, g := range doc.Grades {
		least, err := scoring.ParseFraction(g.Min)
		if err != nil {
			return nil, fmt.Errorf("grade %d (%s): min: %w", i+1, g.Code, err)
		}
		grade := scoring.Grade{Code: g.Code, Name: g.Name, Min: least}
		if i > 0 {
			grade.Below = set.Grades[i-1].Min
		}
		set.Grades = append(set.Grades, grade)
	}
	if err := validate(set); err != nil {
		return nil, err
	}
	return set, nil
}

func (in indicator) parse() (scoring.Indicator, error) {
	ind := scoring.Indicator{
		Code: in.Code, Group: in.Group, Name: in.Name, Short: in.Short,
		Formula: scoring.Formula(in.Formula), Empty: scoring.Policy(in.Empty), Parent: in.Parent,
		Counts: scoring.Counts(in.Counts), Aimed: in.Target != "",
	}
	for _, figure := range []struct {
		key, text string
		to        *scoring.Fraction
	}{{"max", in.Max, &ind.Max}, {"cap", in.Cap, &ind.Cap}, {"target", in.Target, &ind.Target}} {
		if figure.text == "" && figure.key != "max" {
			continue
		}
		f, err := scoring.ParseFraction(strings.TrimSpace(figure.text))
		if err != nil {
			return ind, fmt.Errorf("%s: %w", figure.key, err)
		}
		*figure.to = f
	}
	return ind, nil
}

// Package rulesets holds the decisions by which units are scored, as embedded data. Adding a rule set is adding a
// .toml file to this folder: it is parsed and validated when the program starts.
package rulesets

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"motcua/scoring"
)

//go:embed *.toml
var files embed.FS

// Catalogue is the rule sets the program knows. It does not change and may be shared.
type Catalogue struct{ sets []*scoring.RuleSet }

// Load reads and validates every embedded rule set. An error names the file and the entry.
func Load() (*Catalogue, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("list the rule sets: %w", err)
	}
	c := &Catalogue{}
	for _, entry := range entries {
		raw, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read rule set %s: %w", entry.Name(), err)
		}
		set, err := Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("rule set %s: %w", entry.Name(), err)
		}
		if want := strings.TrimSuffix(entry.Name(), ".toml"); set.Code != want {
			return nil, fmt.Errorf("rule set %s: code is %q, but must be the file's name %q", entry.Name(), set.Code, want)
		}
		c.sets = append(c.sets, set)
	}
	slices.SortFunc(c.sets, func(a, b *scoring.RuleSet) int { return strings.Compare(string(a.ValidFrom), string(b.ValidFrom)) })
	return c, nil
}

// ByCode finds a rule set by its code.
func (c *Catalogue) ByCode(code string) (*scoring.RuleSet, bool) {
	i := slices.IndexFunc(c.sets, func(s *scoring.RuleSet) bool { return s.Code == code })
	if i < 0 {
		return nil, false
	}
	return c.sets[i], true
}

// For is the rule set in force in the month: the one that became valid last. It is false before the first.
func (c *Catalogue) For(m scoring.Month) (*scoring.RuleSet, bool) {
	for _, set := range slices.Backward(c.sets) {
		if set.ValidFrom <= m {
			return set, true
		}
	}
	return nil, false
}

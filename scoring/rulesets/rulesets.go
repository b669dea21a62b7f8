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
type Catalogue struct {
	sets  []*scoring.RuleSet // by the month from which they are valid
	texts map[string][]byte  // by ID
	uses  []Use              // by the month from which they hold
}

// Use is the choice of rule sets from a month on, until another one holds: the first ranks and grades, the others are shown beside it. A
// code without an edition stands for the one that is valid in the month that is scored.
type Use struct {
	From  scoring.Month // "" from the beginning
	Codes []string
}

// Load reads and validates every embedded rule set. An error names the file and the entry.
func Load() (*Catalogue, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("list the rule sets: %w", err)
	}
	c := &Catalogue{texts: map[string][]byte{}, uses: []Use{{Codes: []string{"dien-bien-459"}}}}
	for _, entry := range entries {
		raw, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read rule set %s: %w", entry.Name(), err)
		}
		set, err := Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("rule set %s: %w", entry.Name(), err)
		}
		if want := strings.TrimSuffix(entry.Name(), ".toml"); set.ID() != want {
			return nil, fmt.Errorf("rule set %s: it is %q, but must be as the file is called", entry.Name(), set.ID())
		}
		c.sets = append(c.sets, set)
		c.texts[set.ID()] = raw
	}
	slices.SortFunc(c.sets, func(a, b *scoring.RuleSet) int { return strings.Compare(string(a.ValidFrom), string(b.ValidFrom)) })
	return c, nil
}

// ByID finds a rule set by its ID, or its newest edition by the code alone.
func (c *Catalogue) ByID(id string) (*scoring.RuleSet, bool) {
	for _, set := range slices.Backward(c.sets) {
		if set.ID() == id || set.Code == id {
			return set, true
		}
	}
	return nil, false
}

// Sets are all rule sets, by the month from which they are valid. They must not be changed.
func (c *Catalogue) Sets() []*scoring.RuleSet { return slices.Clone(c.sets) }

// Text is the file that a rule set was read from, as ByID finds it. It must not be changed.
func (c *Catalogue) Text(id string) ([]byte, bool) {
	set, ok := c.ByID(id)
	if !ok {
		return nil, false
	}
	return c.texts[set.ID()], true
}

// Using is the catalogue with an authority's choices in the place of the usual one. It is an error to choose what is not there.
func (c *Catalogue) Using(uses []Use) (*Catalogue, error) {
	for _, use := range uses {
		for _, code := range use.Codes {
			if _, ok := c.ByID(code); !ok {
				return nil, fmt.Errorf("there is no rule set %s", code)
			}
		}
	}
	chosen := *c
	chosen.uses = slices.SortedStableFunc(slices.Values(uses), func(a, b Use) int { return strings.Compare(string(a.From), string(b.From)) })
	return &chosen, nil
}

// For is the rule set by which units are ranked and graded in the month. It is false where none is chosen, or the chosen one is not
// valid yet.
func (c *Catalogue) For(m scoring.Month) (*scoring.RuleSet, bool) {
	sets := c.Shown(m)
	if len(sets) == 0 {
		return nil, false
	}
	return sets[0], true
}

// Shown are the rule sets by which units are scored in the month: the one that ranks and grades, then those shown beside it. Those that
// are not valid yet in the month are left out; when that is the first, there are none.
func (c *Catalogue) Shown(m scoring.Month) []*scoring.RuleSet {
	for _, use := range slices.Backward(c.uses) {
		if use.From > m {
			continue
		}
		var sets []*scoring.RuleSet
		for i, code := range use.Codes {
			set, ok := c.validIn(code, m)
			if i == 0 && !ok {
				return nil
			}
			if ok {
				sets = append(sets, set)
			}
		}
		return sets
	}
	return nil
}

// validIn is the edition of a code that is valid in the month, or the one that is named.
func (c *Catalogue) validIn(code string, m scoring.Month) (*scoring.RuleSet, bool) {
	for _, set := range slices.Backward(c.sets) {
		if (set.Code == code || set.ID() == code) && set.ValidFrom <= m {
			return set, true
		}
	}
	return nil, false
}

// Package rulesets holds the decisions by which units are scored: those that are built in, and those that an authority added, each as a
// .toml file that is parsed and checked, and which of them are used in which month.
package rulesets

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"motcua/scoring"
)

//go:embed *.toml
var files embed.FS

// Catalogue is the rule sets that there are, and the choice of them by month. It does not change and may be shared.
type Catalogue struct {
	sets  []*scoring.RuleSet // by the month from which they are valid
	texts map[string][]byte  // by ID
	uses  []Use              // that the authority chose, by the month from which they hold
}

// Use is the choice of rule sets from a month on, until another one holds: the first ranks and grades, the others are shown beside it. A
// code without an edition stands for the one that is valid in the month that is scored.
type Use struct {
	From  scoring.Month // "" from the beginning
	Codes []string
}

// defaultUses is the choice where the authority made none: the decision of the district tier until that ended, then the national one.
func defaultUses() []Use {
	return []Use{{Codes: []string{"dien-bien-459"}}, {From: "2025-07", Codes: []string{"quoc-gia-766"}}}
}

// Load reads and validates every embedded rule set, once in a process. An error names the file and the entry.
func Load() (*Catalogue, error) { return loadOnce() }

var loadOnce = sync.OnceValues(readFiles)

func readFiles() (*Catalogue, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("list the rule sets: %w", err)
	}
	c := &Catalogue{texts: map[string][]byte{}}
	for _, entry := range entries {
		raw, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read rule set %s: %w", entry.Name(), err)
		}
		set, err := c.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("rule set %s: %w", entry.Name(), err)
		}
		if want := strings.TrimSuffix(entry.Name(), ".toml"); set.ID() != want {
			return nil, fmt.Errorf("rule set %s: it is %q, but must be as the file is called", entry.Name(), set.ID())
		}
		c.add(set, raw)
	}
	return c, nil
}

// Parse is Parse with the sets of the catalogue to extend.
func (c *Catalogue) Parse(raw []byte) (*scoring.RuleSet, error) { return Parse(raw, c.ByID) }

// add adds a set in the order of validity.
func (c *Catalogue) add(set *scoring.RuleSet, text []byte) {
	c.sets = append(c.sets, set)
	c.texts[set.ID()] = text
	slices.SortStableFunc(c.sets, func(a, b *scoring.RuleSet) int {
		return cmp.Or(cmp.Compare(a.ValidFrom, b.ValidFrom), cmp.Compare(a.Edition, b.Edition))
	})
}

// Own is what an authority has of its own: sets that it added, as their files have them, and its choices.
type Own struct {
	Texts [][]byte
	Uses  []Use
}

// Choices are the choices that hold one after the other, from the earliest month on: before the first of the authority's own the usual ones.
func (o Own) Choices() (all []Use) {
	own := slices.SortedStableFunc(slices.Values(o.Uses), func(a, b Use) int { return cmp.Compare(a.From, b.From) })
	for _, use := range defaultUses() {
		if len(own) == 0 || use.From < own[0].From {
			all = append(all, use)
		}
	}
	return append(all, own...)
}

// With is the catalogue with what an authority has of its own; before the first of its choices, the usual one holds. A set that is there
// already stays as it is: the figures that were made by it must be made again by the same. It is an error to choose what is not there.
func (c *Catalogue) With(own Own) (*Catalogue, error) {
	if len(own.Texts)+len(own.Uses) == 0 {
		return c, nil
	}
	all := &Catalogue{sets: slices.Clone(c.sets), texts: maps.Clone(c.texts)}
	if err := all.addOwn(own.Texts); err != nil {
		return nil, err
	}
	for _, use := range own.Uses {
		for _, code := range use.Codes {
			if _, ok := all.ByID(code); !ok {
				return nil, fmt.Errorf("there is no rule set %s", code)
			}
		}
	}
	all.uses = own.Uses
	return all, nil
}

// addOwn adds the sets of an authority, in whatever order they come: one that extends another is added after it.
func (c *Catalogue) addOwn(texts [][]byte) error {
	for len(texts) > 0 {
		var later [][]byte
		var waits error
		for _, text := range texts {
			set, err := c.Parse(text)
			if wrong, ok := errors.AsType[Mistakes](err); ok && wrong.miss("extends") {
				later, waits = append(later, text), err
				continue
			}
			if err != nil {
				return err
			}
			if _, known := c.texts[set.ID()]; !known {
				c.add(set, text)
			}
		}
		if len(later) == len(texts) {
			return waits
		}
		texts = later
	}
	return nil
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

// UseIn is the choice that holds in the month.
func (c *Catalogue) UseIn(m scoring.Month) (use Use) {
	for _, use = range slices.Backward(c.Uses()) {
		if use.From <= m {
			return use
		}
	}
	return Use{}
}

// Uses are the choices that hold one after the other, from the earliest month on.
func (c *Catalogue) Uses() []Use { return Own{Uses: c.uses}.Choices() }

// FirstMonth is the first month in which a set is valid, or any edition of a code; "" when there is none.
func (c *Catalogue) FirstMonth(code string) scoring.Month {
	for _, set := range c.sets {
		if set.Code == code || set.ID() == code {
			return set.ValidFrom
		}
	}
	return ""
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
func (c *Catalogue) Shown(m scoring.Month) (sets []*scoring.RuleSet) {
	for i, code := range c.UseIn(m).Codes {
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

// InUse are the rule sets of all choices by their newest editions in the month: those of the latest choice first.
func (c *Catalogue) InUse(m scoring.Month) (sets []*scoring.RuleSet) {
	for _, use := range slices.Backward(c.Uses()) {
		for _, code := range use.Codes {
			if set, ok := c.validIn(code, m); ok && !slices.Contains(sets, set) {
				sets = append(sets, set)
			}
		}
	}
	return sets
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

package storage

import (
	"context"
	"strings"
	"sync"

	"motcua/scoring"
	"motcua/scoring/rulesets"
)

const (
	textOfRuleSet Query = `SELECT text FROM rule_sets WHERE id = ?`
	// OwnRules are the rule sets that the authority added, then its choices. Both are few.
	OwnRules Query = `SELECT 'set' AS kind, id AS name, text AS value FROM rule_sets
		UNION ALL SELECT 'use', since, codes FROM rule_uses ORDER BY 1, 2`
)

// ruleSets are the sets of the file that were asked for. What an id stands for never changes.
type ruleSets struct {
	mu    sync.RWMutex
	known map[string]*scoring.RuleSet
}

// RuleSet is the rule set of an id, by which stored cards are rebuilt: the program's, or one that was added to the file.
func (s *File) RuleSet(id string) (*scoring.RuleSet, bool) {
	if set, ok := s.opt.RuleSets(id); ok {
		return set, true
	}
	s.rules.mu.RLock()
	set, ok := s.rules.known[id]
	s.rules.mu.RUnlock()
	if ok {
		return set, true
	}
	text, found, err := Maybe[string](context.Background(), s, "read the rule set "+id, textOfRuleSet, id)
	if err == nil && found {
		set, err = rulesets.Parse([]byte(text), s.RuleSet)
	}
	if err != nil || !found {
		return nil, false
	}
	s.rules.mu.Lock()
	defer s.rules.mu.Unlock()
	if s.rules.known == nil {
		s.rules.known = map[string]*scoring.RuleSet{}
	}
	s.rules.known[id] = set
	return set, true
}

// RuleRow is a rule set or a choice as OwnRules reads it.
type RuleRow struct{ Kind, Name, Value string }

// OwnOf is what an authority has of its own in rules, from rows of OwnRules.
func OwnOf(rows []RuleRow) (own rulesets.Own) {
	for _, r := range rows {
		if r.Kind == "set" {
			own.Texts = append(own.Texts, []byte(r.Value))
			continue
		}
		own.Uses = append(own.Uses, rulesets.Use{From: scoring.Month(r.Name), Codes: strings.Fields(r.Value)})
	}
	return own
}

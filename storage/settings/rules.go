package settings

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"motcua/scoring"
	"motcua/scoring/people"
	"motcua/scoring/rulesets"
	"motcua/storage"
	"motcua/storage/audit"
)

// ErrOtherRules says that a rule set is there under the id, with another text. Cards and closings name the id: what it stands for does not
// change, and a changed set is added under another edition.
var ErrOtherRules = errors.New("another rule set has this id")

const (
	textOfRules storage.Query = `SELECT text FROM rule_sets WHERE id = ?`
	codesFrom   storage.Query = `SELECT codes FROM rule_uses WHERE since = ?`
)

// OwnRules are the rule sets that the authority added, and its choices. They are shared and must not be changed.
func (s *Store) OwnRules(ctx context.Context) (rulesets.Own, error) {
	return storage.Cached(ctx, s.file, storage.OwnRules, func() (rulesets.Own, error) {
		rows, err := storage.List[storage.RuleRow](ctx, s.file, "read the rule sets", storage.OwnRules)
		return storage.OwnOf(rows), err
	})
}

// AddRuleSet keeps a rule set by its id; by is who adds it, 0 on the command line. The same text again changes nothing. Another text under
// the id is ErrOtherRules.
func (s *Store) AddRuleSet(ctx context.Context, id string, text []byte, by int64) error {
	return s.file.Write(ctx, "add the rule set "+id, func(tx *storage.Tx) error {
		var known []string
		if err := tx.SelectContext(ctx, &known, string(textOfRules), id); err != nil {
			return err
		}
		switch {
		case len(known) > 0 && known[0] != string(text):
			return ErrOtherRules
		case len(known) > 0:
			return nil
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO rule_sets (id, text, at, by_person) VALUES (:id, :text, :at, :by_person)`,
			storage.Args{"id": id, "text": string(text), "at": storage.Seconds(tx.Now), "by_person": by})
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: by, Action: audit.RulesAdded, Details: people.Details{Rules: id}})
	})
}

// UseRuleSets has rule sets used from a month on: the first ranks and grades, the others are shown beside it. The same choice again changes
// nothing. Months that are open are to be judged again.
func (s *Store) UseRuleSets(ctx context.Context, use rulesets.Use, by int64) error {
	codes := strings.Join(use.Codes, " ")
	return s.file.Write(ctx, fmt.Sprintf("use %s from %s on", codes, use.From), func(tx *storage.Tx) error {
		var known []string
		if err := tx.SelectContext(ctx, &known, string(codesFrom), string(use.From)); err != nil || len(known) > 0 && known[0] == codes {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO rule_uses (since, codes, at, by_person) VALUES (:since, :codes, :at, :by_person)
			ON CONFLICT (since) DO UPDATE SET codes = excluded.codes, at = excluded.at, by_person = excluded.by_person`,
			storage.Args{"since": string(use.From), "codes": codes, "at": storage.Seconds(tx.Now), "by_person": by})
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: by, Action: audit.RulesUsed, Term: scoring.Term(use.From), Details: people.Details{Rules: codes}})
	})
}

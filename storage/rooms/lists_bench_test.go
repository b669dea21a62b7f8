package rooms

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"motcua/scoring"
	"motcua/scoring/export/dossier"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// BenchmarkLists asks for a page of what a large commune misses in a month: it has a thousand dossiers in it.
func BenchmarkLists(b *testing.B) {
	s := openStore(b)
	putUnits(b, s, 6)
	merge(b, s, noon, false, randomDossiers(rand.New(rand.NewPCG(1, 2)), 60_000, 5, 12)...)
	rules, _ := s.RuleSet("dien-bien-459")
	m := scoring.Month("2023-06")
	take(b, s, nil, func(ctx context.Context, tx ledger.Intake) error {
		counted, err := tx.DossierTallies(ctx, dossier.NewWindow(scoring.Term(m), hanoi, m.End(hanoi), rules), []string{unitCode(1)})
		if err != nil {
			return err
		}
		card, err := scoring.Score(rules, m, unitCode(1), map[string]scoring.Tally{"TD": counted[unitCode(1)][scoring.ResolvedOnTime]})
		if err != nil {
			return err
		}
		card.CutOff = m.End(hanoi)
		return putReaching(ctx, tx, m, scoring.Rank([]scoring.Scorecard{card}), false)
	})
	for _, counts := range fed {
		b.Run(string(counts), func(b *testing.B) {
			for b.Loop() {
				if _, total, err := s.Gap(b.Context(), m, unitCode(1), counts, 0, 10); err != nil || total == 0 {
					b.Fatal(total, err)
				}
			}
		})
	}
	b.Run("due", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.DueBetween(b.Context(), unitCode(1), noon, noon.AddDate(0, 0, 3), 0, 10); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDialogue looks what somebody is being asked, as every answer to a text does, and puts and ends a question.
func BenchmarkDialogue(b *testing.B) {
	s := openStore(b)
	ask := func(update int64) {
		if err := s.Ask(b.Context(), 7, people.Dialogue{Asks: "unit", Expires: noon.Add(time.Hour)}, update); err != nil {
			b.Fatal(err)
		}
	}
	ask(1)
	update := int64(2)
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if _, found, err := s.Dialogue(b.Context(), 7, update, noon); err != nil || !found {
				b.Fatal(found, err)
			}
		}
	})
	b.Run("ask and end", func(b *testing.B) {
		for b.Loop() {
			update += 2
			ask(update)
			if ended, err := s.EndDialogue(b.Context(), 7, update+1); err != nil || !ended {
				b.Fatal(ended, err)
			}
		}
	})
}

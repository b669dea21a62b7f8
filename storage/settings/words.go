package settings

import (
	"context"

	"motcua/scoring/export/table"
	"motcua/scoring/names"
	"motcua/scoring/people"
	"motcua/storage"
	"motcua/storage/audit"
)

const allWords storage.Query = `SELECT field, written, meaning, since FROM words ORDER BY field, word`

// Words are the words of exports whose meaning somebody taught, by field, then by the word.
func (s *Store) Words(ctx context.Context) ([]table.TaughtWord, error) {
	rows, err := storage.List[struct {
		Field, Written, Meaning string
		Since                   int64
	}](ctx, s.file, "read the words that were taught", allWords)
	var all []table.TaughtWord
	for _, r := range rows {
		all = append(all, table.TaughtWord{Field: r.Field, Word: r.Written, Meaning: r.Meaning, Since: s.file.Instant(r.Since)})
	}
	return all, err
}

// TeachWord keeps what a word of a field means; by is who says so. The same again changes nothing.
func (s *Store) TeachWord(ctx context.Context, w table.TaughtWord, by int64) error {
	return s.file.Write(ctx, "teach a word", func(tx *storage.Tx) error {
		now := tx.Now
		result, err := tx.ExecContext(ctx, `INSERT INTO words (field, word, written, meaning, since, by_person) VALUES (:field, :word, :written, :meaning, :since, :by_person)
			ON CONFLICT (field, word) DO UPDATE SET meaning = excluded.meaning, since = excluded.since, by_person = excluded.by_person
			WHERE words.meaning <> excluded.meaning`,
			storage.Args{"field": w.Field, "word": names.Fold(w.Word), "written": w.Word,
				"meaning": w.Meaning, "since": storage.Seconds(now), "by_person": by})
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: now, By: by, Action: audit.WordTaught, Details: people.Details{Field: w.Field, Meaning: w.Meaning}})
	})
}

// ForgetWord drops what a word of a field was taught to mean; by is who does it.
func (s *Store) ForgetWord(ctx context.Context, field, word string, by int64) error {
	return s.file.Write(ctx, "forget a word that was taught", func(tx *storage.Tx) error {
		result, err := tx.ExecContext(ctx, `DELETE FROM words WHERE field = :field AND word = :word`,
			storage.Args{"field": field, "word": names.Fold(word)})
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{At: tx.Now, By: by, Action: audit.WordForgotten, Details: people.Details{Field: field}})
	})
}

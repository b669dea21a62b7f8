package storage_test

import (
	"strings"
	"testing"

	"motcua/storage"
)

// Every name has its own value, wherever it stands first and however often.
func TestValuesGoToTheirNames(t *testing.T) {
	s := openStore(t)
	var got struct{ A, B, C, Again string }
	err := s.Write(t.Context(), "ask", func(tx *storage.Tx) error {
		return tx.GetContext(t.Context(), &got, `SELECT :c AS c, :a AS a, :b_2 AS b, :c AS again`, storage.Args{"a": "1", "b_2": "2", "c": "3"})
	})
	if err != nil || got.A != "1" || got.B != "2" || got.C != "3" || got.Again != "3" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestArgsThatDoNotFitTheStatementAreRefused(t *testing.T) {
	s := openStore(t)
	for _, k := range []struct {
		sentence, statement string
		args                []any
		want                string
	}{
		{"A misspelt name is not NULL.", `SELECT :month`, []any{storage.Args{"mounth": 1}}, "the parameter :month has no value"},
		{"No condition is forgotten.", `SELECT :month`, []any{storage.Args{"month": 1, "unit": 2}}, "one has no parameter"},
		{"A parameter without a name takes none of the named values.", `SELECT :month, ?`, []any{storage.Args{"month": 1}}, "a parameter has no name"},
		{"Several values have names.", `SELECT ?, ?`, []any{1, 2}, "values have no names"},
		{"A value without a name does not stand for a name.", `SELECT :month`, []any{1}, "values have no names"},
		{"A value without a name does not stand for two parameters.", `SELECT ?1, ?1`, []any{1}, "values have no names"},
	} {
		err := s.Write(t.Context(), "ask", func(tx *storage.Tx) error {
			_, err := tx.ExecContext(t.Context(), k.statement, k.args...)
			return err
		})
		if err == nil || !strings.Contains(err.Error(), k.want) {
			t.Errorf("%s got %v, want %q", k.sentence, err, k.want)
		}
	}
}

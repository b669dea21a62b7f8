package imports

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"motcua/cmd/motcua/house"
	"motcua/scoring/export/dossier"
	"motcua/scoring/export/table"
	"motcua/scoring/ledger"
)

// taught is what the command line says of files: labels of columns by field, and meanings of words by field and word.
type taught struct {
	columns map[string]string
	words   dossier.Words
}

// parseTaught reads --column and --word. The error is one of usage, and says what can be written.
func (c Import) parseTaught(w house.World) (taught, error) {
	t := taught{columns: map[string]string{}, words: dossier.Words{}}
	for _, flag := range c.Columns {
		if err := t.addColumn(w, flag); err != nil {
			return t, err
		}
	}
	for _, flag := range c.Words {
		if err := t.addWord(w, flag); err != nil {
			return t, err
		}
	}
	return t, nil
}

// addColumn reads "Ngày hẹn trả=Ngày hẹn trả (tổng)". No synonym of a field has an equals sign.
func (t taught) addColumn(w house.World, flag string) error {
	wrong := func(key string, args ...any) error {
		return house.WrongUsage("--column: %s", w.Words.Text(key, args...))
	}
	written, label, ok := strings.Cut(flag, "=")
	label = strings.Join(strings.Fields(label), " ")
	if !ok || label == "" {
		return wrong("cli.column_form", "flag", flag)
	}
	field, known := table.DossierField(written)
	switch {
	case !known:
		var fields []string
		for _, f := range dossier.Export().Fields {
			fields = append(fields, f.Synonyms[0])
		}
		return wrong("cli.column_unknown", "field", strings.TrimSpace(written), "fields", strings.Join(fields, "; "))
	case dossier.Personal(label):
		return wrong("cli.column_personal", "label", label)
	case t.columns[field] != "" && t.columns[field] != label:
		return wrong("cli.column_twice", "field", strings.TrimSpace(written))
	}
	t.columns[field] = label
	return nil
}

// addWord reads "Đã huỷ do trùng=từ chối". No meaning has an equals sign. It is one for every field that understands the meaning and not
// the word.
func (t taught) addWord(w house.World, flag string) error {
	wrong := func(key string, args ...any) error { return house.WrongUsage("--word: %s", w.Words.Text(key, args...)) }
	at := strings.LastIndex(flag, "=")
	if at < 0 || strings.TrimSpace(flag[:at]) == "" {
		return wrong("cli.word_form", "flag", flag, "meanings", w.Words.Text("cli.meanings"))
	}
	word, meaning := strings.Join(strings.Fields(flag[:at]), " "), strings.TrimSpace(flag[at+1:])
	meanings := dossier.ReadMeaning(meaning)
	if len(meanings) == 0 {
		return wrong("cli.word_meaning", "word", word, "meaning", meaning, "meanings", w.Words.Text("cli.meanings"))
	}
	maps.DeleteFunc(meanings, func(field, _ string) bool { return dossier.Understands(field, word) })
	if len(meanings) == 0 {
		return wrong("cli.word_known", "word", word)
	}
	for field, m := range meanings {
		if earlier := t.words.Meaning(field, word); earlier != "" && earlier != m {
			return wrong("cli.word_twice", "word", word)
		}
		t.words.Learn(field, word, m)
	}
	return nil
}

// remember keeps what was said for the files that come later, once a file of dossiers was taken in by it.
func (t taught) remember(ctx context.Context, h *house.House, results []ledger.ImportResult) (remembered bool, err error) {
	for _, r := range results {
		if r.Problem != nil || r.File.Kind != table.Dossiers {
			continue
		}
		remembered = len(t.columns)+len(t.words) > 0
		for field, label := range t.columns {
			if r.Layout != "" {
				err = errors.Join(err, h.Store.MatchColumn(ctx, r.Layout, field, label, 0))
			}
		}
	}
	if !remembered {
		return false, err
	}
	for _, field := range slices.Sorted(maps.Keys(t.words)) {
		for _, word := range slices.Sorted(maps.Keys(t.words[field])) {
			err = errors.Join(err, h.Store.TeachWord(ctx, table.TaughtWord{Field: field, Word: word, Meaning: t.words[field][word]}, 0))
		}
	}
	return true, err
}

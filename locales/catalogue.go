// Package locales holds every sentence a person reads, in each language, and the ways to write numbers, dates and
// lists in it.
package locales

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

//go:embed vi.toml en.toml
var files embed.FS

// Default is the language of whoever did not choose one and whose Telegram does not speak English.
const Default = "vi"

// Languages are the languages there are, the default first.
func Languages() []string { return []string{Default, "en"} }

// Match is the language for a tag as Telegram gives it: "en" for "en", "en-GB" and the like, else the default.
func Match(tag string) string {
	if base, _, _ := strings.Cut(strings.ToLower(tag), "-"); base == "en" {
		return "en"
	}
	return Default
}

// Catalogue is the sentences of all languages. It does not change and may be shared.
type Catalogue struct {
	languages map[string]map[string]sentence
}

// sentence is a text with {placeholders}. One is the form for a count of one, "" where the language has a single form.
type sentence struct{ one, other string }

// Load reads the embedded catalogues, once in a process. An error names the file and the key.
func Load() (*Catalogue, error) { return loadOnce() }

var loadOnce = sync.OnceValues(readCatalogues)

func readCatalogues() (*Catalogue, error) {
	c := &Catalogue{languages: map[string]map[string]sentence{}}
	for _, language := range Languages() {
		name := language + ".toml"
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the catalogue %s: %w", name, err)
		}
		sentences, err := parse(raw)
		if err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", name, err)
		}
		c.languages[language] = sentences
	}
	return c, nil
}

// parse reads a catalogue file: tables of sentences, in which a table of "one" and "other" is a sentence that counts.
func parse(raw []byte) (map[string]sentence, error) {
	var tree map[string]any
	if err := toml.Unmarshal(raw, &tree); err != nil {
		if wrong, ok := errors.AsType[*toml.DecodeError](err); ok {
			line, _ := wrong.Position()
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		return nil, err
	}
	sentences := map[string]sentence{}
	return sentences, flatten(sentences, "", tree)
}

func flatten(into map[string]sentence, prefix string, tree map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		key := prefix + name
		switch value := tree[name].(type) {
		case string:
			if strings.TrimSpace(value) == "" {
				return fmt.Errorf("the sentence %s is empty", key)
			}
			into[key] = sentence{other: value}
		case map[string]any:
			other, plural := value["other"].(string)
			if !plural {
				if err := flatten(into, key+".", value); err != nil {
					return err
				}
				continue
			}
			one, ok := value["one"].(string)
			if !ok || len(value) != 2 {
				return fmt.Errorf("the sentence %s counts, but does not have exactly the forms one and other", key)
			}
			into[key] = sentence{one: one, other: other}
		default:
			return fmt.Errorf("%s is neither a sentence nor a table", key)
		}
	}
	return nil
}

// Printer writes in a language; one that is not there gives the default.
func (c *Catalogue) Printer(language string) Printer {
	if _, ok := c.languages[language]; !ok {
		language = Default
	}
	return Printer{language: language, sentences: c.languages[language]}
}

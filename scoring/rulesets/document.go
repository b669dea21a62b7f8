package rulesets

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"motcua/scoring"
)

// document is a rule set as written. Numbers are text or numbers.
type document struct {
	Code      string      `toml:"code"`
	Edition   string      `toml:"edition"`
	Extends   string      `toml:"extends"` // ID of the set that it differs from
	Decision  string      `toml:"decision"`
	About     string      `toml:"about"`
	Source    string      `toml:"source"`
	ValidFrom string      `toml:"valid_from"`
	Compare   string      `toml:"compare"`
	Convert   *bool       `toml:"convert"`
	Alone     bool        `toml:"entered_alone"`
	Decimals  any         `toml:"decimals"`
	Round     any         `toml:"round"`
	Absent    string      `toml:"absent"`
	Apart     [][]string  `toml:"ranked_apart"`
	Unscored  []string    `toml:"unscored"`
	Groups    []group     `toml:"groups"`
	Entries   []indicator `toml:"indicators"`
	Grades    []grade     `toml:"grades"`
}

type group struct {
	Code  string        `toml:"code"`
	Names []string      `toml:"names"`
	Name  scoring.Words `toml:"name"`
	Short scoring.Words `toml:"short"`
}

type indicator struct {
	Code    string        `toml:"code"`
	Names   []string      `toml:"names"`
	Group   string        `toml:"group"`
	Name    scoring.Words `toml:"name"`
	Short   scoring.Words `toml:"short"`
	Max     any           `toml:"max"`
	Formula string        `toml:"formula"`
	Cap     any           `toml:"cap"`
	Steps   []step        `toml:"steps"`
	Points  any           `toml:"points"`
	Round   any           `toml:"round"`
	Empty   string        `toml:"empty"`
	Absent  string        `toml:"absent"`
	Parent  string        `toml:"parent"`
	Counts  string        `toml:"counts"`
	Of      string        `toml:"of"`
	Shares  string        `toml:"shares"`
	Less    string        `toml:"less"`
	Over    string        `toml:"over"`
	Target  any           `toml:"target"`
}

type step struct {
	From   any `toml:"from"`
	Points any `toml:"points"`
}

type grade struct {
	Code string        `toml:"code"`
	Name scoring.Words `toml:"name"`
	Min  any           `toml:"min"`
}

// decode reads a document; what is wrong with it as TOML, or by its keys, is Mistakes.
func decode(raw []byte) (doc document, err error) {
	err = toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields().Decode(&doc)
	if err == nil {
		return doc, nil
	}
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		at := linesOf(raw)
		var wrong Mistakes
		for _, unknown := range strict.Errors {
			line, _ := unknown.Position()
			m := Mistake{Line: line, Key: strings.Join(unknown.Key(), "."), Problem: UnknownKey}
			if list, i := at.entryOf(line); list != "" {
				m.Entry, m.Key = nameEntry(list, i, doc.codeOf(list, i)), strings.TrimPrefix(m.Key, list+".")
			}
			wrong = append(wrong, m)
		}
		return doc, wrong
	}
	if at, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := at.Position()
		problem := Syntax
		if len(at.Key()) > 0 {
			problem = WrongType
		}
		return doc, Mistakes{{Line: line, Key: strings.Join(at.Key(), "."), Problem: problem, Value: strings.TrimPrefix(at.Error(), "toml: ")}}
	}
	return doc, fmt.Errorf("read a rule set: %w", err)
}

// lines are where the entries of a document stand and their keys, by "indicators.2" and "indicators.2.max"; a key of the file's own
// stands for itself.
type lines map[string]int

// linesOf finds them in a document that is known to be TOML.
func linesOf(raw []byte) lines {
	at, entries := lines{}, map[string]int{}
	var parser unstable.Parser
	parser.Reset(raw)
	table := ""
	line, counted := 1, 0 // the line of the key read last, and where it stands
	for parser.NextExpression() {
		node := parser.Expression()
		var parts []string
		for key := node.Key(); key.Next(); {
			if start := int(key.Node().Raw.Offset); len(parts) == 0 {
				line, counted = line+bytes.Count(raw[counted:start], []byte{'\n'}), start
			}
			parts = append(parts, string(key.Node().Data))
		}
		name := strings.Join(parts, ".")
		switch node.Kind {
		case unstable.ArrayTable:
			table = name + "." + strconv.Itoa(entries[name])
			entries[name]++
			at[table] = line
		case unstable.Table:
			table = name
			at[table] = line
		case unstable.KeyValue:
			if table != "" {
				name = table + "." + name
			}
			at[name] = line
		}
	}
	return at
}

// entryOf is the list and the place in it of the entry that holds a line; "" for the document's own keys.
func (l lines) entryOf(line int) (list string, i int) {
	begins := 0
	for name, at := range l {
		if of, number, _ := strings.Cut(name, "."); at <= line && at > begins {
			if n, err := strconv.Atoi(number); err == nil {
				list, i, begins = of, n, at
			}
		}
	}
	return list, i
}

// codeOf is the code of an entry; "" when it has none.
func (d document) codeOf(list string, i int) string {
	switch {
	case list == "groups" && i < len(d.Groups):
		return d.Groups[i].Code
	case list == "indicators" && i < len(d.Entries):
		return d.Entries[i].Code
	case list == "grades" && i < len(d.Grades):
		return d.Grades[i].Code
	}
	return ""
}

// nameEntry names the entry of a list as people count: "indicators 3 (2.1)".
func nameEntry(list string, i int, code string) string {
	if code == "" {
		return fmt.Sprintf("%s %d", list, i+1)
	}
	return fmt.Sprintf("%s %d (%s)", list, i+1, code)
}

// lineOf is the line of an entry's key, or of the entry when the key does not stand there.
func (l lines) lineOf(entry, key string) int {
	for key != "" {
		if line, ok := l[strings.TrimPrefix(entry+"."+key, ".")]; ok {
			return line
		}
		// A name in a language stands in the line of the name.
		key = key[:max(strings.LastIndexByte(key, '.'), 0)]
	}
	return l[entry]
}

package rulesets

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is what is wrong with an entry of a rule set. Its words are in the locales under "rules.".
type Problem string

// The problems.
const (
	Syntax      Problem = "syntax"       // it is no TOML: Value is what the parser says
	UnknownKey  Problem = "unknown-key"  // nothing is called Key
	WrongType   Problem = "wrong-type"   // Value is not of the kind that Key wants
	Missing     Problem = "missing"      // Key must be given
	NotAmong    Problem = "not-among"    // Value is none of Allowed
	NoNumber    Problem = "no-number"    // Value is no number
	OutOfRange  Problem = "out-of-range" // Value is not between the two of Allowed
	Twice       Problem = "twice"        // Value stands for another entry already
	TooLong     Problem = "too-long"     // Value has more characters than Allowed says
	NoSuch      Problem = "no-such"      // Value is the code of no other entry that could be meant
	NotWanted   Problem = "not-wanted"   // Key must not be given with what Allowed names
	Unused      Problem = "unused"       // no indicator is in the group
	Order       Problem = "order"        // Value is not below that of the entry before
	LastNotZero Problem = "last-not-0"   // the last one must begin at 0
	TopNotMax   Problem = "top-not-max"  // the highest step gives Value, and not the maximum, which is Allowed
)

// Mistake is one thing that is wrong with a rule set, and where.
type Mistake struct {
	Line    int    // of the file, from 1; 0 when it is of no line
	Entry   string // "indicators 3 (2.1)"; "" for the file's own keys
	Key     string // "max"
	Problem Problem
	Value   string
	Allowed []string
}

// Error is for logs and tests; people are told in their own words.
func (m Mistake) Error() string {
	var text strings.Builder
	for _, part := range []struct{ before, value string }{{", ", m.Entry}, {", ", m.Key}, {": ", string(m.Problem)}, {" ", m.Value}, {", allowed: ", strings.Join(m.Allowed, ", ")}} {
		if part.value != "" {
			text.WriteString(part.before + part.value)
		}
	}
	return fmt.Sprintf("line %d%s", m.Line, text.String())
}

// Mistakes are all that is wrong with a rule set, in the order of the file. It is an error.
type Mistakes []Mistake

// miss says whether what a key of the file's own names is not there.
func (m Mistakes) miss(key string) bool {
	return slices.ContainsFunc(m, func(m Mistake) bool { return m.Entry == "" && m.Key == key && m.Problem == NoSuch })
}

func (m Mistakes) Error() string {
	texts := make([]string, len(m))
	for i, mistake := range m {
		texts[i] = mistake.Error()
	}
	return strings.Join(texts, "; ")
}

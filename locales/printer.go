package locales

import (
	"fmt"
	"strings"
)

// Printer writes sentences, numbers and dates in one language. It does not change and may be shared; the zero value
// knows no sentence and writes keys.
type Printer struct {
	language  string
	sentences map[string]sentence
}

// Language is the language written: "vi" or "en".
func (p Printer) Language() string { return p.language }

// Text is the sentence of the key. Arguments are pairs of a placeholder's name and its value: text, or a whole number,
// which is written as Number does. The argument "n" also chooses the plural form. A key that is not there is written
// as the key, and a placeholder without an argument as itself: a reader sees that something is amiss, and a test does
// too (see Render).
func (p Printer) Text(key string, arguments ...any) string {
	text, _ := p.Render(key, arguments...)
	return text
}

// Render is Text with an error for a key that is not there, a placeholder without an argument, or arguments that are
// not pairs. The text is the one Text gives.
func (p Printer) Render(key string, arguments ...any) (string, error) {
	s, ok := p.sentences[key]
	if !ok {
		return key, fmt.Errorf("there is no sentence %q in %q", key, p.language)
	}
	one, err := isSingular(arguments)
	if err != nil {
		return s.other, fmt.Errorf("sentence %q: %w", key, err)
	}
	text := s.other
	if one && s.one != "" {
		text = s.one
	}
	filled, missing := p.fillPlaceholders(text, arguments)
	if missing != "" {
		return filled, fmt.Errorf("sentence %q in %q has no value for {%s}", key, p.language, missing)
	}
	return filled, nil
}

// isSingular says whether the count "n" among the arguments is one; they are an error when they are not pairs.
func isSingular(arguments []any) (one bool, err error) {
	if len(arguments)%2 != 0 {
		return false, fmt.Errorf("%d arguments are not pairs", len(arguments))
	}
	for i := 0; i < len(arguments); i += 2 {
		name, ok := arguments[i].(string)
		if !ok {
			return false, fmt.Errorf("the name %v of an argument is not text", arguments[i])
		}
		if name == "n" && (arguments[i+1] == any(1) || arguments[i+1] == any(int64(1))) {
			one = true
		}
	}
	return one, nil
}

// usualValues is how much longer the values of a sentence mostly are than the names of their places, in bytes.
const usualValues = 32

// fillPlaceholders puts the arguments into a sentence's placeholders, and gives the name of the first that has none. Values are not
// looked into: a brace in one is a brace.
func (p Printer) fillPlaceholders(text string, arguments []any) (filled, missing string) {
	if !strings.Contains(text, "{") {
		return text, ""
	}
	var out strings.Builder
	out.Grow(len(text) + usualValues)
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String(), missing
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			out.WriteString("{" + rest)
			return out.String(), missing
		}
		if value, ok := p.argumentText(name, arguments); ok {
			out.WriteString(value)
		} else {
			out.WriteString("{" + name + "}")
			if missing == "" {
				missing = name
			}
		}
		text = after
	}
}

// argumentText is the last argument of a name as text.
func (p Printer) argumentText(name string, arguments []any) (text string, found bool) {
	for i := len(arguments) - 2; i >= 0; i -= 2 {
		if arguments[i] != any(name) {
			continue
		}
		switch value := arguments[i+1].(type) {
		case string:
			return value, true
		case int:
			return p.Number(int64(value)), true
		case int64:
			return p.Number(value), true
		default:
			return fmt.Sprint(value), true
		}
	}
	return "", false
}

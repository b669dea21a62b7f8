package workdays

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// document is a calendar as written.
type document struct{ Years []year }

type year struct {
	Year     int
	Decision string   // "announced" or "expected"
	Sources  []string // the decisions, for people
	Holidays []holiday
	InLieu   []inLieu `toml:"in_lieu"`
	Swaps    []swap
}

// holiday is a day off by law, on whatever day of the week it falls.
type holiday struct {
	Day  string
	Name Name
}

// inLieu is a weekday off because a holiday fell on a weekend.
type inLieu struct {
	Day, Of string
	Name    Name
}

// swap is a weekday off for a Saturday or Sunday worked.
type swap struct {
	Off, Worked string
	Name        Name
}

// decode reads a document. What is wrong with it as TOML, or by its keys, is told with the line and the key.
func decode(raw []byte) (doc document, err error) {
	err = toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields().Decode(&doc)
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		first := unknown.Errors[0]
		line, _ := first.Position()
		return doc, fmt.Errorf("line %d: unknown key %s", line, strings.Join(first.Key(), "."))
	}
	if wrong, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := wrong.Position()
		message := strings.TrimPrefix(wrong.Error(), "toml: ")
		if len(wrong.Key()) > 0 {
			return doc, fmt.Errorf("line %d: %s: %s", line, strings.Join(wrong.Key(), "."), message)
		}
		return doc, fmt.Errorf("line %d: %s", line, message)
	}
	return doc, err
}

package table

import (
	"errors"
	"fmt"
	"strings"

	"motcua/scoring/export/header"
	"motcua/scoring/export/sheet"
)

// Refusal is why a file is refused, when that is what an error says; nil when the error is of the machine.
func Refusal(err error) *sheet.FileError {
	if a, ok := errors.AsType[*header.Ambiguity](err); ok {
		return &sheet.FileError{Problem: sheet.Ambiguous, Facts: facts("field", a.Field.Synonyms[0], "found", strings.Join(a.Choices(), ", "))}
	}
	if p, ok := errors.AsType[*sheet.FileError](err); ok {
		return p
	}
	return nil
}

// facts are a problem's facts, from names and values.
func facts(pairs ...any) map[string]string {
	all := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		all[fmt.Sprint(pairs[i])] = fmt.Sprint(pairs[i+1])
	}
	return all
}

package people

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"motcua/scoring"
)

// LabelLength is how many characters of a label are kept.
const LabelLength = 30

// Why a label is not taken.
var (
	ErrLabelEmpty    = errors.New("a label has a letter or a digit")
	ErrLabelLong     = errors.New("a label is 30 characters long at most")
	ErrLabelSigns    = errors.New("a label has letters, digits, spaces and , . - / ( ) only")
	ErrLabelPersonal = errors.New("a label must not hold a number that may be somebody's")
	// ErrLabelTaken is the answer to the label of somebody else who serves the same unit.
	ErrLabelTaken = errors.New("somebody else of the unit has this label")
)

// ReadLabel reads what an admin calls somebody, to tell them from others of the unit: "Bàn 1". It has no mark that a chat
// would make a link of. What may be the number of a phone or of an identity card is none, nor is anything in the errors.
func ReadLabel(written string) (string, error) {
	label := strings.Join(strings.Fields(norm.NFC.String(written)), " ")
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || r >= '0' && r <= '9' || strings.ContainsRune(" ,.-/()", r)
	}
	switch {
	case !strings.ContainsFunc(label, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "", ErrLabelEmpty
	case scoring.MayBePersonal(label):
		return "", ErrLabelPersonal
	case strings.ContainsFunc(label, func(r rune) bool { return !plain(r) }):
		return "", ErrLabelSigns
	case utf8.RuneCountInString(label) > LabelLength:
		return "", ErrLabelLong
	}
	return label, nil
}

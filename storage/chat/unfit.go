package chat

import (
	"errors"

	"github.com/mattn/go-sqlite3"
)

// Unfit says of the error of a write whether what was to be written is its reason: the store would take something else. Few errors are
// so; of any other, as where a table is missing, it is not known that the next write would not fail, too.
func Unfit(err error) bool {
	driver, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return false
	}
	switch driver.Code {
	case sqlite3.ErrConstraint, sqlite3.ErrMismatch, sqlite3.ErrTooBig, sqlite3.ErrRange:
		return true
	default:
		return false
	}
}

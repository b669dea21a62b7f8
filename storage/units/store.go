// Package units is the register of units in the store, and to which unit a dossier belongs on which day.
package units

import (
	"motcua/storage"
)

// Store reads the register of an open file.
type Store struct{ file *storage.File }

// New gives the register of a file.
func New(file *storage.File) *Store { return &Store{file} }

// Package notices is the outbox in the store: rows that wait to be told, what became of them, and the broadcasts they belong to.
package notices

import (
	"motcua/storage"
)

// Store keeps the outbox of an open file.
type Store struct{ file *storage.File }

// New gives the outbox of a file.
func New(file *storage.File) *Store { return &Store{file} }

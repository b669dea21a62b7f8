// Package upkeep is what an operator does to the file as a whole: checking it, and putting a copy in its place.
package upkeep

import (
	"motcua/storage"
	"motcua/storage/figures"
)

// Store looks after an open file.
type Store struct {
	file    *storage.File
	figures *figures.Store
}

// New gives the upkeep of a file.
func New(file *storage.File, f *figures.Store) *Store { return &Store{file, f} }

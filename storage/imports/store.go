// Package imports is one import in the store: rows staged beside it, what they change, one transaction, and what takes it back.
package imports

import (
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/months"
	"motcua/storage/units"
)

// Store takes imports into an open file.
type Store struct {
	file    *storage.File
	units   *units.Store
	figures *figures.Store
	months  *months.Store
}

// New gives the imports of a file.
func New(file *storage.File, u *units.Store, f *figures.Store, m *months.Store) *Store {
	return &Store{file, u, f, m}
}

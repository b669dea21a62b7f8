// Package imports is one import in the store: rows staged beside it, what they change, one transaction, and what takes it back.
package imports

import (
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
	"motcua/storage/summaries"
	"motcua/storage/units"
)

// Store takes imports into an open file.
type Store struct {
	file      *storage.File
	units     *units.Store
	notices   *notices.Store
	figures   *figures.Store
	summaries *summaries.Store
}

// New gives the imports of a file.
func New(file *storage.File, u *units.Store, n *notices.Store, f *figures.Store, s *summaries.Store) *Store {
	return &Store{file, u, n, f, s}
}

// Package disputes is the reports of wrong data: filed by officers, decided by admins.
package disputes

import (
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
	"motcua/storage/units"
)

// Store keeps the reports of an open file.
type Store struct {
	file    *storage.File
	units   *units.Store
	notices *notices.Store
	figures *figures.Store
}

// New gives the reports of a file.
func New(file *storage.File, u *units.Store, n *notices.Store, f *figures.Store) *Store {
	return &Store{file, u, n, f}
}

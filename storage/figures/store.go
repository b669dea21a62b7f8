// Package figures answers what a month of a unit is: cards, ranks, targets, dossiers that are overdue or missing, and what admins set.
package figures

import (
	"motcua/storage"
	"motcua/storage/notices"
	"motcua/storage/persons"
	"motcua/storage/settings"
	"motcua/storage/units"
)

// Store reads the figures of an open file.
type Store struct {
	file     *storage.File
	settings *settings.Store
	units    *units.Store
	notices  *notices.Store
	persons  *persons.Store
}

// New gives the figures of a file.
func New(file *storage.File, u *units.Store, n *notices.Store, p *persons.Store, set *settings.Store) *Store {
	return &Store{file: file, units: u, notices: n, persons: p, settings: set}
}

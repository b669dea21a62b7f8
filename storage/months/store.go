// Package months is the write transaction on what is known of months, and on the cards that follow from it: scoring, closing,
// opening again, and what is decided of warnings.
package months

import (
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
	"motcua/storage/settings"
	"motcua/storage/summaries"
)

// Store writes the months of an open file.
type Store struct {
	file      *storage.File
	notices   *notices.Store
	figures   *figures.Store
	settings  *settings.Store
	summaries *summaries.Store
}

// New gives the months of a file.
func New(file *storage.File, n *notices.Store, f *figures.Store, set *settings.Store, s *summaries.Store) *Store {
	return &Store{file, n, f, set, s}
}

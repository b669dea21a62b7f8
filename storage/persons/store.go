// Package persons is who is registered: what they hold, how they came to it, whether messages reach them; and strangers.
package persons

import (
	"motcua/storage"
	"motcua/storage/notices"
)

// Store keeps the people of an open file.
type Store struct {
	file    *storage.File
	notices *notices.Store
}

// New gives the people of a file.
func New(file *storage.File, n *notices.Store) *Store { return &Store{file, n} }

// Package settings is what admins set: targets of indicators, thresholds, matched columns, taught words.
package settings

import "motcua/storage"

// Store keeps the settings of an open file.
type Store struct{ file *storage.File }

// New gives the settings of a file.
func New(file *storage.File) *Store { return &Store{file} }

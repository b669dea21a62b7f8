// Package audit is the log of who did what: each entry is written in the transaction of what it tells about.
package audit

import (
	"motcua/storage"
)

// Store reads the audit log of an open file.
type Store struct{ file *storage.File }

// New gives the audit log of a file.
func New(file *storage.File) *Store { return &Store{file} }

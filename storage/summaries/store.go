// Package summaries queues what is told with time: the month's summaries, the week, the morning's lists, reminders; it knows who has seen
// them, and how units stood as weeks began.
package summaries

import (
	"motcua/storage"
	"motcua/storage/figures"
	"motcua/storage/notices"
	"motcua/storage/units"
)

// Store queues summaries and reminders in an open file.
type Store struct {
	file    *storage.File
	units   *units.Store
	notices *notices.Store
	figures *figures.Store
}

// New gives the summaries of a file.
func New(file *storage.File, u *units.Store, n *notices.Store, f *figures.Store) *Store {
	return &Store{file, u, n, f}
}

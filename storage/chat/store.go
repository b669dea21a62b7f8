// Package chat is what passes between people and the bot: the durable inbox with its journal, dialogues, groups, pictures.
package chat

import (
	"sync/atomic"

	"motcua/storage"
	"motcua/storage/notices"
	"motcua/storage/persons"
)

// Store keeps the inbox of an open file, and what is known of chats.
type Store struct {
	file      *storage.File
	notices   *notices.Store
	persons   *persons.Store
	journal   *journal
	newcomers *atomic.Int64 // rows of strangers that were made
}

// New gives the chats of a file. It has the journal of the inbox moved into the file before anything else is written there, so
// that a file has one.
func New(file *storage.File, n *notices.Store, p *persons.Store) *Store {
	s := &Store{file: file, notices: n, persons: p, newcomers: new(atomic.Int64)}
	s.journal = &journal{enter: s.enterAll, wake: file.Wake, deferral: deferral}
	file.SetBacklog(s.journal)
	return s
}

// On gives the same chats by another handle of the same file.
func (s *Store) On(file *storage.File, n *notices.Store, p *persons.Store) *Store {
	return &Store{file, n, p, s.journal, s.newcomers}
}

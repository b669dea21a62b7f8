// Package rooms opens the store with all its rooms: each holds the SQL of one subject, and this package has only their sum.
package rooms

import (
	"context"

	"motcua/storage"
	"motcua/storage/acceptance"
	"motcua/storage/audit"
	"motcua/storage/chat"
	"motcua/storage/disputes"
	"motcua/storage/figures"
	"motcua/storage/imports"
	"motcua/storage/months"
	"motcua/storage/notices"
	"motcua/storage/persons"
	"motcua/storage/settings"
	"motcua/storage/summaries"
	"motcua/storage/units"
	"motcua/storage/upkeep"
)

// The rooms, under names of their own.
type (
	auditRoom      = audit.Store
	chatRoom       = chat.Store
	disputesRoom   = disputes.Store
	figuresRoom    = figures.Store
	termsRoom      = figures.Terms
	originsRoom    = figures.Origins
	prospectsRoom  = figures.Prospects
	dossiersRoom   = figures.Dossiers
	importsRoom    = imports.Store
	monthsRoom     = months.Store
	noticesRoom    = notices.Store
	personsRoom    = persons.Store
	settingsRoom   = settings.Store
	summariesRoom  = summaries.Store
	unitsRoom      = units.Store
	upkeepRoom     = upkeep.Store
	acceptanceRoom = acceptance.Store
)

// Store is an open file with all its rooms. It is safe for concurrent use, also beside other processes that have the file open.
type Store struct {
	*storage.File
	*acceptanceRoom
	*auditRoom
	*chatRoom
	*disputesRoom
	*figuresRoom
	*termsRoom
	*originsRoom
	*prospectsRoom
	*dossiersRoom
	*importsRoom
	*monthsRoom
	*noticesRoom
	*personsRoom
	*settingsRoom
	*summariesRoom
	*unitsRoom
	*upkeepRoom
}

// Open opens the store as storage.Open does, with all its rooms.
func Open(ctx context.Context, opt storage.Options) (*Store, error) {
	file, err := storage.Open(ctx, opt)
	if err != nil {
		return nil, err
	}
	return On(file), nil
}

// On gives the rooms of a file that is open. It is called once for a file.
func On(file *storage.File) *Store {
	return roomsOn(file, chat.New)
}

// Hurried is the same store for callers that hold up others while they wait: their writers give up with storage.ErrBusy after a
// moment, and can be asked again.
func (s *Store) Hurried() *Store { return roomsOn(s.File.Hurried(), s.chatRoom.On) }

func roomsOn(file *storage.File, chatsOf func(*storage.File, *notices.Store, *persons.Store) *chat.Store) *Store {
	s := &Store{File: file, auditRoom: audit.New(file), unitsRoom: units.New(file), noticesRoom: notices.New(file)}
	s.personsRoom = persons.New(file, s.noticesRoom)
	s.chatRoom = chatsOf(file, s.noticesRoom, s.personsRoom)
	s.settingsRoom = settings.New(file)
	s.figuresRoom = figures.New(file, s.unitsRoom, s.noticesRoom, s.personsRoom, s.settingsRoom)
	s.termsRoom = figures.NewTerms(file)
	s.acceptanceRoom = acceptance.New(file, s.unitsRoom, s.figuresRoom)
	s.originsRoom = figures.NewOrigins(file, s.figuresRoom)
	s.prospectsRoom = figures.NewProspects(file, s.figuresRoom)
	s.dossiersRoom = figures.NewDossiers(file, s.figuresRoom)
	s.disputesRoom = disputes.New(file, s.unitsRoom, s.noticesRoom, s.figuresRoom)
	s.summariesRoom = summaries.New(file, s.unitsRoom, s.noticesRoom, s.figuresRoom)
	s.monthsRoom = months.New(file, s.noticesRoom, s.figuresRoom, s.settingsRoom, s.summariesRoom)
	s.importsRoom = imports.New(file, s.unitsRoom, s.figuresRoom, s.monthsRoom)
	s.upkeepRoom = upkeep.New(file, s.figuresRoom)
	return s
}

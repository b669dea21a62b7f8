package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"motcua/cmd/motcua/serve"
	"motcua/scoring"
	"motcua/scoring/ledger"
	"motcua/scoring/people"
)

// direct does what a line of directions says; false when there is nothing to wait for.
func (s *stage) direct(text string) bool {
	s.t.Helper()
	words := strings.Fields(text)
	switch words[0] {
	case "as": // as officer of 000.10.32.H18 in vi; as admin in en; as stranger in vi
		s.person = s.telegram.User(s.id, words[len(words)-1])
		s.people[s.id] = s.person
		if words[1] == "stranger" {
			return false
		}
		grant := people.Grant{Role: people.Role(words[1])}
		if words[2] == "of" {
			grant.Unit = words[3]
		}
		s.invited++
		code := fmt.Sprintf("ABCDEFGH%08d", s.invited)
		expires := s.settings.Clock.Now().Add(time.Hour)
		if err := s.house.Store.AddInvitation(s.t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: expires}, 0); err != nil {
			s.t.Fatal(err)
		}
		s.person.Start(code)
	case "person":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			s.t.Fatal(err)
		}
		s.id = firstTalker + int64(n) - 1
		s.person = s.people[s.id]
		return false
	case "empty": // the stage was made so
		return false
	case "waits":
	case "tended": // what began must have gone out before it can be seen to be over
		for range 2 {
			if err := s.house.Store.TendBroadcasts(s.t.Context()); err != nil {
				s.t.Fatal(err)
			}
			s.settle()
		}
	case "due": // nothing is sent before all is queued: how much comes in one message would else hang on the machine
		s.stop()
		defer s.serve()
		now := s.settings.Clock.Now().In(s.settings.Zone)
		for _, job := range serve.DueJobs(s.house, s.settings) {
			if len(words) > 1 && job.Name != words[1] {
				continue
			}
			if err := job.Do(s.t.Context(), now.AddDate(0, -1, 0), now); err != nil {
				s.t.Fatal(err)
			}
		}
	case "closes":
		a, err := s.house.Importer(s.settings).Close(s.t.Context(), ledger.CloseRequest{Month: scoring.Month(words[1])})
		if err != nil || a.State != ledger.Done {
			s.t.Fatalf("%v, %v", a.State, err)
		}
	case "reopens":
		a, err := s.house.Importer(s.settings).Reopen(s.t.Context(), ledger.CloseRequest{Month: scoring.Month(words[1])}, 0, "a test")
		if err != nil || a.State != ledger.Done {
			s.t.Fatalf("%v, %v", a.State, err)
		}
	case "takes":
		s.takes(words[1])
	case "removed":
		if _, err := s.house.Store.RemovePerson(s.t.Context(), s.person.ID, 0); err != nil {
			s.t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond) // the program sees what another one changed within 20 ms
	case "restart":
		s.stop()
		s.serve()
		return false
	case "later":
		wait, err := time.ParseDuration(words[1])
		if err != nil {
			s.t.Fatal(err)
		}
		s.settings.Clock.MoveOn(s.settings.Clock.Now().Add(wait))
		return false
	case "officers":
		s.hires(s.persons(words[1:]))
		return false
	case "refuses":
		s.refuses(s.persons(words[1:]))
		return false
	case "blocks":
		s.person.Block()
	case "sticker":
		s.person.Sticker()
	case "file":
		body, err := stageFile(words[1])
		if err != nil {
			body = []byte("x")
		}
		s.person.SendCaptioned(words[1], body, strings.Join(words[2:], " ")) // the caption stands behind the name
	case "photo":
		s.person.SendPhoto([]byte("x"), 640, 480, strings.Join(words[1:], " "))
	case "earlier": // a button of an earlier version of the program
		s.played.note(s.person.Language, words[1])
		s.person.PressData(s.newest(), words[1])
	case "forged":
		s.person.PressData(s.newest(), words[1])
	default:
		s.t.Fatalf("%q is no direction", text)
	}
	return true
}

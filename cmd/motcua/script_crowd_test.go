package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"motcua/bot/sandbox"
	"motcua/scoring/people"
)

// persons are those that a line of directions names, as "5 to 24" or "5"; none without a word.
func (s *stage) persons(words []string) (ids []int64) {
	s.t.Helper()
	if len(words) == 0 {
		return nil
	}
	from, err := strconv.Atoi(words[0])
	to := from
	if err == nil && len(words) == 3 {
		to, err = strconv.Atoi(words[2])
	}
	if err != nil {
		s.t.Fatal(err)
	}
	for n := from; n <= to; n++ {
		ids = append(ids, firstTalker+int64(n)-1)
	}
	return ids
}

// hires makes persons officers of the sample's units, one unit after the other, as if they had come long ago.
func (s *stage) hires(ids []int64) {
	s.t.Helper()
	units, err := s.house.Store.Units(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	now := s.settings.Clock.Now()
	for i, id := range ids {
		code := fmt.Sprintf("%016d", id)
		grant := people.Grant{Role: people.Officer, Unit: units[i%len(units)].Code}
		if err := s.house.Store.AddInvitation(s.t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: now.Add(time.Hour)}, 0); err != nil {
			s.t.Fatal(err)
		}
		if _, err := s.house.Store.Redeem(s.t.Context(), code, id, now, id); err != nil {
			s.t.Fatal(err)
		}
		s.people[id] = s.telegram.User(id, "vi")
		s.people[id].Known()
	}
	time.Sleep(50 * time.Millisecond) // the program sees what another one changed within 20 ms
}

// refusal is what Telegram says when it does not take what a script has it refuse.
const refusal = "wrong file identifier/HTTP URL specified"

// refuses has Telegram refuse whatever is sent to persons, from here on.
func (s *stage) refuses(ids []int64) {
	var rules []sandbox.Fault
	for _, id := range ids {
		rules = append(rules, sandbox.Fault{Kind: sandbox.Refused, Reason: refusal, Chat: id})
	}
	s.telegram.Faults(sandbox.Faults{Rules: rules})
}

// troubles are the lines of the log that say that something went wrong, but for the refusals that a script asked for.
func (s *stage) troubles() (lines []string) {
	for line := range strings.Lines(string(s.log.bytes())) {
		if (strings.Contains(line, "level=WARN") || strings.Contains(line, "level=ERROR")) && !strings.Contains(line, refusal) {
			lines = append(lines, line)
		}
	}
	return lines
}

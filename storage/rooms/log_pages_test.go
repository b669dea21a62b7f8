package rooms

import (
	"slices"
	"testing"

	"motcua/scoring"
	"motcua/scoring/people"
)

// Whatever the filter, the pages forwards and backwards have every entry once, also when another one is written between them.
func TestPagesOfTheLogDoNotMove(t *testing.T) {
	s := loggedStore(t)
	const page = 2
	for i, f := range []people.LogFilter{{}, {Action: "target-set"}, {By: 1}, {Unit: unitCode(1)}, {Unit: unitCode(2), By: 1}} {
		all := entriesOf(t, s, f, people.LogPlace{}, 100)
		if len(all) < page {
			t.Fatalf("%+v chooses %d entries", f, len(all))
		}
		var forwards []people.Entry
		for at := (people.LogPlace{}); ; at.Before = forwards[len(forwards)-1].ID {
			part := entriesOf(t, s, f, at, page)
			if len(part) == 0 {
				break
			}
			forwards = append(forwards, part...)
			// It is by the same person, of the same action, and about both units.
			if err := s.SetTarget(t.Context(), "dien-bien-459", "TT1", unitCode(1+len(forwards)%2), scoring.Frac(int64(len(forwards)), int64(20+i)), 11); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(inLog(forwards), inLog(all)) {
			t.Errorf("%+v forwards:\n%q\nwant\n%q", f, inLog(forwards), inLog(all))
		}
		backwards := all[len(all)-1:]
		for {
			part := entriesOf(t, s, f, people.LogPlace{After: backwards[0].ID}, page)
			if len(part) == 0 {
				break
			}
			backwards = append(part, backwards...)
		}
		if now := entriesOf(t, s, f, people.LogPlace{}, 100); !slices.Equal(inLog(backwards), inLog(now)) {
			t.Errorf("%+v backwards:\n%q\nwant\n%q", f, inLog(backwards), inLog(now))
		}
	}
}

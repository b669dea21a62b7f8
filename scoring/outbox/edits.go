package outbox

import (
	"fmt"
	"time"
)

// Edits are the rows by which the messages that went out about warnings show that somebody acknowledged them: one for each
// message of another person. The rows are those that went out; Reference is the id of the message to edit. A message that tells of
// several units is edited once by what somebody acknowledges of all of them at a time.
func Edits(rows []Row, notices []Notice, by int64, at time.Time) []Row {
	var edits []Row
	edited := map[int]bool{}
	for _, n := range notices {
		if n.Reason != Acknowledged {
			continue
		}
		for _, row := range rows {
			if row.State != Accepted || row.Message == 0 || row.Person == by || !row.Reason.Kind().Warns || edited[row.Message] || !tellsOf(n.Changes, row) {
				continue
			}
			edited[row.Message] = true
			edits = append(edits, Row{
				Person: row.Person, Unit: n.Unit, Reason: Acknowledged, Changes: n.Changes, Reference: int64(row.Message),
				Occasion: fmt.Sprintf("%d %d", by, at.Unix()), NotBefore: at, State: Queued,
			})
		}
	}
	return edits
}

// tellsOf says whether the row tells of one of the warnings.
func tellsOf(changes []Change, row Row) bool {
	for _, c := range row.Changes {
		if AreAbout(changes, c) {
			return true
		}
	}
	return false
}

package outbox

import (
	"strconv"
	"time"
)

// AsideRows are the rows that tell the admins that an update was set aside after a run of the program: once each.
func AsideRows(update, run int64, admins []int64, from time.Time) []Row {
	var rows []Row
	for _, admin := range admins {
		rows = append(rows, Row{
			Person: admin, Reason: SetAside, Reference: update, Occasion: strconv.FormatInt(run, 10), NotBefore: from, State: Queued,
		})
	}
	return rows
}

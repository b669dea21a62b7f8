package notice

import (
	"fmt"
	"strconv"
	"time"
)

// Aside are the rows that tell the admins that an update was set aside after a run of the program: once each.
func Aside(update, run int64, admins []int64, from time.Time) []Row {
	var rows []Row
	for _, admin := range admins {
		rows = append(rows, Row{
			Key: fmt.Sprintf("%s|%d|%d|%d", SetAside, update, run, admin), Person: admin, Reason: SetAside,
			Subject: strconv.FormatInt(update, 10), Priority: SetAside.priority(), NotBefore: from, State: Queued,
		})
	}
	return rows
}

package trial

import (
	"context"
	"database/sql/driver"
)

// Unsynced has a connection to SQLite not wait for the disk. What is committed survives the death of the process, as always, but not that
// of the machine, which no test tries.
func Unsynced(conn driver.Conn) driver.Conn {
	if _, err := conn.(driver.ExecerContext).ExecContext(context.Background(), `PRAGMA synchronous = OFF`, nil); err != nil {
		panic(err)
	}
	return conn
}

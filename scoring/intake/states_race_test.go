//go:build race

package intake_test

// Under the race detector, which has little to find here, the histories are few: each store serves one after the other.
const (
	authorities    = 4
	leastHistories = 200
)

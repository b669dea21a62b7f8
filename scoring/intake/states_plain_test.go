//go:build !race

package intake_test

const (
	authorities    = 47
	leastHistories = 5000 // of units' months, all authorities together
)

//go:build !race

package warning_test

// histories is how many the notices are held against.
const histories = 10_000

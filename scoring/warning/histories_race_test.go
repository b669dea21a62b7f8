//go:build race

package warning_test

// histories is how many the notices are held against under the race detector, which has nothing to find here: nothing runs at once.
const histories = 500

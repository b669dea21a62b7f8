// Package trial says how much a test tries: a part in every run, all with -soak, least under the race detector. Only tests import it.
package trial

import "flag"

// soak is registered here once, so that it is the same flag in the tests of every room.
var soak = flag.Bool("soak", false, "try all kills, storms, floods, histories and files, not a part of them")

// Soaks says whether everything is tried.
func Soaks() bool { return *soak }

// Count is how many of many things a test tries: all in a soak, otherwise some. The race detector makes each several times as dear, and
// sees the same goroutines meet in few of them.
func Count(all, some, raced int) int {
	switch {
	case *soak:
		return all
	case Raced:
		return raced
	}
	return some
}

// Includes says whether a test tries the n-th of many things that are unlike: each in a soak, otherwise one in so many.
func Includes(n, some, raced int) bool { return n%Count(1, some, raced) == 0 }

// JudgesTimes says whether a test judges how long things take: only in a soak, where there are many to judge by, and never under the race
// detector. Other runs print it. A file that asks for it runs alone in a soak.
func JudgesTimes() bool { return *soak && !Raced }

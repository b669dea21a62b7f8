//go:build !race

package trial

// Raced says whether the race detector runs: then everything takes several times as long, and no time is judged.
const Raced = false

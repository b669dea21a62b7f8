//go:build race

package main

// playedScripts are the conversations that are played under the race detector, which makes the program several times as slow: those in
// Vietnamese. The others run the same code.
const playedScripts = "*.vi.txt"

// raced says whether the race detector runs: then no time is judged.
const raced = true

//go:build !race

package main

// playedScripts are the conversations that are played: all.
const playedScripts = "*.txt"

// raced says whether the race detector runs: then no time is judged.
const raced = false

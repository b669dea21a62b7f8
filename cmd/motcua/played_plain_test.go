//go:build !race

package main

// ofKills is the part of the kills that is played: all.
const ofKills = 1

// playedScripts are the conversations that are played: all.
const playedScripts = "*.txt"

// raced says whether the race detector runs: then no time is judged.
const raced = false

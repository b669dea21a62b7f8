//go:build !race

package main

// ofKills is the part of the kills that is played: all.
const ofKills = 1

// playedScripts are the conversations that are played: all.
const playedScripts = "*.txt"

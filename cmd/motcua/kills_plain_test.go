//go:build !race

package main

// ofKills is the part of the kills that is played: all.
const ofKills = 1

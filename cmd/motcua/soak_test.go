package main

import "flag"

// soak says that tests which try many things, such as kills, floods and histories, try all of them. Otherwise they try a few, for which
// every run has time.
var soak = flag.Bool("soak", false, "play kills, storms, floods and histories at full size")

// few is how many of so many things a test tries: all in a soak, otherwise an eighth.
func few(all int) int {
	if *soak {
		return all
	}
	return max(1, all/8)
}

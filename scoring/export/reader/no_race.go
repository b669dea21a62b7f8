//go:build !race

package reader

// raced says that this program watches its own memory for races, for which it takes hold of more than any bound.
const raced = false

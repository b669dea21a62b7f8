package main

// stage is where a trial runs: what it is told, its folder, and what it finds.
type stage struct {
	options
	binary, dir string
	figures     figures
}

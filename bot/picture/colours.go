package picture

// colour is red, green and blue, a byte each.
type colour uint32

const (
	white colour = 0xffffff
	ink   colour = 0x141414
	muted colour = 0x4d4d4d
	rule  colour = 0x9a9a9a // thin lines
	track colour = 0xeef0f3 // what a bar could reach
	line  colour = 0x1f4e9e // a line of scores
	own   colour = 0xdde9fb // behind the reader's own row
	blank colour = 0xf3f5f8 // behind a line of scores
	up    colour = 0x1b7837
	down  colour = 0xb2182b
)

func (c colour) parts() (red, green, blue uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// ofGrade is the colour of grade i of n, from the best down, the same in bands, bars and cells. Each colour is darker than the better
// ones, to be told apart in grey, and light enough for text upon it.
func ofGrade(i, n int) colour {
	colours := [...]colour{0xb9e6b0, 0x9fd07a, 0xe0a93a, 0xde8048, 0xd05c56}
	if n < 2 {
		return colours[0]
	}
	return colours[i*(len(colours)-1)/(n-1)]
}

package picture

// colour is red, green and blue, a byte each.
type colour uint32

const (
	white colour = 0xffffff
	ink   colour = 0x141414
	muted colour = 0x4d4d4d
	rule  colour = 0x9a9a9a // thin lines
	track colour = 0xe4e6ea // what a bar could reach
	line  colour = 0x1f4e9e // a line of scores
	own   colour = 0xdde9fb // behind the reader's own row
	blank colour = 0xeef1f5 // a band without a grade
	up    colour = 0x1b7837
	down  colour = 0xb2182b
)

func (c colour) parts() (red, green, blue uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// pale is the colour of grade i of n, from the best down, behind text and lines; full is that of a bar. Each grade is
// also named where its colour is used.
func pale(i, n int) colour {
	return of(i, n, 0xc3e6bb, 0xe4f4df, 0xfff1c9, 0xfbdec9, 0xf4c2bf)
}

func full(i, n int) colour {
	return of(i, n, 0x1b7837, 0x7fbf7b, 0xf0c048, 0xf0956b, 0xb2182b)
}

// heat is the colour of grade i of n behind figures. Each is darker than the better ones, so that it is told apart in
// grey, too.
func heat(i, n int) colour {
	return of(i, n, 0xe3f4dd, 0xa6d88b, 0xe3ab32, 0xd2672f, 0x8c1a2b)
}

// over is the colour of text on a paint: white on the darkest.
func over(paint colour) colour {
	if paint == heat(1, 2) {
		return white
	}
	return ink
}

func of(i, n int, colours ...colour) colour {
	if n < 2 {
		return colours[0]
	}
	return colours[i*(len(colours)-1)/(n-1)]
}

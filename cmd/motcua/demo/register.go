package demo

import "strings"

// The sample's town, whose kind of unit ended with June 2025, and the commune in its place.
const (
	town        = "000.07.32.H18"
	insteadTown = "000.07.35.H18"
)

// registerOf2026 is the sample's register with the town's end and its successor, so that made-up months have units of their time. June 2024
// keeps its own.
func registerOf2026(sample []byte) []byte {
	lines := strings.SplitAfter(string(sample), "\n")
	lines[0] = strings.TrimSpace(lines[0]) + ",Hiệu lực từ,Hiệu lực đến,Đơn vị kế thừa\n"
	for i, line := range lines[1:] {
		switch end := ",,,\n"; {
		case line == "":
		case strings.HasPrefix(line, town):
			end = ",,30/06/2025," + insteadTown + "\n" + insteadTown + ",UBND xã Điện Biên Đông,,01/07/2025,,\n"
			fallthrough
		default:
			lines[i+1] = strings.TrimSpace(line) + end
		}
	}
	return []byte(strings.Join(lines, ""))
}

// deskOf is the unit by which figures are made up: who succeeds a unit has its desk, which works on as it did.
func deskOf(unit string) string {
	if unit == insteadTown {
		return town
	}
	return unit
}

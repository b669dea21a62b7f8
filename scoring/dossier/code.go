package dossier

import "strings"

// unitPart is the part of a code before "-yyMMdd-number"; ok says whether the code is written so.
func unitPart(code string) (part string, ok bool) {
	last := strings.LastIndexByte(code, '-')
	if last < 8 || !numeric(code[last+1:], 4, 7) {
		return "", false
	}
	before := last - 7
	if code[before] != '-' || !numeric(code[before+1:last], 6, 6) {
		return "", false
	}
	return code[:before], true
}

func numeric(s string, least, most int) bool {
	if len(s) < least || len(s) > most {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// codeLike allows the codes of other systems: 3 to 64 letters, digits and . - _ /, one digit among them.
func codeLike(code string) bool {
	if len(code) < 3 || len(code) > 64 {
		return false
	}
	digit := false
	for i := range len(code) {
		c := code[i]
		switch {
		case c >= '0' && c <= '9':
			digit = true
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '.', c == '-', c == '_', c == '/':
		default:
			return false
		}
	}
	return digit
}

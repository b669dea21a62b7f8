package dossier

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"motcua/scoring"
	"motcua/scoring/export/sheet"
)

// A code that carries its unit and its date, "{unit}-{yyMMdd}-{number}", is unique. Any other is a number in somebody's book:
// another commune has it, too, and the next book begins with it again.

// unitPart is the part of a code before "-yyMMdd-number"; ok says whether the code is written so.
func unitPart(code string) (part string, ok bool) {
	last := strings.LastIndexByte(code, '-')
	if last < 8 || !isNumeric(code[last+1:], 4, 7) {
		return "", false
	}
	before := last - 7
	if code[before] != '-' || !isNumeric(code[before+1:last], 6, 6) {
		return "", false
	}
	return code[:before], true
}

// codeDay is the day that a code carries, as days since 1970; false when it carries none that can be.
func codeDay(code string) (int64, bool) {
	last := strings.LastIndexByte(code, '-')
	at, err := time.Parse("060102", code[last-6:last])
	return at.Unix() / day, err == nil
}

func isNumeric(s string, least, most int) bool {
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

// identity tells a dossier whose code does not carry unit and date apart from others: by code, unit and day of receipt.
func identity(code, unit string, received int64, zone *time.Location) string {
	return code + scoring.BookMark + unit + scoring.BookMark + time.Unix(received, 0).In(zone).Format("060102")
}

// exponent is a number as programs write long ones: "2.40600000101E11".
var exponent = regexp.MustCompile(`^(\d)(?:[.,](\d+))?[Ee](\+?)(\d{1,2})$`)

// spellCode gives a code as people mean it, whatever wrote it: without white space, in upper case, with plain dashes, and as the
// digits that it stands for when it was taken for a number. It is false for what is no code.
func spellCode(c sheet.Cell) (string, bool) {
	text := c.Text
	if c.Number {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n != float64(int64(n)) || n < 0 || n >= 1<<53 {
			return "", false
		}
		return strconv.FormatInt(int64(n), 10), true
	}
	if _, full := unitPart(text); full && text[0] != '\'' {
		text = strings.ToUpper(text)
		return text, codeLike(text)
	}
	text = strings.ToUpper(unwrapCode(text))
	if whole, ok := strings.CutSuffix(text, ".0"); ok && isNumeric(whole, 1, 18) {
		text = whole
	}
	if m := exponent.FindStringSubmatch(text); m != nil {
		size, _ := strconv.Atoi(m[4]) // two digits are a number
		if len(m[2]) > size || m[3] != "" && len(m[2]) < size {
			return "", false // a spreadsheet program shows "2.406E+11" of a number whose last digits nobody knows
		}
		text = m[1] + m[2] + strings.Repeat("0", size-len(m[2]))
	}
	return text, codeLike(text)
}

// ReadCode is the code, or the last part of one, that people mean by a text: in upper case, without white space beside a separator. It is
// false for what can be no part of a code.
func ReadCode(text string) (string, bool) { return spellCode(sheet.Cell{Text: text}) }

// unwrapCode gives a code without the white space in it and with plain dashes. White space stands where a narrow cell breaks a line:
// beside a separator or between digits, not between words.
func unwrapCode(text string) string {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '‐', '‑', '‒', '–', '—', '―', '−', '－':
			return '-'
		case '／':
			return '/'
		}
		return r
	}, strings.TrimPrefix(text, "'"))
	parts := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' })
	if joined := strings.Join(parts, ""); len(parts) > 1 {
		if _, full := unitPart(joined); full {
			return joined
		}
	}
	for i := 1; i < len(parts); i++ {
		before, after := parts[i-1][len(parts[i-1])-1], parts[i][0]
		if isSeparator(before) || isSeparator(after) || isDigit(before) && isDigit(after) {
			continue
		}
		return text
	}
	return strings.Join(parts, "")
}

func isSeparator(c byte) bool { return c == '-' || c == '.' || c == '/' || c == '_' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// codeLike allows the codes of all systems: at most 64 letters, digits and . - _ /, one digit among them.
func codeLike(code string) bool {
	if len(code) > 64 {
		return false
	}
	digits := false
	for i := range len(code) {
		c := code[i]
		switch {
		case isDigit(c):
			digits = true
		case c >= 'A' && c <= 'Z', isSeparator(c):
		default:
			return false
		}
	}
	return digits
}

// identityDigits is from how many digits on a number may be a person's: identity cards have 9 or 12, phones 10.
const identityDigits = 9

// longNumber is the first run of so many digits in a code that they may be a person's number; "" when there is none. In a code
// without letters the parts of a number are taken together: phones are written "0912.345.678".
func longNumber(code string) string {
	if strings.Trim(code, "0123456789.-_/") == "" {
		code = strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, code)
	}
	start := 0
	for i := 0; i <= len(code); i++ {
		if i < len(code) && isDigit(code[i]) {
			continue
		}
		if i-start >= identityDigits {
			return code[start:i]
		}
		start = i + 1
	}
	return ""
}

// beginsWithYear says whether a long number begins with the year of receipt, or the year before or after: "240600000101",
// "20240603000012" are numbers of dossiers. Identity cards begin with 0 or 1 and a province, phones with 0.
func beginsWithYear(number string, received time.Time) bool {
	for year := received.Year() - 1; year <= received.Year()+1; year++ {
		long := strconv.Itoa(year)
		if strings.HasPrefix(number, long) || strings.HasPrefix(number, long[2:]) && isMonth(number[2:4]) {
			return true
		}
	}
	return false
}

func isMonth(two string) bool { return two >= "01" && two <= "12" }

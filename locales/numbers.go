package locales

import (
	"strconv"
	"strings"
)

// Number is a whole number with its thousands set apart: "3.321" in Vietnamese, "3,321" in English.
func (p Printer) Number(n int64) string {
	if n >= 0 && n < 1000 {
		return strconv.FormatInt(n, 10)
	}
	separator := "."
	if p.language == "en" {
		separator = ","
	}
	digits := strconv.FormatInt(n, 10)
	digits, negative := strings.CutPrefix(digits, "-")
	var out strings.Builder
	if negative {
		out.WriteByte('-')
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString(separator)
		}
		out.WriteRune(d)
	}
	return out.String()
}

// Tenths is a number of tenths without a trailing zero: 877 is "87,7" in Vietnamese and "87.7" in English, 850 is "85".
func (p Printer) Tenths(tenths int64) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	whole := sign + strconv.FormatInt(tenths/10, 10)
	if tenths%10 == 0 {
		return whole
	}
	return whole + p.decimal() + strconv.FormatInt(tenths%10, 10)
}

// Decimal is a decimal number that is written with a point, as the language writes it: "27.692" is "27,692".
func (p Printer) Decimal(text string) string { return strings.Replace(text, ".", p.decimal(), 1) }

// Signed is the decimal with its sign, as it is added to another: "−2", "+0,5".
func (p Printer) Signed(text string) string {
	if rest, below := strings.CutPrefix(text, "-"); below {
		return "−" + p.Decimal(rest)
	}
	return "+" + p.Decimal(text)
}

func (p Printer) decimal() string {
	if p.language == "en" {
		return "."
	}
	return ","
}

// List joins the items: "a, b và c", "a, b and c".
func (p Printer) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return p.Text("list.last", "items", strings.Join(items[:last], ", "), "last", items[last])
}

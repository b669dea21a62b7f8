package locales

import (
	"strconv"
	"strings"
	"time"
)

// DateTime is an instant to the minute, in its own location: "17:00 ngày 30/6/2024", "17:00 30/06/2024". Convert it to the
// authority's zone first.
func (p Printer) DateTime(t time.Time) string {
	return t.Format(p.layout(t, "15:04 02/01/2006", "15:04 ngày 02/1/2006", "15:04 ngày 02/01/2006"))
}

// ShortDateTime is DateTime without the year: "08:15 ngày 22/11", "08:15 22/11".
func (p Printer) ShortDateTime(t time.Time) string {
	return t.Format(p.layout(t, "15:04 02/01", "15:04 ngày 02/1", "15:04 ngày 02/01"))
}

// Date is the day of an instant: "30/6/2024", "30/06/2024".
func (p Printer) Date(t time.Time) string {
	return t.Format(p.layout(t, "02/01/2006", "02/1/2006", "02/01/2006"))
}

// ShortDate is the day of an instant without the year: "27/11".
func (p Printer) ShortDate(t time.Time) string {
	return t.Format(p.layout(t, "02/01", "02/1", "02/01"))
}

// layout is how a day is written in English, in Vietnamese, and there in January and February: as Decree 30/2020 has it, a nought
// stands before the days below 10 and these months alone, "01/7", "05/02".
func (p Printer) layout(t time.Time, english, vietnamese, early string) string {
	switch {
	case p.language == "en":
		return english
	case t.Month() < time.March:
		return early
	}
	return vietnamese
}

// Weekday is the name of an instant's day: "thứ Sáu", "Friday".
func (p Printer) Weekday(t time.Time) string {
	if p.language == "en" {
		return t.Weekday().String()
	}
	return [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[t.Weekday()]
}

// Month is a month written "2024-06" in words: "tháng 6/2024", "June 2024". What is no month is written as it stands.
func (p Printer) Month(month string) string {
	year, number, ok := monthOf(month)
	switch {
	case !ok:
		return month
	case p.language == "en":
		return number.String() + " " + month[:4]
	default:
		return "tháng " + shortMonth(year, number)
	}
}

// Term is a month, a quarter or a year in words: "tháng 6/2024", "quý 3/2026", "năm 2026"; "June 2024", "Q3 2026", "2026".
func (p Printer) Term(term string) string {
	year, quarter, isQuarter := strings.Cut(term, "-Q")
	_, err := strconv.Atoi(year)
	switch {
	case err != nil || len(year) != 4:
		return p.Month(term)
	case isQuarter && p.language == "en":
		return "Q" + quarter + " " + year
	case isQuarter:
		return "quý " + quarter + "/" + year
	case p.language == "en":
		return year
	}
	return "năm " + year
}

// TermButton is Term for a button, which begins with a capital letter.
func (p Printer) TermButton(term string) string {
	written := []rune(p.Term(term))
	return strings.ToUpper(string(written[:1])) + string(written[1:])
}

// ShortTerm is a month, a quarter or a year for a narrow button: "6/2024", "Q3/2026", "2026".
func (p Printer) ShortTerm(term string) string {
	if year, quarter, ok := strings.Cut(term, "-Q"); ok {
		return "Q" + quarter + "/" + year
	}
	return p.ShortMonth(term)
}

// ShortMonth is a month for a button: "6/2024".
func (p Printer) ShortMonth(month string) string {
	year, number, ok := monthOf(month)
	if !ok {
		return month
	}
	return shortMonth(year, number)
}

// TermMark is a month, a quarter or a year under an axis, the first two without their year: "T6", "Jun"; "Q3"; "2026".
func (p Printer) TermMark(term string) string {
	_, number, isMonth := monthOf(term)
	_, quarter, isQuarter := strings.Cut(term, "-")
	switch {
	case isMonth && p.language == "en":
		return number.String()[:3]
	case isMonth:
		return "T" + strconv.Itoa(int(number))
	case isQuarter:
		return quarter
	}
	return term
}

func shortMonth(year int, number time.Month) string {
	return strconv.Itoa(int(number)) + "/" + strconv.Itoa(year)
}

// monthOf reads a month written "2024-06".
func monthOf(month string) (year int, number time.Month, ok bool) {
	if len(month) != len("2024-06") || month[4] != '-' {
		return 0, 0, false
	}
	for i, digit := range []byte(month) {
		switch {
		case i == 4:
		case digit < '0' || digit > '9':
			return 0, 0, false
		case i < 4:
			year = 10*year + int(digit-'0')
		default:
			number = 10*number + time.Month(digit-'0')
		}
	}
	return year, number, number >= time.January && number <= time.December
}

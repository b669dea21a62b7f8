package locales

import (
	"strconv"
	"time"
)

// DateTime is an instant to the minute, in its own location: "17:00 30/06/2024". Convert it to the authority's zone
// first.
func (p Printer) DateTime(t time.Time) string { return t.Format("15:04 02/01/2006") }

// ShortDateTime is DateTime without the year: "08:15 22/11".
func (p Printer) ShortDateTime(t time.Time) string { return t.Format("15:04 02/01") }

// Date is the day of an instant: "30/06/2024".
func (p Printer) Date(t time.Time) string { return t.Format("02/01/2006") }

// ShortDate is the day of an instant without the year: "27/11".
func (p Printer) ShortDate(t time.Time) string { return t.Format("02/01") }

// Weekday is the name of an instant's day: "thứ Sáu", "Friday".
func (p Printer) Weekday(t time.Time) string {
	if p.language == "en" {
		return t.Weekday().String()
	}
	return [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[t.Weekday()]
}

// Month is a month written "2024-06" in words: "tháng 6/2024", "June 2024". What is no month is written as it stands.
func (p Printer) Month(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	if p.language == "en" {
		return t.Format("January 2006")
	}
	return "tháng " + strconv.Itoa(int(t.Month())) + "/" + strconv.Itoa(t.Year())
}

// ShortMonth is a month for a button: "6/2024".
func (p Printer) ShortMonth(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return strconv.Itoa(int(t.Month())) + "/" + strconv.Itoa(t.Year())
}

// MonthMark is a month under an axis, without its year: "T6", "Jun".
func (p Printer) MonthMark(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	if p.language == "en" {
		return t.Format("Jan")
	}
	return "T" + strconv.Itoa(int(t.Month()))
}

package main

import (
	"fmt"
	"strings"
	"testing"
)

// swapped says of a refusal that it is about the order of day and month.
const swapped = `(?i)day.*month|month.*day`

// december is when dates of the whole year are past.
const december = "2024-12-20T09:00:00+07:00"

// americans writes dates month first, without leading zeros.
func americans(_ int, was string) string {
	return strings.TrimPrefix(was[3:5], "0") + "/" + strings.TrimPrefix(was[:2], "0") + was[5:]
}

// isoOf writes dd/mm/yyyy hh:mm as ISO does, with something behind it.
func isoOf(was, behind string) string {
	return was[6:10] + "-" + was[3:5] + "-" + was[:2] + "T" + was[11:] + behind
}

// serialOf is a date of 2024 as a workbook's number, so many half minutes later.
func serialOf(was string, later float64) string {
	var day, month, hour, minute int
	if _, err := fmt.Sscanf(was, "%d/%d/2024 %d:%d", &day, &month, &hour, &minute); err != nil {
		panic(err)
	}
	starts := []int{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335}
	return fmt.Sprintf("%.10f", float64(45292+starts[month-1]+day-1)+(float64(hour*60+minute)+later/2)/1440)
}

// numbers has the dates of a workbook be numbers.
func numbers(l list, later float64) func(column, ref, text string) string {
	return func(column, ref, text string) string {
		if column != colReceived && column != colDue && column != colFinished {
			return ""
		}
		return `<c r="` + ref + `"><v>` + serialOf(text, later) + `</v></c>`
	}
}

// Instants are what they mean, whatever library wrote them.
func TestFieldInstants(t *testing.T) {
	typed := func(behind string, dueAtMidnight bool) []byte {
		l := june(10)
		if dueAtMidnight {
			l = l.each(colDue, func(n int, was string) string { return l.rows[n][5][:11] + "00:00" })
		}
		return l.book(t, func(column, ref, text string) string {
			if column != colReceived && column != colDue && column != colFinished {
				return ""
			}
			return `<c r="` + ref + `" t="d"><v>` + isoOf(text, behind) + `</v></c>`
		})
	}
	days := june(10) // due on the day of the finish, without a clock time
	days = days.each(colDue, func(n int, was string) string { return days.rows[n][5][:11] + "00:00" })
	lastDay := func(behind string) list { // the last one comes at 18:00 UTC on the last of June: that is July here
		return june(6).dates(func(_ int, was string) string { return isoOf(was, behind) }).
			one(5, colReceived, "2024-06-30T18:00"+behind).one(5, colDue, "2024-07-01T10:00"+behind).one(5, colFinished, "2024-07-01T03:00"+behind)
	}
	playField(t, []fieldCase{
		{says: "01 SheetJS in Vietnam's zone stores midnight as 00:00:30", takes: field(t, "01-sheetjs-0.18.5-gio-viet-nam.xlsx"), right: "Háng Lìa 6/2024 TD 10/10 TT1 10/10"},
		{says: "01b the same in UTC", takes: field(t, "01b-sheetjs-0.18.5-utc.xlsx"), right: "Háng Lìa 6/2024 TD 10/10 TT1 10/10"},
		{says: "01 a number within half a minute before midnight is the day that begins", takes: []paper{{"a.xlsx", days.book(t, numbers(days, -1))}}, right: "Háng Lìa 6/2024 TD 10/10"},
		{says: "01 a typed date with Z is a local day", takes: []paper{{"a.xlsx", typed(":00.000Z", true)}}, right: "Háng Lìa 6/2024 TD 10/10 TT1 10/10"},
		{says: "01 a typed date with Z has a local clock time", takes: []paper{{"a.xlsx", typed(":00Z", false)}}, right: "Háng Lìa 6/2024 TD 10/10 TT1 10/10"},
		{says: "01 a typed date of openpyxl has no Z", takes: []paper{{"a.xlsx", typed(":00", true)}}, right: "Háng Lìa 6/2024 TD 10/10 TT1 10/10"},
		{says: "19 a text with an offset without colon is that instant", takes: field(t, "19-igate-0000.csv"), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6"},
		{says: "19 at the end of the month the offset decides which month", takes: csvs(lastDay(":00.000+0000")), right: "Háng Lìa 6/2024 TD 5/5 TT1 5/5; Háng Lìa 7/2024 TD 1/1 TT1 1/1"},
		{says: "19 a text with Z keeps its zone", takes: csvs(lastDay(":00Z")), right: "Háng Lìa 6/2024 TD 5/5 TT1 5/5; Háng Lìa 7/2024 TD 1/1 TT1 1/1"},
		{says: "19 a text with +07:00", takes: csvs(june(6).dates(func(_ int, was string) string { return isoOf(was, ":00+07:00") })), right: "Háng Lìa 6/2024 TD 6/6"},
		{says: "19 a text with +0700 and thousandths", takes: csvs(june(6).dates(func(_ int, was string) string { return isoOf(was, ":00.000+0700") })), right: "Háng Lìa 6/2024 TD 6/6"},
	})
}

// The instants of the files that state a zone, and of one whose zone means nothing, are in the store to the minute.
func TestFieldInstantsAreStoredToTheMinute(t *testing.T) {
	t.Parallel()
	typed := june(6).book(t, func(column, ref, text string) string {
		if column != colReceived {
			return ""
		}
		return `<c r="` + ref + `" t="d"><v>` + isoOf(text, ":00Z") + `</v></c>`
	})
	template := newDeskless(t)
	for _, p := range append(field(t, "19-igate-0000.csv", "01b-sheetjs-0.18.5-utc.xlsx"), paper{"typed.xlsx", typed}) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			d := template.another(t, "")
			if got := d.takes(p); got.failed {
				t.Fatalf("it is refused: %s", got.output)
			}
			got := d.ask("SELECT strftime('%d/%m/%Y %H:%M', received + 7*3600, 'unixepoch') FROM v_dossiers ORDER BY received LIMIT 1")
			if fmt.Sprint(got) != "[03/06/2024 08:00]" {
				t.Errorf("the first dossier was received at %v, want 03/06/2024 08:00", got)
			}
		})
	}
}

// A column of dates is written in one order, or the file is refused for that: never is a month made up.
func TestFieldOrderOfDayAndMonth(t *testing.T) {
	us := june(18).dates(americans)
	early := june(7).dates(americans) // no day above 12: only the codes tell
	swappedNumbers := june(7)
	swap := func(column, ref, text string) string {
		if column != colReceived && column != colDue && column != colFinished {
			return ""
		}
		return `<c r="` + ref + `"><v>` + serialOf(text[3:5]+"/"+text[:2]+text[5:], 0) + `</v></c>`
	}
	padded := june(18).dates(func(_ int, was string) string { return was[3:5] + "/" + was[:2] + was[5:] })
	playField(t, []fieldCase{
		{says: "03 days first, as text", takes: field(t, "03-dung.xlsx"), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18"},
		{says: "03 days first, as text, in December", clock: december, takes: field(t, "03-dung.xlsx"), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18"},
		{says: "03 opened with US settings: days to 12 became numbers with day and month exchanged", takes: field(t, "03-ngay-thang-dao.xlsx"), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18", or: swapped},
		{says: "03 the same in December, when nothing of it lies ahead", clock: december, takes: field(t, "03-ngay-thang-dao.xlsx"), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18", or: swapped},
		{says: "03 numbers alone, all exchanged: the codes tell", clock: december, takes: []paper{{"a.xlsx", swappedNumbers.book(t, swap)}}, right: "Háng Lìa 6/2024 TD 7/7 TT1 7/7", or: swapped},
		{says: "03 a text file that is month first throughout", clock: december, takes: csvs(us), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18", or: swapped},
		{says: "03 month first with leading zeros", clock: december, takes: csvs(padded), right: "Háng Lìa 6/2024 TD 18/18 TT1 18/18", or: swapped},
		{says: "03 month first, no day above 12: the codes tell", clock: december, takes: csvs(early), right: "Háng Lìa 6/2024 TD 7/7 TT1 7/7", or: swapped},
	})
}

// What cannot be known, but can be seen, is said when the file is looked at.
func TestFieldClockTimesThatCannotBe(t *testing.T) {
	night := june(10).dates(func(_ int, was string) string { return was[:11] + "01:20" }).each(colFinished, func(_ int, was string) string { return was[:11] + "03:00" })
	asUTC := func(l list) paper { return paper{"ds-1.xlsx", l.book(t, numbers(l, 0))} }
	day := asUTC(june(10))
	late := csvs(june(6).also(colReceived, "Ngày nộp", func(n int) string { return fmt.Sprintf("%02d/06/2024 08:00", 3+n) }))[0]
	playField(t, []fieldCase{
		{says: "01 receipts at one in the night and none after noon: a library wrote the UTC clock", takes: []paper{asUTC(night)}, right: "Háng Lìa 6/2024 TD 10/10", unlike: &day},
		{says: "12b due equals receipt in every row: no deadlines were configured", takes: field(t, "12b-hen-tra-bang-ngay-nhan.csv"), right: "Háng Lìa 6/2024 TD 0/6 TT1 6/6", unlike: &late},
	})
}

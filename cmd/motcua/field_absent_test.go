package main

import (
	"fmt"
	"os"
	"testing"
	"time"

	"motcua/cmd/motcua/demo"
	"motcua/cmd/motcua/house"
	"motcua/scoring/people"
)

// What no column says is not known: it leaves the counts, and wipes nothing that was known.
func TestFieldAbsentIsNotNo(t *testing.T) {
	const book = "Háng Lìa 6/2024 TD 6/6 TT1 - TT2 - SH1 - SH2 -"
	form06 := func(finish string) []paper {
		return csvs(june(6).lacking(colStatus, colChannel).called(colReceived, "Nhận hồ sơ").called(colDue, "Hẹn trả kết quả").called(colFinished, finish))
	}
	full := june(6).also(colStatus, "Số hóa TPHS", func(n int) string { return []string{"Có", "Không"}[n%2] }).also(colStatus, "Kết quả điện tử", func(int) string { return "Có" })
	mixed := june(12).each(colChannel, func(n int, was string) string {
		if n < 2 {
			return ""
		}
		return was
	})
	ticks := june(6).also(colStatus, "Số hóa TPHS", func(n int) string { return []string{"x", "", "x"}[n%3] })
	playField(t, []fieldCase{
		{says: "10 the official register: Nhận hồ sơ, Hẹn trả kết quả, Trả kết quả, no status", takes: field(t, "10-so-theo-doi-tra-ket-qua.csv"), right: book, known: 6},
		{says: "10c the same as a workbook with a header of two levels", takes: field(t, "10c-so-theo-doi-mau-06.xlsx"), right: book, known: 6},
		{says: "10 Ngày trả", takes: form06("Ngày trả"), right: book, known: 6},
		{says: "10 Ngày trả thực tế", takes: form06("Ngày trả thực tế"), right: book, known: 6},
		{says: "10 Ngày trả kết quả thực tế", takes: form06("Ngày trả kết quả thực tế"), right: book, known: 6},
		{says: "10 neither status nor finish: nothing can be scored, and the columns are asked for", takes: csvs(june(6).lacking(colStatus, colFinished)), right: "Háng Lìa 6/2024 TD - TT1 6/6 | ", or: `(?i)(Trạng thái|status)[^\n]*(Ngày kết thúc xử lý|finish)|(Ngày kết thúc xử lý|finish)[^\n]*(Trạng thái|status)`},
		{says: "10 resolved, but no column tells when", takes: csvs(june(6).lacking(colFinished)), right: "Háng Lìa 6/2024 TD - TT1 6/6", or: `(?i)finish|Ngày kết thúc xử lý`},
		{says: "05 no column of how dossiers were filed, paid, digitised, answered", takes: csvs(june(6).lacking(colChannel)), right: book},
		{says: "05 a column of how dossiers were filed that is empty throughout", takes: csvs(june(6).all(colChannel, "")), right: book, told: `way of filing`},
		{says: "05 two of twelve do not say how they were filed", takes: csvs(mixed), right: "Háng Lìa 6/2024 TD 12/12 TT1 10/10", told: `\b2\b[^\n]*\b12\b`},
		{says: "05 a column of ticks: an empty cell is a no", takes: csvs(ticks), right: "Háng Lìa 6/2024 SH2 4/6"},
		{says: "05 a full export, then a list without a column of how dossiers were filed", takes: csvs(full, full.lacking(colChannel)), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6"},
		{says: "05 a full export, then a list without digitised", takes: csvs(full, full.lacking("Số hóa TPHS")), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6"},
		{says: "05 a full export, then a list whose columns are there and empty", takes: csvs(full, full.all(colChannel, "")), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6"},
		{says: "05 a full export, then a list without statuses", takes: csvs(full, full.lacking(colStatus)), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6"},
		{says: "05 a full export, then a list without dates of finish", takes: csvs(full, full.lacking(colFinished)), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6", or: `(?i)finish|Ngày kết thúc xử lý`},
		{says: "05 a full export, then a list without due dates", takes: csvs(full, full.lacking(colDue).lacking(colChannel)), right: "Háng Lìa 6/2024 TD 6/6 TT1 6/6 SH1 6/6 SH2 3/6"},
	})
}

// A late one stays late when a later list has no due dates.
func TestFieldLateStaysLate(t *testing.T) {
	late := june(6).one(0, colDue, "04/06/2024 17:00")
	playField(t, []fieldCase{
		{says: "05 a full export with one late, then a list without due dates", takes: csvs(late, late.lacking(colDue)), right: "Háng Lìa 6/2024 TD 5/6"},
	})
}

// A grid list with fewer columns after a full export changes no figure and warns of nothing.
func TestFieldListAfterAFullExport(t *testing.T) {
	t.Parallel()
	d := newDeskless(t)
	counts, err := os.ReadFile("demo/sample/so-lieu-2024-06.csv")
	if err != nil {
		t.Fatal(err)
	}
	d.takes(paper{"so-lieu-2024-06.csv", counts})
	d.hires(people.Grant{Role: people.Officer, Unit: demo.DemoUnit})
	papers := field(t, "05-day-du.xlsx", "05-danh-sach-opencps.xlsx")
	if got := d.takes(papers[0]); got.failed {
		t.Fatalf("the full export is refused: %s", got.output)
	}
	const right = "Háng Lìa 5/2024 TD - SH1 -; Háng Lìa 6/2024 TD 12/13 TT1 18/18 SH2 18/18" // three dossiers of May report no May
	cards := "SELECT month, unit, converted_tenths, total_tenths, max_tenths FROM v_scorecards WHERE converted_tenths IS NOT NULL ORDER BY month, unit"
	lines := "SELECT month, unit, indicator, assessed, numerator, denominator FROM v_scorecard_lines ORDER BY month, unit, indicator"
	before := []any{d.ask(cards), d.ask(lines), d.runs("outbox", "--all", "--json").output}
	if wrong := d.differs(right); wrong != "" {
		t.Fatalf("after the full export: %s", wrong)
	}
	if got := d.takes(papers[1]); got.failed {
		t.Fatalf("the list is refused: %s", got.output)
	}
	for i, after := range []any{d.ask(cards), d.ask(lines), d.runs("outbox", "--all", "--json").output} {
		if fmt.Sprint(after) != fmt.Sprint(before[i]) {
			t.Errorf("the list changes\n%v\nto\n%v", before[i], after)
		}
	}
}

// hires gives somebody a role.
func (d *deskless) hires(grant people.Grant) {
	d.t.Helper()
	s, err := house.Config{DB: d.db, Timezone: "Asia/Ho_Chi_Minh", Clock: d.clock, Telegram: "http://127.0.0.1:1", LogLevel: "error", LogFormat: "text"}.Check(os.Stderr)
	if err != nil {
		d.t.Fatal(err)
	}
	h, err := house.OpenHouse(d.t.Context(), s)
	if err != nil {
		d.t.Fatal(err)
	}
	const code = "ABCDEFGH12345678"
	now := s.Clock.Now()
	err = h.Store.AddInvitation(d.t.Context(), people.Invitation{Hash: people.HashCode(code), Grant: grant, Expires: now.Add(time.Hour)}, 0)
	if err == nil {
		_, err = h.Store.Redeem(d.t.Context(), code, firstTalker, now, 1)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	if err := h.Store.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// Two columns for one thing are told apart, or asked about: the first is not taken.
func TestFieldTwoDueDates(t *testing.T) {
	const six = "Háng Lìa 6/2024 TD 6/6 TT1 6/6"
	two := func(first, second string) []paper { // the first is a day after the receipt: by it all were late
		return csvs(june(6).called(colDue, second).also(second, first, func(n int) string { return fmt.Sprintf("%02d/06/2024 17:00", 4+n) }))
	}
	asked := `(?s)Ngày hẹn trả[^\n]*Ngày hẹn trả`
	playField(t, []fieldCase{
		{says: "08 at the unit and in total", takes: field(t, "08-hai-ngay-hen.xlsx"), right: six, or: asked},
		{says: "08 old and new", takes: two("Ngày hẹn trả (cũ)", "Ngày hẹn trả (mới)"), right: six, or: asked},
		{says: "08 as first said, and as put off", takes: two("Ngày hẹn trả (lần đầu)", "Ngày hẹn trả (gia hạn)"), right: six, or: asked},
		{says: "08 two of the very same label", takes: two("Ngày hẹn trả", "Ngày hẹn trả "), right: six, or: `Ngày hẹn trả`},
	})
}

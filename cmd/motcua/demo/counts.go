package demo

import (
	"fmt"
	"strconv"
	"time"

	"motcua/scoring"
)

var CountsHeader = []string{"Tháng", "Mã đơn vị", "Đơn vị", "Chỉ số", "Tử số", "Mẫu số"}

// Months from which other rules hold than before: those of the national set, and its second edition.
const (
	nationalSince = scoring.Month("2025-07")
	countedSince  = scoring.Month("2026-06")
)

// entered is a count as somebody enters it. A numerator of fromExport is left to be counted from dossiers.
type entered struct {
	indicator              string
	numerator, denominator int
}

// Numerators and denominators that are left empty.
const (
	fromExport = -1
	none       = -1
)

// counts are the hand-entered counts of so many months up to now, as CSV.
func (m MadeUp) counts(now time.Time, months int) []byte {
	rows := [][]string{CountsHeader}
	last := scoring.MonthOf(now, m.Zone)
	for month := m.firstMonth(now, months); month <= last; month = month.Next() {
		if month < nationalSince {
			rows = m.localCounts(rows, month)
			continue
		}
		for _, c := range authorityCounts(month, month < last) {
			rows = append(rows, c.row(month, scoring.Unit{}))
		}
		for _, unit := range m.Units {
			for _, c := range unitCounts(unit, month, month < last) {
				rows = append(rows, c.row(month, unit))
			}
		}
	}
	return asCSV(rows)
}

// row is the count's line in a file.
func (c entered) row(m scoring.Month, unit scoring.Unit) []string {
	return countsRow(m, unit, c.indicator, number(c.numerator), number(c.denominator))
}

// number writes a count, and nothing for one that is left empty.
func number(n int) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func countsRow(m scoring.Month, unit scoring.Unit, indicator, numerator, denominator string) []string {
	return []string{fmt.Sprintf("%02d/%d", m.Number(), m.Year()), unit.Code, unit.Name, indicator, numerator, denominator}
}

// authorityCounts are those that are the same for all units. The first edition gave them in full: nothing is counted. What was announced in a
// month is known when it is over.
func authorityCounts(m scoring.Month, over bool) []entered {
	if m < countedSince {
		return []entered{{"1.1", 0, 0}, {"1.2", 0, 0}, {"1.3", 0, 0}}
	}
	r := random("", "counts "+string(m))
	announced, published := 20+r.IntN(30), 380+r.IntN(8)
	onTime := announced * (30 + r.IntN(30)) / 100
	counts := []entered{{"1.3", published - r.IntN(4), published}}
	if over {
		counts = append(counts, entered{"1.1", onTime, announced}, entered{"1.2", announced - r.IntN(5), announced})
	}
	return counts
}

// unitCounts are those of one unit. What became of a month's petitions and who complained is known when the month is over.
func unitCounts(unit scoring.Unit, m scoring.Month, over bool) []entered {
	r := random(unit.Code, "counts "+string(m))
	skill := skillOf(unit.Code, m)
	services, withFee := 26+r.IntN(4), 5+r.IntN(3)
	petitions, complaints := max(r.IntN(7)-3, 0), max(r.IntN(6)-4, 0)
	inTime, content := petitions, petitions
	for range petitions {
		if r.IntN(100) > skill+5 {
			inTime--
		}
		if r.IntN(100) > skill {
			content--
		}
	}
	counts := []entered{{"3.1", 0, services}, {"3.2", fromExport, services}, {"3.5A", fromExport, withFee}, {"3.5B", fromExport, withFee}, {"4.6", fromExport, 303}}
	if m < countedSince { // given in full
		counts[0], counts[2] = entered{"3.1", 0, 0}, entered{"3.5A", 0, 0}
	}
	if over {
		counts = append(counts, entered{"5.2", inTime, petitions}, entered{"5.3", min(content, inTime), petitions}, entered{"5.4-KHL", complaints, none})
	}
	return counts
}

// localCounts are those of a month by the decision of the district tier.
func (m MadeUp) localCounts(rows [][]string, month scoring.Month) [][]string {
	for _, unit := range m.Units {
		r := random(unit.Code, "counts "+string(month))
		skill := skillOf(unit.Code, month)
		asked := 20 + r.IntN(20)
		content := asked - r.IntN(1+asked*(102-skill)/100)
		for _, c := range []entered{{"CK2", min(4+skill*r.IntN(8)/100, 10), 10}, {"HL1", content, asked}, {"HL2", 2, 2}, {"HL3", (asked + content) / 2, asked}} {
			rows = append(rows, c.row(month, unit))
		}
		for _, indicator := range []string{"CK1", "CK3"} { // the authority does not assess these
			rows = append(rows, countsRow(month, unit, indicator, "-", "-"))
		}
	}
	return rows
}

package demo

import (
	"fmt"
	"strconv"
	"time"

	"motcua/scoring"
)

var CountsHeader = []string{"Tháng", "Mã đơn vị", "Đơn vị", "Chỉ số", "Tử số", "Mẫu số"}

func countsRow(m scoring.Month, unit scoring.Unit, indicator, numerator, denominator string) []string {
	return []string{fmt.Sprintf("%02d/%d", m.Number(), m.Year()), unit.Code, unit.Name, indicator, numerator, denominator}
}

// counts are the hand-entered counts of so many months up to now, as CSV.
func (m MadeUp) counts(now time.Time, months int) []byte {
	rows := [][]string{CountsHeader}
	last := scoring.MonthOf(now, m.Zone)
	for month := m.first(now, months); month <= last; month = month.Next() {
		for _, unit := range m.Units {
			r := random(unit.Code, "counts "+string(month))
			skill := skillOf(unit.Code, month)
			asked := 20 + r.IntN(20)
			content := asked - r.IntN(1+asked*(102-skill)/100)
			for _, c := range []struct {
				indicator string
				n, d      int
			}{{"CK2", min(4+skill*r.IntN(8)/100, 10), 10}, {"HL1", content, asked}, {"HL2", 2, 2}, {"HL3", (asked + content) / 2, asked}} {
				rows = append(rows, countsRow(month, unit, c.indicator, strconv.Itoa(c.n), strconv.Itoa(c.d)))
			}
			for _, indicator := range []string{"CK1", "CK3"} { // the authority does not assess these
				rows = append(rows, countsRow(month, unit, indicator, "-", "-"))
			}
		}
	}
	return asCSV(rows)
}

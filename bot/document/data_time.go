package document

import (
	"fmt"
	"slices"
	"time"
)

// dataTime says up to when the data behind the figures reaches. It is not the same for all units when they sent their files
// at different times.
func (p Paper) dataTime() string {
	var known []time.Time
	for _, u := range p.Report.Records {
		if !u.DataTime.IsZero() {
			known = append(known, u.DataTime)
		}
	}
	if len(known) == 0 {
		return "Chưa rõ thời điểm của số liệu."
	}
	from, to := p.moment(slices.MinFunc(known, time.Time.Compare)), p.moment(slices.MaxFunc(known, time.Time.Compare))
	text := fmt.Sprintf("Số liệu tính đến %s.", to)
	if from != to {
		text = fmt.Sprintf("Số liệu tính đến: sớm nhất %s, muộn nhất %s (tùy đơn vị).", from, to)
	}
	if len(known) < len(p.Report.Records) {
		text += " Có đơn vị chưa rõ thời điểm của số liệu."
	}
	return text
}

// figuresStanding says what the figures are worth: that they may still move, when they may, and up to when their data reaches.
func (p Paper) figuresStanding() string {
	if p.Report.Official {
		return p.dataTime()
	}
	return provisional + " " + p.dataTime()
}

// moment is an instant as letters write it, in the authority's zone: "17 giờ 00 ngày 30/6/2024".
func (p Paper) moment(t time.Time) string { return t.In(p.Zone).Format("15 giờ 04 ngày 2/1/2006") }

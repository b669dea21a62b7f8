package document

import (
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
		return p.Words.Text("paper.data_unknown")
	}
	from, to := p.moment(slices.MinFunc(known, time.Time.Compare)), p.moment(slices.MaxFunc(known, time.Time.Compare))
	text := p.Words.Text("paper.data_until", "time", to)
	if from != to {
		text = p.Words.Text("paper.data_between", "from", from, "to", to)
	}
	if len(known) < len(p.Report.Records) {
		text += " " + p.Words.Text("paper.data_unknown_of_some")
	}
	return text
}

// figuresStanding says what the figures are worth: that they may still move, when they may, and up to when their data reaches.
func (p Paper) figuresStanding() string {
	if p.Report.Official {
		return p.dataTime()
	}
	return p.provisional() + " " + p.dataTime()
}

// moment is an instant as letters write it, in the authority's zone: "17 giờ 00 ngày 30/6/2024".
func (p Paper) moment(t time.Time) string {
	t = t.In(p.Zone)
	return p.Words.Text("paper.moment", "hour", t.Format("15"), "minute", t.Format("04"), "date", p.Words.Date(t))
}

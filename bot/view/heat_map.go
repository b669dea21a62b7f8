package view

import (
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/picture"
	"motcua/scoring"
)

// heatMapName is where a unit's name is cut in the caption of a heat map: a whole page must fit into one.
const heatMapName = 18

// HeatMap is a page of the month's units by indicators as a picture. Its caption says of each unit the score, and how many
// indicators are under their targets; under gives that number.
func HeatMap(r Reader, o Overview, page int, under func(scoring.Record) int) (bot.Message, error) {
	var m markup
	m.bold(r.Words.Text("overview.heat_title", "month", r.Words.Month(string(o.Month)), "state", r.state(closed(o.Records), published(o.Records))))
	from := page * picture.HeatMapRows
	shown := o.Records[from:min(from+picture.HeatMapRows, len(o.Records))]
	data := picture.HeatMapData{Month: o.Month, Closed: closed(o.Records), Published: published(o.Records), Rules: o.Rules, Notes: r.data(dataTimes(shown), r.running(o.Month))}
	if last := LastPage(len(o.Records), picture.HeatMapRows); last > 0 {
		data.Page, data.Pages = page+1, last+1
	}
	marked, scores := false, r.scores(o.Records)
	long, short := shortUnits(shown, longName, cardUnit, o.Records...), shortUnits(shown, heatMapName, cardUnit, o.Records...)
	for _, rec := range shown {
		data.Rows = append(data.Rows, picture.HeatMapRow{Name: long(rec), Record: rec, Score: scores[rec.Unit]})
		line := "– " + short(rec)
		if rec.Ranked() {
			line = strconv.Itoa(rec.Rank) + ". " + short(rec) + ": " + scores[rec.Unit]
		}
		if n := under(rec); n > 0 {
			line, marked = line+" ▼"+strconv.Itoa(n), true
		}
		m.line(line)
	}
	drawn, err := picture.HeatMap(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	if marked {
		m.line(r.Words.Text("overview.heat_under"))
	}
	var waits []string
	if len(o.Records) > 0 {
		waits = o.Records[0].Waits
	}
	r.captionStates(&m, o.Rules, waits, slices.ContainsFunc(shown, func(rec scoring.Record) bool { return !rec.Ranked() }))
	m.lines(data.Notes)
	message := m.message(
		r.paging(Link{To: ToHeat, Month: o.Month}, page, picture.HeatMapRows, len(o.Records)),
		r.monthsBeside(o.Previous, o.Next, ToHeat),
		r.overviewBack(o),
	)
	message.Photo = drawn
	return message, nil
}

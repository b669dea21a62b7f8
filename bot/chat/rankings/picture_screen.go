package rankings

import (
	"slices"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
)

// picturePage is how many units stand on a picture of a ranking: those of the same page in words.
const picturePage = tablePage

// pictureScreen is a part of a month's ranking as a picture; a button leads to the same in words.
func pictureScreen(r chat.Renderer, k ranking) (bot.Message, error) {
	var m chat.Markup
	writeTitle(r, &m, k, chat.CaptionName)
	data := picture.RankingData{Month: k.Month, Closed: k.Closed, Published: k.isPublished(), Grades: k.grades(), Moves: k.Moves, Notes: dataLines(r, k)}
	if pages := chat.LastPage(k.Total, picturePage) + 1; pages > 1 {
		data.Page, data.Pages = k.Page+1, pages
	}
	scores := shownScores(r, k)
	long := chat.ShortUnits(k.Rows, chat.LongName, unitOf)
	for i, row := range k.Rows {
		place := row.Place
		place.Name = long(row)
		data.Rows = append(data.Rows, picture.RankingRow{Heading: leagueAbove(r, k, i), Place: place, Converted: row.Converted, Score: scores[i], Before: row.Before, Own: row.Own})
	}
	drawn, err := picture.Ranking(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	m.Fit(r.CaptionStates(k.Rules, k.Waits, k.Open, slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Rank == 0 }))...)
	m.Fit(data.Notes...)
	text := chat.Button(r.Words.Text("ranking.text_button"), routes.Ranking.Link(routes.OfMonth{Month: k.Month, Page: k.Page}))
	message := m.Message(pageButtons(r, k, toPicture, picturePage), k.monthsBeside(r, chat.Destination(toPicture)), chat.Row(text))
	message.Photo = drawn
	return message, nil
}

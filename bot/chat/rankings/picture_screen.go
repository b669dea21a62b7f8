package rankings

import (
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/bot/picture"
)

// picturePage is how many units stand on a picture of a ranking: as many as a caption can name, too.
const picturePage = 15

// pictureScreen is a part of a month's ranking as a picture; its caption says the same in words.
func pictureScreen(r chat.Renderer, k ranking) (bot.Message, error) {
	var m chat.Markup
	writeTitle(r, &m, k)
	m.BlankLine()
	data := picture.RankingData{Month: k.Month, Closed: k.Closed, Published: k.isPublished(), Grades: k.grades(), Moves: k.Moves, Notes: dataLines(r, k)}
	if pages := chat.LastPage(k.Total, picturePage) + 1; pages > 1 {
		data.Page, data.Pages = k.Page+1, pages
	}
	scores := shownScores(r, k)
	long, short := chat.ShortUnits(k.Rows, chat.LongName, unitOf), chat.ShortUnits(k.Rows, chat.CaptionName, unitOf)
	for i, row := range k.Rows {
		place := row.Place
		place.Name = long(row)
		heading := leagueAbove(r, k, i)
		if heading != "" {
			m.Line(heading)
		}
		data.Rows = append(data.Rows, picture.RankingRow{Heading: heading, Place: place, Converted: row.Converted, Score: scores[i], Before: row.Before, Own: row.Own})
		m.Line(rankInWords(r, row, short(row), scores[i], k.Moves))
	}
	drawn, err := picture.Ranking(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	m.BlankLine()
	r.CaptionStates(&m, k.Rules, k.Waits, k.Open, slices.ContainsFunc(k.Rows, func(row rankedUnit) bool { return row.Place.Rank == 0 }))
	m.Lines(data.Notes)
	text := chat.Button(r.Words.Text("ranking.text_button"), routes.Ranking.Link(routes.OfMonth{Month: k.Month}))
	message := m.Message(pageButtons(r, k, toPicture, picturePage), k.monthsBeside(r, chat.Destination(toPicture)), chat.Row(text))
	message.Photo = drawn
	return message, nil
}

// rankInWords is a row of a ranking without columns.
func rankInWords(r chat.Renderer, row rankedUnit, name, score string, moves bool) string {
	mark := ""
	if row.Own {
		mark = "► "
	}
	if row.Place.Rank == 0 {
		return mark + "– " + name
	}
	line := mark + strconv.Itoa(row.Place.Rank) + ". " + name + ": " + score
	if moves && row.Before > 0 {
		line += " " + movementSign(row.Before-row.Place.Rank)
	}
	return line
}

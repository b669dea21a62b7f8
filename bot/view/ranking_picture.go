package view

import (
	"slices"
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/picture"
)

// RankingPicturePage is how many units stand on a picture of a ranking: as many as a caption can name, too.
const RankingPicturePage = 15

// captionName is where a unit's name is cut in a caption.
const captionName = 24

// RankingPicture is a part of a month's ranking as a picture; its caption says the same in words.
func RankingPicture(r Reader, k Ranking) (bot.Message, error) {
	var m chat.Markup
	r.rankingTitle(&m, k)
	m.BlankLine()
	data := picture.RankingData{Month: k.Month, Closed: k.Closed, Published: k.published(), Grades: k.grades(), Moves: k.Moves, Notes: r.rankingData(k)}
	if pages := chat.LastPage(k.Total, RankingPicturePage) + 1; pages > 1 {
		data.Page, data.Pages = k.Page+1, pages
	}
	scores := r.rankingScores(k)
	long, short := chat.ShortUnits(k.Rows, chat.LongName, rankUnit), chat.ShortUnits(k.Rows, captionName, rankUnit)
	for i, row := range k.Rows {
		place := row.Place
		place.Name = long(row)
		data.Rows = append(data.Rows, picture.RankingRow{Place: place, Converted: row.Converted, Score: scores[i], Before: row.Before, Own: row.Own})
		m.Line(r.rankInWords(row, short(row), scores[i], k.Moves))
	}
	drawn, err := picture.Ranking(r.Words, data)
	if err != nil {
		return bot.Message{}, err
	}
	m.BlankLine()
	r.CaptionStates(&m, k.Rules, k.Waits, slices.ContainsFunc(k.Rows, func(row Rank) bool { return row.Place.Rank == 0 }))
	m.Lines(data.Notes)
	text := chat.Button(r.Words.Text("ranking.text_button"), chat.Link{To: ToRanking, Month: k.Month})
	message := m.Message(r.rankingPages(k, ToRankingPicture, RankingPicturePage), r.rankingMonths(k, ToRankingPicture), chat.Row(text))
	message.Photo = drawn
	return message, nil
}

// rankInWords is a row of a ranking without columns.
func (r Reader) rankInWords(row Rank, name, score string, moves bool) string {
	mark := ""
	if row.Own {
		mark = "► "
	}
	if row.Place.Rank == 0 {
		return mark + "– " + name
	}
	line := mark + strconv.Itoa(row.Place.Rank) + ". " + name + ": " + score
	if moves && row.Before > 0 {
		line += " " + movement(row.Before-row.Place.Rank)
	}
	return line
}

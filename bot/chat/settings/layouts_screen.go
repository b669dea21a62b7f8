package settings

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring/export/header"
	"motcua/scoring/export/table"
)

// layoutsPage is how many headers are listed on a page.
const layoutsPage = 3

// layoutsScreen lists the headers whose columns were matched by hand, says whether a week's message is sent, and leads to the words that
// were taught, so many, and to what letters state.
func layoutsScreen(r chat.Renderer, rules []rulesInUse, all []table.Layout, fields []header.Field, page, words int, weekly bool) bot.Message {
	var m chat.Markup
	var rows [][]bot.Button
	m.Bold(r.Words.Text("match.settings"))
	m.Line(r.Words.Text("match.rules"))
	for _, use := range rules {
		m.Line("• " + use.text(r))
	}
	state, other := "week.off", "week.on_button"
	if weekly {
		state, other = "week.on", "week.off_button"
	}
	m.Line(r.Words.Text("week.setting", "state", r.Words.Text(state)))
	if len(all) == 0 {
		m.Line(r.Words.Text("match.no_layouts"))
	}
	for n := page * layoutsPage; n < min((page+1)*layoutsPage, len(all)); n++ {
		m.BlankLine()
		m.Line(r.Words.Text("match.layout", "number", n+1, "time", r.Time(all[n].Since, false)))
		for _, f := range fields {
			if label, ok := all[n].Columns[f.Name]; ok {
				m.Line(r.Words.Text("match.column", "field", f.Synonyms[0], "column", chat.Cut(label, labelShown)))
			}
		}
		rows = append(rows, chat.Row(chat.Button(r.Words.Text("match.forget_button", "number", n+1), toForgetLayout.Link(ofLayout{Layout: all[n].Sum}))))
	}
	rows = append(rows, r.Pages(routes.Settings.Link(routes.OfPage{}), page, layoutsPage, len(all)),
		chat.Row(chat.Button(r.Words.Text("words.settings_button", "n", words), toWords.Link(routes.OfPage{}))),
		chat.Row(chat.Button(r.Words.Text("match.letter_button"), routes.Letter.Link(routes.OfSetting{})), chat.Button(r.Words.Text("threshold.button"), toThresholds.Link(ofThreshold{}))),
		chat.Row(chat.Button(r.Words.Text(other), toWeekly.Link(ofSwitch{On: !weekly}))),
		chat.Row(chat.Button(r.Words.Text("state.button"), toState.Link(struct{}{}))))
	return m.Message(rows...)
}

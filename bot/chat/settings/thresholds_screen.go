package settings

import (
	"motcua/bot"
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// thresholdsScreen shows an admin how much must be known before something is said of it, with a button to change each number.
func thresholdsScreen(r chat.Renderer) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("threshold.title"))
	var buttons [][]bot.Button
	for _, key := range scoring.ThresholdKeys() {
		m.Line(r.Words.Text("threshold.setting", "name", r.Words.Text("threshold.name."+key), "value", r.Thresholds.Value(key)))
		label := r.Words.Text("threshold.change", "name", r.Words.Text("threshold.short."+key))
		buttons = append(buttons, chat.Row(chat.Button(label, toThresholds.Link(ofThreshold{Threshold: key}))))
	}
	return m.Message(append(buttons, chat.Row(chat.Button(r.Words.Text("words.settings_back"), routes.Settings.Link(routes.OfPage{}))))...)
}

// askThreshold asks for another number.
func askThreshold(r chat.Renderer, key string) bot.Message {
	question := r.Words.Text("threshold.ask", "name", r.Words.Text("threshold.name."+key), "value", r.Thresholds.Value(key),
		"default", scoring.DefaultThresholds().Value(key), "most", scoring.MostThreshold)
	return chat.Ask(r, question, nil)
}

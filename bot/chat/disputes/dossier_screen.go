package disputes

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// chooseScreen asks which of a page's dossiers is disputed; first is the number of the page's first in the list.
func chooseScreen(r chat.Renderer, m scoring.Month, rows []scoring.Listed, first int) bot.Message {
	var out chat.Markup
	out.Bold(r.Words.Text("dispute.which", "month", r.Words.Month(string(m))))
	var buttons [][]bot.Button
	for i, d := range rows {
		number := r.Words.Number(int64(first+i)) + ". "
		out.Wrap("", number, "")
		out.Code(chat.DossierCode(d))
		r.DossierMarks(&out, d)
		buttons = append(buttons, chat.Row(chat.Button(number+chat.Cut(shortCode(d), chat.ButtonWidth), toReasons.Link(ofDossier{Month: m, Dossier: d.Code}))))
	}
	message := out.Message(buttons...)
	message.Protected = true
	return message
}

// shortCode is a dossier's code without its unit's, where that stands before it.
func shortCode(d scoring.Listed) string {
	if short, ok := strings.CutPrefix(d.Code, d.Unit+"-"); ok && short != "" {
		return short
	}
	return chat.DossierCode(d)
}

// reasonsScreen asks what is wrong with a dossier.
func reasonsScreen(r chat.Renderer, m scoring.Month, d scoring.Listed) bot.Message {
	var out chat.Markup
	out.Bold(r.Words.Text("dispute.why"))
	writeDossier(r, &out, m, d)
	var buttons [][]bot.Button
	for _, reason := range scoring.DisputeReasons() {
		if reason != scoring.OtherReason {
			buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("dispute_reason."+string(reason)), toConfirm.Link(forReason{Month: m, Reason: reason, Dossier: d.Code}))))
		}
	}
	buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("dispute.other_reason"), toAskWords.Link(ofDossier{Month: m, Dossier: d.Code}))))
	message := out.Message(buttons...)
	message.Protected = true
	return message
}

// wordsScreen asks for what is wrong in words.
func wordsScreen(r chat.Renderer, d scoring.Listed) bot.Message {
	question := r.Words.Text("dispute.words", "code", chat.DossierCode(d), "n", scoring.DisputeWords)
	message := chat.Ask(r, question, nil)
	message.Protected = true
	return message
}

// confirmScreen shows what a dispute would say, and asks whether to send it. In words it may be written once more.
func confirmScreen(r chat.Renderer, d scoring.Dispute) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dispute.confirm"))
	writeDossier(r, &m, d.Month, d.Dossier)
	m.Line(r.Words.Text("dispute.said", "reason", reasonWords(r, d)))
	send := toSend.Link(forReason{Month: d.Month, Reason: d.Reason, Dossier: d.Dossier.Code})
	if d.Reason == scoring.OtherReason {
		send = toSendWords.Link(inWords{Month: d.Month, Sum: sumOf(d.Words), Dossier: d.Dossier.Code})
		m.BlankLine()
		m.Line(r.Words.Text("dispute.rewrite"))
	}
	message := m.Message(chat.Row(chat.Button(r.Words.Text("dispute.send_button"), send), chat.Button(r.Words.Text("ask.cancel_button"), toDrop.Link(struct{}{}))))
	message.Protected = true
	return message
}

// writeDossier names a dossier with what the data say of it.
func writeDossier(r chat.Renderer, m *chat.Markup, month scoring.Month, d scoring.Listed) {
	m.Code(chat.DossierCode(d))
	m.Lines(dossierFacts(r, month, d))
}

// dossierFacts are what the data say of a dossier, and about which month's figures it is.
func dossierFacts(r chat.Renderer, month scoring.Month, d scoring.Listed) []string {
	lines := []string{r.Words.Text("dispute.where", "unit", chat.CutUnit(d.UnitName, chat.LongName), "month", r.Words.Month(string(month)))}
	if procedure := chat.Cut(chat.OneLine(d.Procedure), chat.ProcedureColumns); procedure != "" {
		lines = append(lines, procedure)
	}
	switch {
	case !d.Due.IsZero():
		return append(lines, r.DossierGap(scoring.ResolvedOnTime, d))
	case !d.Received.IsZero():
		return append(lines, r.Words.Text("gap.received", "time", r.Time(d.Received, false)))
	}
	return lines
}

package view

import (
	"strings"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// Reported is the Item of ToDisputeFile: what is wrong with which dossier.
func Reported(reason scoring.DisputeReason, code string) string { return string(reason) + "@" + code }

// ReadReported reads what Reported makes.
func ReadReported(item string) (reason scoring.DisputeReason, code string, ok bool) {
	before, code, ok := strings.Cut(item, "@")
	return scoring.DisputeReason(before), code, ok && code != ""
}

// DisputeWhich asks which of a page's dossiers is reported; first is the number of the page's first in the list.
func DisputeWhich(r Reader, m scoring.Month, rows []scoring.Listed, first int) bot.Message {
	var out chat.Markup
	out.Bold(r.Words.Text("dispute.which", "month", r.Words.Month(string(m))))
	var buttons [][]bot.Button
	for i, d := range rows {
		number := r.Words.Number(int64(first+i)) + ". "
		out.Wrapped("", number, "")
		out.Code(chat.DossierCode(d))
		r.DossierMarks(&out, d)
		buttons = append(buttons, chat.Row(chat.Button(number+chat.Cut(shortCode(d), chat.ButtonWidth), chat.Link{To: ToDisputeWhy, Month: m, Item: d.Code})))
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

// DisputeReasons asks what is wrong with a dossier.
func DisputeReasons(r Reader, m scoring.Month, d scoring.Listed) bot.Message {
	var out chat.Markup
	out.Bold(r.Words.Text("dispute.why"))
	r.disputed(&out, m, d)
	var buttons [][]bot.Button
	for _, reason := range scoring.DisputeReasons() {
		if reason != scoring.OtherReason {
			buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("dispute_reason."+string(reason)), chat.Link{To: ToDisputeFile, Month: m, Item: Reported(reason, d.Code)})))
		}
	}
	buttons = append(buttons, chat.Row(chat.Button(r.Words.Text("dispute.other_reason"), chat.Link{To: ToDisputeWords, Month: m, Item: d.Code})))
	message := out.Message(buttons...)
	message.Protected = true
	return message
}

// DisputeWords asks for what is wrong in words.
func DisputeWords(r Reader, d scoring.Listed) bot.Message {
	question := r.Words.Text("dispute.words", "code", chat.DossierCode(d), "n", scoring.DisputeWords)
	message := chat.Ask(r.Renderer, question, nil)
	message.Protected = true
	return message
}

// DisputeConfirm shows what a report would say, and asks whether to send it. In words it may be written once more.
func DisputeConfirm(r Reader, d scoring.Dispute) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dispute.confirm"))
	r.disputed(&m, d.Month, d.Dossier)
	m.Line(r.Words.Text("dispute.said", "reason", r.reason(d)))
	send := chat.Link{To: ToDisputeSend, Month: d.Month, Item: Reported(d.Reason, d.Dossier.Code)}
	if d.Reason == scoring.OtherReason {
		send.To, send.Item = ToDisputeSay, Reported(scoring.DisputeReason(Sum(d.Words)), d.Dossier.Code)
		m.BlankLine()
		m.Line(r.Words.Text("dispute.rewrite"))
	}
	message := m.Message(chat.Row(chat.Button(r.Words.Text("dispute.send_button"), send), chat.Button(r.Words.Text("ask.cancel_button"), chat.Link{To: ToDisputeDrop})))
	message.Protected = true
	return message
}

// Sum tells words apart in a button that has room for little beside a code.
func Sum(words string) string {
	const short = 6
	return scoring.Sum(words)[:short]
}

// disputed names a dossier with what the data say of it.
func (r Reader) disputed(m *chat.Markup, month scoring.Month, d scoring.Listed) {
	m.Code(chat.DossierCode(d))
	m.Lines(r.known(month, d))
}

// known is what the data say of a dossier, and about which month's figures it is.
func (r Reader) known(month scoring.Month, d scoring.Listed) []string {
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

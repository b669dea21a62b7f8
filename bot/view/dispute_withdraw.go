package view

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// withdrawing is the button by which somebody withdraws a report of theirs.
func (r Reader) withdrawing(d scoring.Dispute) []chat.Choice {
	id := strconv.FormatInt(d.ID, 10)
	return []chat.Choice{{Label: r.Words.Text("dispute.withdraw", "id", id), Link: chat.Link{To: ToWithdraw, Item: id}}}
}

// DisputeWithdraw asks whether a report is withdrawn, and says what that does; of one that was rejected or withdrawn it says what
// became of it.
func DisputeWithdraw(r Reader, d scoring.Dispute) bot.Message {
	if !d.State.Withdrawable() {
		return DisputeWithdrawn(r, d)
	}
	var m chat.Markup
	id := strconv.FormatInt(d.ID, 10)
	m.Bold(r.Words.Text("dispute.withdraw_question", "id", id))
	r.report(&m, d)
	if d.State == scoring.DisputeAccepted {
		m.BlankLine()
		m.Line(r.Words.Text("dispute.withdraw_accepted"))
	}
	message := m.Message(chat.Row(chat.Button(r.Words.Text("dispute.withdraw", "id", id), chat.Link{To: ToWithdraw}.With(id, chat.Yes)),
		chat.Button(r.Words.Text("dispute.keep_button"), chat.Link{To: ToDisputes, Unit: d.Dossier.Unit})))
	message.Protected = true
	return message
}

// DisputeWithdrawn says that a report is withdrawn, or that there was nothing to withdraw.
func DisputeWithdrawn(r Reader, d scoring.Dispute) bot.Message {
	var m chat.Markup
	m.Bold(r.Words.Text("dispute.outcome", "id", strconv.FormatInt(d.ID, 10), "state", r.Words.Text("dispute_state."+string(d.State))))
	if d.State != scoring.DisputeWithdrawn {
		m.Line(r.Words.Text("dispute.withdraw_nothing"))
	}
	r.report(&m, d)
	message := m.Message(chat.Row(chat.Button(r.Words.Text("dispute.list_button"), chat.Link{To: ToDisputes, Unit: d.Dossier.Unit})))
	message.Protected = true
	return message
}

// DisputeRetracted tells an admin that an accepted report was withdrawn.
func DisputeRetracted(r Reader, d scoring.Dispute) Told {
	title := r.Words.Text("dispute.retracted", "id", strconv.FormatInt(d.ID, 10), "unit", chat.CutUnit(d.Dossier.UnitName, chat.CaptionName), "code", chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	return Told{Title: title, Lines: append(r.reported(d), r.Words.Text("dispute.retracted_why")), Leads: [][]chat.Choice{r.cardOf(d)}}
}

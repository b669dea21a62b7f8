package disputes

import (
	"strconv"

	"motcua/bot"
	"motcua/bot/chat"
	"motcua/scoring"
)

// filedScreen says that a dispute went to the admins, or that one stands already.
func filedScreen(r chat.Renderer, d scoring.Dispute, filed bool) bot.Message {
	var m chat.Markup
	key := "dispute.stands"
	if filed {
		key = "dispute.filed"
	}
	m.Bold(r.Words.Text(key, "id", strconv.FormatInt(d.ID, 10)))
	writeDispute(r, &m, d)
	if filed {
		m.BlankLine()
		m.Line(r.Words.Text("dispute.official_stays"))
	}
	message := m.Message(chat.Row(unitButton(r.Words.Text("dispute.list_button"), d)))
	message.Protected = true
	return message
}

// decidedScreen says to an admin what was decided of a dispute and by whom, "" when it was withdrawn; before is true when that
// was not what they just asked for.
func decidedScreen(r chat.Renderer, d scoring.Dispute, by string, before bool) bot.Message {
	var m chat.Markup
	writeOutcome(r, &m, d)
	switch {
	case d.State == scoring.DisputeWithdrawn:
		m.Line(r.Words.Text("dispute.withdrawn_before"))
	case before:
		m.Line(r.Words.Text("dispute.decided_before"))
	}
	writeDispute(r, &m, d)
	if by != "" {
		m.Line(r.Words.Text("dispute.decided_by", "by", by))
	}
	m.BlankLine()
	m.Line(officialLine(r, d))
	message := m.Message(chat.Row(cardButton(r, d)), chat.Row(chat.Button(r.Words.Text("dispute.open_button"), toList.Link(ofUnit{}))))
	message.Protected = true
	return message
}

// writeOutcome writes the title that says what became of a dispute.
func writeOutcome(r chat.Renderer, m *chat.Markup, d scoring.Dispute) {
	m.Bold(r.Words.Text("dispute.outcome", "id", strconv.FormatInt(d.ID, 10), "state", stateWords(r, d)))
}

// withdrawScreen asks whether a dispute is withdrawn, and says what that does; of one that was rejected or withdrawn it says what
// became of it.
func withdrawScreen(r chat.Renderer, d scoring.Dispute) bot.Message {
	if !d.State.Withdrawable() {
		return withdrawnScreen(r, d)
	}
	var m chat.Markup
	m.Bold(r.Words.Text("dispute.withdraw_question", "id", strconv.FormatInt(d.ID, 10)))
	writeDispute(r, &m, d)
	if d.State == scoring.DisputeAccepted {
		m.BlankLine()
		m.Line(r.Words.Text("dispute.withdraw_accepted"))
	}
	message := m.Message(chat.Row(withdrawButton(r, ofOwn{ID: d.ID, Yes: true}), unitButton(r.Words.Text("dispute.keep_button"), d)))
	message.Protected = true
	return message
}

// withdrawnScreen says that a dispute is withdrawn, or that there was nothing to withdraw.
func withdrawnScreen(r chat.Renderer, d scoring.Dispute) bot.Message {
	var m chat.Markup
	writeOutcome(r, &m, d)
	if d.State != scoring.DisputeWithdrawn {
		m.Line(r.Words.Text("dispute.withdraw_nothing"))
	}
	writeDispute(r, &m, d)
	message := m.Message(chat.Row(unitButton(r.Words.Text("dispute.list_button"), d)))
	message.Protected = true
	return message
}

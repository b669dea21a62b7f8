package disputes

import (
	"motcua/bot/chat"
	"motcua/bot/chat/routes"
	"motcua/scoring"
)

// writeDispute writes what a dispute says, and what became of it.
func writeDispute(r chat.Renderer, m *chat.Markup, d scoring.Dispute) {
	m.Code(chat.Cut(chat.OneLine(d.Dossier.Code), chat.CodeColumns))
	m.Lines(disputeLines(r, d))
}

// disputeLines are what a dispute says, and what became of it, without the dossier's code.
func disputeLines(r chat.Renderer, d scoring.Dispute) []string {
	lines := append(dossierFacts(r, d.Month, d.Dossier), r.Words.Text("dispute.said", "reason", reasonWords(r, d)),
		r.Words.Text("dispute.filed_at", "time", r.Time(d.At, false)))
	state := stateWords(r, d)
	switch d.State {
	case scoring.DisputeOpen:
		return append(lines, r.Words.Text("dispute.waits", "state", state))
	case scoring.DisputeWithdrawn:
		return append(lines, r.Words.Text("dispute.decided", "state", state, "time", r.Time(d.Withdrawn, false)))
	}
	return append(lines, r.Words.Text("dispute.decided", "state", state, "time", r.Time(d.DecidedAt, false)))
}

// stateWords are what became of a dispute, in words.
func stateWords(r chat.Renderer, d scoring.Dispute) string {
	return r.Words.Text("dispute_state." + string(d.State))
}

// reasonWords are what is wrong: one of the fixed reasons, or what was written.
func reasonWords(r chat.Renderer, d scoring.Dispute) string {
	if d.Reason == scoring.OtherReason {
		return "“" + chat.Cut(chat.OneLine(d.Words), scoring.DisputeWords) + "”"
	}
	return r.Words.Text("dispute_reason." + string(d.Reason))
}

// officialLine says that a decision leaves the official score as it is.
func officialLine(r chat.Renderer, d scoring.Dispute) string {
	if d.State == scoring.DisputeAccepted {
		return r.Words.Text("dispute.official_accepted")
	}
	return r.Words.Text("dispute.official_rejected")
}

// cardButton leads to the card whose figures a dispute is about.
func cardButton(r chat.Renderer, d scoring.Dispute) chat.Choice {
	label := r.Words.Text("notice.card_button", "unit", chat.Cut(chat.UnitName(d.Dossier.UnitName), chat.ButtonWidth))
	return chat.Button(label, routes.Card.Link(routes.OfUnit{Month: d.Month, Unit: d.Dossier.Unit}))
}
